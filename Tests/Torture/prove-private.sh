# Proves what docs/privacy.md says: runs both programs under strace, in a home of their own, and prints every
# path that they look at, and how many sockets and child processes they make.
#
# usage: sh prove-private.sh FOLDER [libraries]
#
# FOLDER holds the programs; "libraries" says that they are of a build that isn't for use, and load some. Fails
# when there is a socket, a child process that isn't doctor's trial, or a path that the document doesn't name
# under "What is read" or "The command that proves it".
set -eu

folder=${1:?the folder of the programs}
libraries=${2-}
top=$(cd "$(dirname "$0")/../.." && pwd -P)
folder=$(cd "$folder" && pwd -P)

complain() {
  echo "prove-private: $*" >&2
  exit 1
}

command -v strace > /dev/null || complain "nothing is proved, since strace isn't installed"
strace -o /dev/null sh -c : 2> /dev/null || complain "nothing is proved, since strace may not watch a process here"

scratch=$(cd "$(mktemp -d "${TMPDIR:-/tmp}/prove-private.XXXXXX")" && pwd -P)
trap 'rm -rf "$scratch"' EXIT
trap 'exit 1' HUP INT TERM
home=$scratch/home
project=$home/src/lighthouse
mkdir -p "$project/.git" "$home/.claude/projects" "$scratch/tmp" "$home/bin"
echo 'ref: refs/heads/main' > "$project/.git/HEAD"
cp -R "$top"/examples/transcripts/* "$home/.claude/projects"
# Nothing is installed from the folder of a build.
cp "$folder/claude-hook-log" "$folder/session-stats" "$home/bin"
cd "$project"

# Whether the document names a path as one that a command looks at; ~ is the home, $TMPDIR what it says.
is_named() {
  case $2 in
    # The program itself, where it is called, and the time zone.
    /proc/self/exe | '~'/bin/"${1%% *}" | '~/src/lighthouse' | /etc/localtime | /usr/share/zoneinfo/*) return ;;
    /etc/ld.so.* | *.so | *.so.[0-9]* | /proc/self/maps | /sys/devices/system/cpu/* | /*/swift/linux* | '~/bin'*)
      test -z "$libraries" || return 0 ;;
  esac
  case $1 in
    claude-hook-log)
      case $2 in
        '~/.claude' | '~/.claude/logs' | '~/.claude/activity' | '~/.claude/logs/'activity-????-??-??.jsonl) ;;
        # One of the inputs is of Windows, where the transcript's path has no home that is known here.
        '~/.claude/projects/'*.jsonl | '~/.claude/projects/'*/subagents/agent-*.meta.json | C:*.jsonl) ;;
        */.git | */.git/HEAD) ;;
        *) return 1 ;;
      esac ;;
    'claude-hook-log '*)
      # Each part of the path of a settings file could be a link.
      case $scratch/ in "$2"/*) return ;; esac
      case $2 in
        '$SCRATCH' | '~' | '~/bin' | '~/src' | '~/src/lighthouse/.claude') ;;
        '~/.claude' | '~/.claude/'settings*.json | '~/src/lighthouse/.claude/'settings*.json) ;;
        '~/.claude/.settings.json.'*.new) ;;
        '~/.claude/backups' | '~/.claude/backups/claude-hook-log' | '~/.claude/backups/claude-hook-log/settings.json.'*) ;;
        '~/.claude/logs' | '~/.claude/activity') ;;
        '~/.claude/plugins' | '~/.claude/plugins/'installed_plugins.json | '~/.claude/plugins/'known_marketplaces.json) ;;
        '~/.claude/skills' | '~/src/lighthouse/.claude/skills' | */.git) ;;
        /etc | /etc/claude-code | /etc/claude-code/managed-settings*) ;;
        "/Library/Application Support/ClaudeCode"*) ;;
        *) test "$1" = 'claude-hook-log doctor' && is_named_to_doctor "$2" ;;
      esac ;;
    'session-stats rates') return 1 ;;
    *)
      case $2 in
        '~/.claude' | '~/.claude/logs' | '~/.claude/logs/'activity-????-??-??.jsonl) ;;
        '~/.claude/logs/'totals-????-??.ndjson | */hook-trouble.log | /sys/devices/system/cpu/online) ;;
        '~/.config/claude/projects' | '~/.claude/projects' | '~/.claude/projects/'*)
          case $1 in *rotate | *log*) return 1 ;; esac ;;
        *) return 1 ;;
      esac ;;
  esac
}

# What doctor looks at beside the settings: the logs, the dates of transcripts, and its trial.
is_named_to_doctor() {
  case $1 in
    '~/.claude/logs/'* | */hook-trouble.log | '~/.config/claude/projects') ;;
    '~/.claude/projects' | '~/.claude/projects/'*) ;;
    '$TMPDIR' | '$TMPDIR/claude-hook-log-doctor.'* | /bin/sh | /usr/bin/sh | /.git | /.git/HEAD) ;;
    # The shell of the trial loads libraries, whatever the program does.
    /etc/ld.so.* | *.so.[0-9]*) ;;
    *) return 1 ;;
  esac
}

