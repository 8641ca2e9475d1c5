#!/bin/sh
# Feeds every example hook input to the real hook, as Claude Code would, and shows what comes of it.
# Usage: demo.sh FOLDER-OF-THE-EXECUTABLES FOLDER-FOR-THE-LOGS
set -eu

executables=$1
examples=$(dirname "$0")/hook-inputs
rm -rf "$2"
mkdir -p "$2"
logs=$(cd "$2" && pwd)

# The settings of whoever looks on mustn't change the show.
for variable in $(env | sed -n 's/^\(CLAUDE[A-Z0-9_]*\)=.*/\1/p'); do unset "$variable"; done
export CLAUDE_LOG_DIR="$logs"

count=0
for input in "$examples"/*.json; do
  "$executables/claude-hook-log" < "$input"
  count=$((count + 1))
done

echo "$count hook inputs went through claude-hook-log. Two of the records:"
echo
cat "$logs"/activity-*.jsonl | grep '"tool":"Edit"' | head -n 1
cat "$logs"/activity-*.jsonl | grep '"exit_code":1,' | head -n 1
echo
# Reports only what was logged here: without --log-dir, the report would include your own transcripts.
"$executables/session-stats" --range all --log-dir "$logs"
echo
echo "To go on: 'make test' runs the tests; 'make install && claude-hook-log install' sets up both programs"
echo "and registers the hook."
