#!/bin/sh
# Runs the tests that are built, and prints how many passed; before that only lines that begin with SKIPPED,
# and all that is known of failures.
#
#     run-tests.sh [OPTION-OF-SWIFT-TEST ...]
set -u
status=$(mktemp) || exit 1
trap 'rm -f "$status"' EXIT
{
  "${SWIFT:-swift}" test --skip-build --disable-xctest "$@" 2>&1
  echo $? > "$status"
} | awk -v tail=40 '
  # Lines without one of these marks go on with what the one above tells.
  /^(◇|✔|✘|➜|⚠|SKIPPED)/ { isFailure = /^✘/ }
  /^SKIPPED/ { if (!told[$0]++) print; next }
  /^. Test run with|^[^ ]+ Test run with/ { for (i = 1; i < NF; i++) if ($i == "with") count = $(i + 1) }
  isFailure { failures = failures $0 "\n"; next }
  { last[++lines % tail] = $0 }
  END {
    if (count == "") for (i = lines + 1; i <= lines + tail; i++) if (i % tail in last) print substr(last[i % tail], 1, 500)
    printf "%s", failures
    if (failures == "" && count != "") print count " tests passed"
  }'
exit "$(cat "$status")"
