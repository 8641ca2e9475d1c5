#!/bin/sh
# Installs the real client into .build/real-client, where it isn't installed or REAL_CLAUDE doesn't name one: the newest, or that of the
# version of claude-agent-sdk that is given. The client is in that package.
set -eu
cd "$(dirname "$0")/../.."
place=.build/real-client
package=claude-agent-sdk${1:+==$1}
if test -n "${REAL_CLAUDE:-}"; then
  exit 0
fi
if test -z "${1:-}" && ls $place/lib/python3*/site-packages/claude_agent_sdk/_bundled/claude > /dev/null 2>&1; then
  exit 0
fi
if ! { python3 -m venv $place && $place/bin/pip install --quiet --retries 1 --timeout 20 "$package"; } > $place.log 2>&1; then
  rm -rf $place
  echo "SKIPPED: installing the real client, since its package can't be had here ($place.log says why)"
fi
