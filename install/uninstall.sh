#!/usr/bin/env bash
# Takes TotalMemory out of both clients. What is remembered stays unless --purge is given.
set -euo pipefail
case "$(uname -s)" in
  Darwin) default_home="$HOME/Library/Application Support/TotalMemory" ;;
  *) default_home="${XDG_DATA_HOME:-$HOME/.local/share}/totalmemory" ;;
esac
home="${TOTALMEMORY_HOME:-$default_home}"
[ -x "$home/bin/totalmemory" ] || { printf 'uninstall: nothing is installed in %s\n' "$home" >&2; exit 1; }
exec "$home/bin/totalmemory" uninstall "$@"
