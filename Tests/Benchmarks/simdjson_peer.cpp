// Adds up logs with simdjson's on-demand parser, on one thread: totals, tools, projects, models, days, sessions, edited files.

#include <simdjson.h>

#include <chrono>
#include <cstdio>
#include <string>
#include <string_view>
#include <unordered_map>

using namespace simdjson;

struct Hash {
  using is_transparent = void;
  size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};

struct Figures {
  uint64_t calls = 0, input = 0, output = 0;

  void add(uint64_t read, uint64_t wrote) { calls++, input += read, output += wrote; }
};

using Table = std::unordered_map<std::string, Figures, Hash, std::equal_to<>>;

// Looks a name up without making a string of it, unless it is new.
static Figures &at(Table &table, std::string_view name) {
  auto found = table.find(name);
  return found != table.end() ? found->second : table.emplace(name, Figures()).first->second;
}

static bool is_edit(std::string_view tool) { return tool == "Edit" || tool == "Write" || tool == "MultiEdit" || tool == "NotebookEdit"; }

int main(int count, char **paths) {
  auto start = std::chrono::steady_clock::now();
  Table tools, projects, models, days, sessions, files;
  uint64_t failures = 0, added = 0, removed = 0;
  ondemand::parser parser;
#ifdef SIMDJSON_THREADS_ENABLED
  parser.threaded = false;
#endif
  for (int index = 1; index < count; index++) {
    padded_string log = padded_string::load(paths[index]);
    Figures &day = at(days, paths[index]);
    ondemand::document_stream records = parser.iterate_many(log, 1 << 17);
    for (auto record : records) {
      std::string_view session, tool, file, project, model;
      uint64_t input = 0, output = 0;
      for (auto field : record.get_object()) {
        ondemand::raw_json_string name = field.key();
        if (name == "session_id") session = field.value().get_string();
        else if (name == "tool") tool = field.value().get_string();
        else if (name == "file") file = field.value().get_string();
        else if (name == "project") project = field.value().get_string();
        else if (name == "model") model = field.value().get_string();
        else if (name == "error") failures++;
        else if (name == "tokens") {
          for (auto figure : field.value().get_object()) {
            ondemand::raw_json_string kind = figure.key();
            if (kind == "input") input = figure.value().get_uint64();
            else if (kind == "output") output = figure.value().get_uint64();
          }
        } else if (name == "lines") {
          for (auto figure : field.value().get_object()) {
            ondemand::raw_json_string kind = figure.key();
            if (kind == "added") added += uint64_t(figure.value().get_uint64());
            else if (kind == "removed") removed += uint64_t(figure.value().get_uint64());
          }
        }
      }
      at(tools, tool).add(input, output);
      at(projects, project).add(input, output);
      at(models, model).add(input, output);
      at(sessions, session).add(input, output);
      day.add(input, output);
      if (is_edit(tool)) at(files, file).add(input, output);
    }
  }
  std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
  uint64_t calls = 0;
  for (auto &tool : tools) calls += tool.second.calls;
  std::printf("{\"records\":%llu,\"sessions\":%zu,\"seconds\":%f,\"more\":[%llu,%llu,%llu],\"tools\":{", (unsigned long long)calls, sessions.size(),
              seconds.count(), (unsigned long long)failures, (unsigned long long)added, (unsigned long long)removed);
  const char *comma = "";
  for (auto &tool : tools) {
    std::printf("%s\"%s\":[%llu,%llu,%llu]", comma, tool.first.c_str(), (unsigned long long)tool.second.calls, (unsigned long long)tool.second.input,
                (unsigned long long)tool.second.output);
    comma = ",";
  }
  std::printf("}}\n");
}
