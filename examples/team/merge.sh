#!/bin/sh
# Collects the logs of several machines in a team's directory, and reports them by user.
# Usage: merge.sh TEAM USER/MACHINE=FOLDER...
#
#     merge.sh ~/team ada/laptop=/mnt/ada/.claude/logs ada/desktop=/mnt/desk/logs bob/laptop=/mnt/bob/logs
#
# copies into ~/team/ada/laptop and so on. Run it as often as you like: a file is copied over its older copy, so
# nothing counts twice, and what was rotated away or deleted on a machine stays in the team's directory.
#
# Costs are estimates of the tool traffic. What the API billed is only in each user's own transcripts, which contain whole
# conversations and therefore aren't collected.
set -eu
umask 077

if [ $# -lt 2 ]; then
  echo "usage: merge.sh TEAM USER/MACHINE=FOLDER..." >&2
  exit 64
fi
team=$1
shift

for source in "$@"; do
  case ${source%%=*} in
    */*/* | /* | */ | .* | */.*) wrong=yes ;;
    */*) wrong= ;;
    *) wrong=yes ;;
  esac
  case $source in
    *=?*) ;;
    *) wrong=yes ;;
  esac
  if [ -n "$wrong" ]; then
    echo "merge.sh: '$source' isn't USER/MACHINE=FOLDER, such as ada/laptop=/mnt/ada/.claude/logs" >&2
    exit 64
  fi
done

status=0
for source in "$@"; do
  name=${source%%=*}
  folder=${source#*=}
  if [ ! -d "$folder" ]; then
    echo "merge.sh: there is no directory $folder for $name; its older copies are reported" >&2
    status=1
    continue
  fi
  mkdir -p "$team/$name"
  # The totals of rotated day files come last: a day file that is folded into them meanwhile was copied before,
  # and a report counts what it finds in both once.
  for file in "$folder"/activity-*.jsonl "$folder"/totals-*.ndjson; do
    if [ ! -f "$file" ] || [ -L "$file" ]; then continue; fi
    copy=$team/$name/${file##*/}
    if [ -f "$copy" ] && cmp -s "$file" "$copy"; then continue; fi
    # Put in place when it is whole: a report may be made at any moment.
    if cp "$file" "$copy.part" && mv -f "$copy.part" "$copy"; then continue; fi
    status=1
  done
done

session-stats --log-dir "$team" --range all --by user || status=1
exit "$status"