# Turns traces into lines: "path P", "child", "starts P", "socket CALL". What is neither known to be about files
# nor about processes counts as a socket.
read_traces() {
  awk -v home="$home" -v scratch="$scratch" '
    function shown(path) {
      if (path == home || index(path, home "/") == 1) return "~" substr(path, length(home) + 1)
      if (index(path, scratch "/tmp") == 1) path = "$TMPDIR" substr(path, length(scratch) + 5)
      else if (path == scratch) path = "$SCRATCH"
      sub(/doctor\.[A-Za-z0-9]+/, "doctor.XXXXXX", path)
      return path
    }
    FNR == 1 { starts = 0 }
    { call = $2; sub(/\(.*/, "", call) }
    $2 ~ /^(\+\+\+|---|<\.\.\.)$/ { next }
    call ~ /^(clone3?|v?fork)$/ { if ($0 !~ /CLONE_THREAD/) print "child"; next }
    call ~ /^(execve(at)?)$/ {
      split($0, parts, "\"")
      if (starts++ && $0 !~ /ENOENT/) print "starts " shown(parts[2])
      print "path " shown(parts[2])
      next
    }
    call ~ /^(exit(_group)?|wait(4|id)|kill|tgkill|arch_prctl|set_tid_address|setpgid)$/ { next }
    # What a link is to lead to is no path that is looked at.
    call ~ /^symlink(at)?$/ { count = split($0, parts, "\""); print "path " shown(parts[count - 1]); next }
    call ~ /^(open(at2?)?|readlink(at)?|(l|new)?f?stat(at)?(64)?|statx|statfs|f?access(at2?)?|mkdir(at)?|f?chmod(at2?)?|unlink(at)?|rename(at2?)?|rmdir|getcwd|chdir)$/ {
      count = split($0, parts, "\"")
      last = call ~ /^rename/ ? count : 2
      for (i = 2; i <= last; i += 2) if (parts[i] != "") print "path " shown(parts[i])
      next
    }
    { print "socket " call }
  ' "$@"
}

failures=0
fail() {
  printf '    NOT AS DOCUMENTED: %s\n' "$*"
  failures=$((failures + 1))
}

traces=0
# Runs a command with that title, which must end with that status; standard input is its own.
trace() {
  expected=$1 title=$2
  shift 2
  traces=$((traces + 1))
  status=0
  env -i HOME="$home" TMPDIR="$scratch/tmp" PATH="$home/bin:/usr/bin:/bin" SWIFT_BACKTRACE=enable=no \
    strace -f -o "$scratch/trace.$traces" -e 'trace=%network,%process,%file,?io_uring_setup' "$@" \
    > "$scratch/output" 2>&1 || status=$?
  test "$status" = "$expected" || {
    cat "$scratch/output" >&2
    complain "$title ends with $status"
  }
}

# Says what the runs since the last time have done, and that it is as documented.
tell() {
  read_traces "$scratch"/trace.* > "$scratch/all"
  sockets=$(grep -c '^socket' "$scratch/all" || true)
  children=$(grep -c '^child' "$scratch/all" || true)
  sed -n 's/^path //p' "$scratch/all" | LC_ALL=C sort -u > "$scratch/paths"
  echo "$title: $traces $(test "$traces" = 1 && echo run || echo runs), $sockets sockets, $children children, looks at"
  while IFS= read -r path; do
    printf '    %s\n' "$path"
    is_named "$title" "$path" || fail "a path that docs/privacy.md doesn't name: $path"
  done < "$scratch/paths"
  test "$sockets" = 0 || fail "sockets: $(sed -n 's/^socket //p' "$scratch/all" | sort | uniq -c | tr '\n' ' ')"
  if test "$title" = 'claude-hook-log doctor'; then
    echo "    its children are the trial: $(sed -n 's/^starts //p' "$scratch/all" | sort | uniq -c |
      awk '{ printf "%s%s %s times", before, $2, $1; before = ", " }')"
    strangers=$(sed -n 's/^starts //p' "$scratch/all" | grep -vxE '/bin/sh|~/bin/claude-hook-log' || true)
    test -z "$strangers" || fail "it starts $strangers"
  else
    test "$children" = 0 || fail "child processes: $children"
    strangers=$(sed -n 's/^starts //p' "$scratch/all")
    test -z "$strangers" || fail "it starts $strangers"
  fi
  rm "$scratch"/trace.*
  traces=0
}

once() {
  trace "$@" < /dev/null
  tell
}

for input in "$top"/examples/hook-inputs/*.json; do
  sed "s|/home/ada|$home|g" "$input" > "$scratch/input"
  trace 0 claude-hook-log claude-hook-log < "$scratch/input"
done
tell
test -n "$(cat "$home"/.claude/logs/activity-*.jsonl)" || complain "the hook logged nothing"
once 0 'claude-hook-log install' claude-hook-log install
once 0 'claude-hook-log doctor' claude-hook-log doctor
once 0 'claude-hook-log uninstall' claude-hook-log uninstall
once 0 'session-stats' session-stats --range all
once 0 'session-stats --source log' session-stats --source log --range all
once 0 'session-stats budget' session-stats budget --limit 1000
once 0 'session-stats reconcile' session-stats reconcile --range all
once 0 'session-stats rates' session-stats rates
once 0 'session-stats accuracy' session-stats accuracy
once 0 'session-stats --source both' session-stats --source both --range all
once 0 'session-stats import' session-stats import
once 0 'session-stats rotate' session-stats rotate --keep 2

test "$failures" = 0 || complain "$failures findings are not as docs/privacy.md says"
echo "All is as docs/privacy.md says."
