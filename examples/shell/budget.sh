# A look at the budget whenever a shell starts, for bash, zsh and other POSIX shells.
# Put into ~/.bashrc or ~/.zshrc:
#
#     export CLAUDE_DAILY_BUDGET=5
#     . ~/path/to/budget.sh
#
# An interactive shell then begins with one line when 80 percent of the limit are spent, and with nothing
# before; without the program or without a limit nothing happens either.
#
# The dollars are the API's bill of today, by Claude Code's transcripts. Where there are none, they are the estimate of
# the tool traffic in the log, which is only a part of it. The line says which.

# The line of 'session-stats budget', which takes the options that are given. It never fails, so that
# shells with 'set -e' start, too.
claude_budget_check() {
  [ -n "${CLAUDE_DAILY_BUDGET:-}" ] || return 0
  command -v session-stats > /dev/null 2>&1 || return 0
  command session-stats budget "$@" || :
}

# Whether today cost as much as a limit, in the same dollars: claude_cost_reaches USD [options of the report]
#
#     claude_cost_reaches 2.50 --project my-app && echo "enough for today"
#
# Status 0 when they do, 1 when they don't, 2 when that can't be told. Amounts have four decimals and never
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
