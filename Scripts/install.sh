#!/bin/sh
# Installs both programs, their manual pages and completions below PREFIX, or takes them away again;
# 'make install' and 'make uninstall' run it. Where DESTDIR is set, a package is put together there.
#
#   sh Scripts/install.sh install FOLDER-OF-THE-EXECUTABLES
#   sh Scripts/install.sh uninstall
set -eu
cd "$(dirname "$0")/.."

programs='claude-hook-log session-stats'
executables=${2:-}
completions=''
new=''

# Calls a function with source, mode and place below PREFIX of each file: all that is installed.
each() {
  for program in $programs; do
    "$1" "$executables/$program" 755 "bin/$program"
    "$1" "docs/man/$program.1" 644 "share/man/man1/$program.1"
    "$1" "$completions/$program.bash" 644 "share/bash-completion/completions/$program"
    "$1" "$completions/$program.zsh" 644 "share/zsh/site-functions/_$program"
    "$1" "$completions/$program.fish" 644 "share/fish/vendor_completions.d/$program.fish"
  done
}

fail() {
  echo "install.sh: $1" >&2
  exit 1
}

# Lets the programs write their completions, before anything is installed.
generate() {
  completions=$(mktemp -d)
  for program in $programs; do
    [ -x "$executables/$program" ] || fail "$executables/$program isn't there; say 'make build'"
    for shell in bash zsh fish; do
      "$executables/$program" --generate-completion-script "$shell" \
        > "$completions/$program.$shell" || fail "$program has no completions for $shell"
    done
  done
}

# A hook that runs meanwhile sees the old file or the new one: only a whole file gets the name.
put() {
  folder=$DESTDIR$PREFIX/${3%/*}
  name=${3##*/}
  [ ! -d "$folder/$name" ] || fail "$folder/$name is a folder; move it away first"
  mkdir -p "$folder"
  new=$folder/.$name.new
  install -m "$2" "$1" "$new"
  mv -f "$new" "$folder/$name"
  echo "  $3"
}

take_away() {
  rm -f "$DESTDIR$PREFIX/$3"
}

# A path as it is written between double quotes.
escaped() {
  printf '%s' "$1" | sed 's/[\\"$`]/\\&/g'
}

say_what_is_next() {
  bin=$PREFIX/bin
  functions=$PREFIX/share/zsh/site-functions
  program=claude-hook-log
  echo
  case :$PATH: in
    *":$bin:"*) echo "$bin is on your PATH." ;;
    *)
      program="\"$(escaped "$bin/$program")\""
      echo "$bin isn't on your PATH. Add this line to your shell's start file:"
      case ${SHELL:-} in
        */fish) echo "  fish_add_path \"$(escaped "$bin")\"" ;;
        *) echo "  export PATH=\"$(escaped "$bin"):\$PATH\"" ;;
      esac
      ;;
  esac
  if command -v zsh > /dev/null && ! zsh -fc '(( $fpath[(Ie)$1] ))' zsh "$functions"; then
    echo "For completions in zsh, add this line to ~/.zshrc, before compinit:"
    echo "  fpath+=(\"$(escaped "$functions")\")"
  fi
  echo "Next, let Claude Code run the hook: $program install"
}

: "${PREFIX=}" "${DESTDIR=}"
case $PREFIX in
  '~/'*) PREFIX=$HOME/${PREFIX#??} ;;  # some shells leave PREFIX=~/... to us
  /*) ;;
  *) fail "PREFIX is '$PREFIX'; expected a path that begins with /" ;;
esac
PREFIX=${PREFIX%/}
umask 022
trap 'rm -rf "$completions" "$new"' EXIT
trap 'exit 1' HUP INT TERM

case ${1:-} in
  install)
    generate
    echo "Installed in $DESTDIR$PREFIX:"
    each put
    [ -n "$DESTDIR" ] || say_what_is_next
    ;;
  uninstall)
    if [ -z "$DESTDIR" ]; then
      echo "A hook that is gone makes each tool call show an error: 'claude-hook-log uninstall' takes it out"
      echo "of settings.json. Where that wasn't done, 'make install' brings the program back to do it."
    fi
    each take_away
    echo "Removed from $DESTDIR$PREFIX what 'make install' put there."
    ;;
  *) fail "say 'make install' or 'make uninstall'" ;;
esac
