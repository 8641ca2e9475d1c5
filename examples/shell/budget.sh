# A look at the budget whenever a shell starts, for bash, zsh and other POSIX shells.
# Put into ~/.bashrc or ~/.zshrc:
#
#     export CLAUDE_DAILY_BUDGET=5
#     . ~/path/to/budget.sh
#
# An interactive shell then begins with one line when 80 percent of the limit are spent, and with nothing
# before; without the program or without a limit nothing happens either.
#
# The cost is what the API billed today, based on Claude Code's transcripts. Without transcripts, it is an estimate of the
# tool traffic in the log, which is only part of the bill. The line says which it shows.

# The line of 'session-stats budget', which takes the options that are given. It never fails, so that
# shells with 'set -e' start, too.
claude_budget_check() {
  [ -n "${CLAUDE_DAILY_BUDGET:-}" ] || return 0
  command -v session-stats > /dev/null 2>&1 || return 0
  command session-stats budget "$@" || :
}

# Whether today's cost, of the same kind, reaches a limit: claude_cost_reaches USD [options of the report]
#
#     claude_cost_reaches 2.50 --project my-app && echo "enough for today"
#
# Status 0 if it does, 1 if it doesn't, 2 if that can't be determined. Amounts have four decimals and never
# an exponent, which bc couldn't read; jq and bc must be installed.
claude_cost_reaches() (
  limit=${1:-}
  case $limit in
    '' | *[!0-9.]* | *.*.* | .)
      echo "usage: claude_cost_reaches USD [options of session-stats]" >&2
      exit 2
      ;;
  esac
  shift
  cost=$(command session-stats --json "$@" | jq -r '.summary.estimated_cost.total // 0') || exit 2
  [ -n "$cost" ] || exit 2
  answer=$(printf '%s >= %s\n' "$cost" "$limit" | bc) || exit 2
  case $answer in
    1) exit 0 ;;
    0) exit 1 ;;
    *) exit 2 ;;
  esac
)

# Only for people: what a shell prints that copies files from afar would break the copy.
case $- in
  *i*) claude_budget_check ;;
esac
