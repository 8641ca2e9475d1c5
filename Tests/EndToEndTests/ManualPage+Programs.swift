import CommandLineTool
import SessionStats
import claude_hook_log

extension ManualPage {
  static let pages = [hook, stats]

  private static let records: (path: String, help: String) = (
    "~/.claude/logs/activity-YYYY-MM-DD.jsonl",
    "The records of a day, a JSON object a line. The date is the local one."
  )
  private static let kept: (path: String, help: String) = (
    "~/.claude/activity",
    "Where they really are. ~/.claude/logs is a link to it: Claude Code deletes old files in a directory named "
      + "logs, but doesn't follow a link."
  )

  private static let hook = ManualPage(
    program: HookCommand.command,
    description: [
      """
      For each tool call it estimates the tokens of arguments and result, at four characters a token, \
      and appends one line of JSON to the file of the day. Secrets are redacted first. As a hook it \
      opens no network connection and starts no program.
      """
    ],
    files: [
      records,
      kept,
      (
        "~/.claude/logs/hook-trouble.log",
        "What kept it from writing records, a dated line each; at most 64 KiB."
      ),
      ("~/.claude/settings.json", "Where Claude Code is told to run it."),
      (
        "~/.claude/backups/claude-hook-log/settings.json.*",
        "Settings files as they were before each change; .none at the end says that there was no file."
      ),
    ],
    examples: [
      (
        "Register it, and see whether it works:",
        "claude-hook-log install && claude-hook-log doctor"
      ),
      (
        "Show what would be kept of a hook input, and why:",
        "claude-hook-log --explain < hook-input.json"
      ),
      (
        "Log it into this directory:", "CLAUDE_LOG_DIR=\"$PWD\" claude-hook-log < hook-input.json"
      ),
    ],
    seeAlso: (
      "session-stats",
      "The documents log-format.md and privacy.md of the source say what each member of a record is, and "
        + "what is never kept."
    ))

  private static let stats = ManualPage(
    program: StatsOptions.command,
    description: [
      """
      Reads the records that claude-hook-log(1) wrote and Claude Code's own transcripts for the days \
      you ask for, and adds them up. Without options, it prints a summary of today; with --by, a \
      table. It skips what it can't read and names it on standard error.
      """,
      """
      The first line says which kind of cost the report shows. API cost is the bill, based on the \
      API's own counts in transcripts. Tool traffic is an estimate from calls alone, and only part of \
      the bill; reports show it by tool, file, command or URL, and where there are no transcripts.
      """,
    ],
    files: [
      records,
      kept,
      (
        "~/.claude/logs/hook-trouble.log",
        "What kept the hook from writing records; counted in the report."
      ),
      ("~/.claude/projects", "Claude Code's transcripts, which contain what the API counted."),
    ],
    examples: [
      ("Today's cost, and that of the last week:", "session-stats; session-stats --range week"),
      ("All that was done for one project:", "session-stats --range all --project 'my-app*'"),
      (
        "The ten dearest pairs of project and model of this month:",
        "session-stats --range this-month --by project,model --sort cost --top 10"
      ),
      ("For a spreadsheet, a row a day:", "session-stats --range month --by day --format csv"),
      ("At rates of your own:", "CLAUDE_RATE_INPUT=0.005 CLAUDE_RATE_OUTPUT=0.025 session-stats"),
      ("How good the estimate is for you:", "session-stats accuracy --range month"),
      (
        "Why Claude Code's own count of a session differs:",
        "session-stats reconcile --range week --format csv"
      ),
      (
        "In the start of a shell, a line when five dollars get near:",
        "session-stats budget --limit 5"
      ),
      (
        "Complete all this in bash:",
        "session-stats --generate-completion-script bash > session-stats.bash"
      ),
    ],
    seeAlso: (
      "claude-hook-log", "The document reports.md of the source defines each figure."
    ))
}
