#!/bin/sh
# Runs the installed programs of TotalMemory for the plugin. Beside a manual installation it leaves the work to that one.
# usage: run.sh hook CLIENT EVENT | run.sh server | run.sh remember|forget|memory, with what the user typed on stdin
set -eu

case "$(uname -s)" in
  Darwin) default_home="$HOME/Library/Application Support/TotalMemory" ;;
  MINGW*|MSYS*) default_home="$LOCALAPPDATA/TotalMemory" ;;
  *) default_home="${XDG_DATA_HOME:-$HOME/.local/share}/totalmemory" ;;
esac
home="${TOTALMEMORY_HOME:-$default_home}"
bin="$home/bin"
settings="${CLAUDE_CONFIG_DIR:-$HOME/.claude}/settings.json"
state="${CLAUDE_CONFIG_DIR:-$HOME}/.claude.json"

has() { [ -f "$2" ] && grep -q "$1" "$2"; }

# The programs come from npm's package, in the background and once at a time; the next session has them.
bring() {
  command -v npx >/dev/null 2>&1 || return 0
  mkdir -p "$home" && mkdir "$home/bringing" 2>/dev/null || return 0
  (npx -y totalmemory install --programs </dev/null >/dev/null 2>&1; rmdir "$home/bringing") >/dev/null 2>&1 &
}

case "$1" in
  hook)
    ! has totalmemory-hook "$settings" || exit 0
    if [ ! -x "$bin/totalmemory-hook" ]; then
      [ "$3" != SessionStart ] || bring
      exit 0
    fi
    exec "$bin/totalmemory-hook" "$2" "$3" ;;
  server)
    [ -x "$bin/totalmemory-mcp" ] || { printf 'TotalMemory is not installed yet: npx -y totalmemory install\n' >&2; exit 1; }
    # Registered by hand as well: that server has the tools, and this one lists none.
    ! has 'bin/totalmemory-mcp"' "$state" || exec "$bin/totalmemory-mcp" --tools none
    exec "$bin/totalmemory-mcp" ;;
  remember|forget|memory)
    [ -x "$bin/totalmemory" ] || { printf 'TotalMemory is not installed yet: npx -y totalmemory install\n'; exit 0; }
    # One argument, whatever it holds; what goes wrong is told like what goes well.
    typed=$(cat)
    case "$1${typed:+ words}" in
      remember) printf 'Nothing was saved. Say what to remember: /remember WORDS\n' ;;
      forget) printf 'Nothing was forgotten. Say what to forget: /forget NUMBER, or words of it\n' ;;
      memory) "$bin/totalmemory" briefing 2>&1 || : ;;
      "remember words") "$bin/totalmemory" save -- "$typed" 2>&1 || : ;;
      # Without its words, which would stand in this session's transcript.
      "forget words") "$bin/totalmemory" forget -- "$typed" 2>&1 | sed 's/^\(Forgot #[0-9]*\):.*/\1/' ;;
      "memory words") "$bin/totalmemory" search -- "$typed" 2>&1 || : ;;
    esac ;;
  *) exit 2 ;;
esac
