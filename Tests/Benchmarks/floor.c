/* The least that a program can do for one tool call, to hold the real ones against.

   floor append LOG   reads standard input to its end and appends one line to LOG
   floor read FILE    reads FILE to its end */

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char line[] =
    "{\"timestamp\":\"2026-01-14T15:30:00Z\",\"session_id\":\"3f6c1d2e-8a47-4b90-9c15-d04e7b1a6f28\",\"tool\":\"Bash\","
    "\"command\":\"npm test\",\"project\":\"lighthouse\",\"project_dir\":\"/home/ada/src/lighthouse\",\"tokens\":{\"input\":36,"
    "\"output\":20,\"total\":56},\"chars\":{\"arguments\":80,\"result\":147},\"duration_ms\":3127,\"result_hash\":"
    "\"5d0c82f7a91e4b36\",\"tool_use_id\":\"toolu_01erQ7Ex6E5vsppzoQkuuShY\",\"v\":1}\n";

/* Reads to the end, all of it into one growing buffer when `keep` is set. */
static int read_all(int file, int keep) {
  size_t room = 1 << 16, used = 0;
  char *buffer = malloc(room);
  for (;;) {
    ssize_t count = buffer ? read(file, buffer + used, room - used) : -1;
    if (count <= 0) return count == 0;
    if (keep) used += (size_t)count;
    if (used == room) buffer = realloc(buffer, room *= 2);
  }
}

int main(int count, char **arguments) {
  if (count != 3) return 64;
  if (strcmp(arguments[1], "read") == 0) {
    int file = open(arguments[2], O_RDONLY | O_CLOEXEC);
    return file >= 0 && read_all(file, 0) ? 0 : 1;
  }
  if (!read_all(0, 1)) return 1;
  int log = open(arguments[2], O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
  ssize_t length = sizeof line - 1;
  return log >= 0 && write(log, line, (size_t)length) == length ? 0 : 1;
}
