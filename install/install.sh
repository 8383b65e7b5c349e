#!/usr/bin/env bash
# Builds TotalMemory, places it in its home, and registers it in Claude Code and Codex.
# usage: install/install.sh [--trust-codex-hooks] [--no-import] [--service]
# Needs the .NET SDK 10 and a C linker (gcc or clang). Installs nothing with root, downloads only NuGet packages.
set -euo pipefail

source_folder="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"

fail() { printf 'install: %s\n' "$1" >&2; exit 1; }

case "$(uname -s)" in
  Linux) os=linux; [ -e /lib/ld-musl-x86_64.so.1 ] && os=linux-musl; default_home="${XDG_DATA_HOME:-$HOME/.local/share}/totalmemory" ;;
  Darwin) os=osx; default_home="$HOME/Library/Application Support/TotalMemory" ;;
  *) fail "this system is not supported by install.sh; on Windows run install/install.ps1" ;;
esac
case "$(uname -m)" in
  x86_64|amd64) architecture=x64 ;;
  aarch64|arm64) architecture=arm64 ;;
  *) fail "the processor $(uname -m) is not supported" ;;
esac
rid="$os-$architecture"
home="${TOTALMEMORY_HOME:-$default_home}"
export TOTALMEMORY_HOME="$home"

command -v dotnet >/dev/null 2>&1 || fail "the .NET SDK 10 is missing. Get it from https://dotnet.microsoft.com/download or your package manager (dotnet-sdk-10.0), then run this again."
(cd "$source_folder" && dotnet --version >/dev/null 2>&1) || fail "a .NET SDK 10.0.4xx is needed (global.json); 'dotnet --list-sdks' shows what you have. Get it from https://dotnet.microsoft.com/download, then run this again."
command -v clang >/dev/null 2>&1 || command -v gcc >/dev/null 2>&1 || fail "a C linker is missing. Debian/Ubuntu: sudo apt-get install gcc libc6-dev   Fedora: sudo dnf install gcc   macOS: xcode-select --install"

staging="$(mktemp -d)"
trap 'rm -rf "$staging"' EXIT

# Publishing must not touch the lock files of the source folder.
publish() { # project folder, further arguments
  printf 'building %s\n' "$1"
  dotnet publish "$source_folder/src/$1" -c Release -r "$rid" -o "$staging/$1" --nologo -v quiet -p:NuGetLockFilePath="$staging/$1.lock.json" -p:DebugType=none "${@:2}" >"$staging/$1.log" 2>&1 ||
    { cat "$staging/$1.log" >&2; fail "building $1 failed; the compiler's words stand above"; }
}
publish Hooks
publish Mcp
publish Cli
publish Worker --self-contained -p:PublishReadyToRun=true

umask 077
mkdir -p "$home/bin"
[ -x "$home/bin/totalmemory" ] && "$home/bin/totalmemory" worker stop >/dev/null 2>&1 || true

# A rename replaces a file that is being run; the path stays the same, which Codex's trust depends on.
place() { cp "$1" "$2.new" && mv -f "$2.new" "$2"; }
place "$staging/Hooks/totalmemory-hook" "$home/bin/totalmemory-hook"
place "$staging/Mcp/totalmemory-mcp" "$home/bin/totalmemory-mcp"
place "$staging/Cli/totalmemory-cli" "$home/bin/totalmemory"
for library in "$staging"/Cli/libe_sqlite3.*; do [ -e "$library" ] && place "$library" "$home/bin/$(basename "$library")"; done
rm -f "$staging"/Worker/*.pdb
rm -rf "$home/bin/worker.new" && cp -R "$staging/Worker" "$home/bin/worker.new"
rm -rf "$home/bin/worker" && mv "$home/bin/worker.new" "$home/bin/worker"
ln -sf worker/totalmemory-worker "$home/bin/totalmemory-worker"

"$home/bin/totalmemory" install "$@"
