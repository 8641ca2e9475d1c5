#!/bin/sh
# Writes a review of last week, Monday to Sunday, in Markdown: to a file, or to standard output.
# Usage: weekly-review.sh [FILE]
#
# Costs of the week, its days, projects and models are what the API billed, based on Claude Code's transcripts. Costs by
# tool and of failures are estimates of the tool traffic. Without transcripts of that week, all costs are. Each section
# says which it shows.
#
# A line of 'crontab -e' for Mondays at eight (cron wants a backslash before %):
#
#     0 8 * * 1 "$HOME/path/to/weekly-review.sh" "$HOME/claude-reviews/$(date +\%F).md"
set -eu

# Cron's PATH doesn't have what is installed for a user.
PATH="$HOME/.local/bin:/usr/local/bin:/opt/homebrew/bin:$PATH"

# A table under a heading. What is wrong with the logs was said by the summary, which goes first.
section() {
  printf '\n## %s\n\n' "$1"
  shift
  session-stats --range last-week --format markdown "$@" 2> /dev/null
}

# A failure doesn't end the review: what could be read is in it.
review() {
  status=0
  session-stats --range last-week --format markdown || status=1
  section "By day" --by day || status=1
  section "By project" --by project --sort cost || status=1
  section "By model" --by model --sort cost || status=1
  section "By tool" --by tool || status=1
  section "Failures by tool" --failed --by tool || status=1
  section "Failures by command" --failed --by command --top 20 || status=1
  return "$status"
}

if [ $# -eq 0 ]; then
  review
  exit
fi

# Written beside the file, then put in its place: nobody finds half a review.
mkdir -p "$(dirname "$1")"
status=0
review > "$1.part" || status=1
mv -f "$1.part" "$1"
exit "$status"
