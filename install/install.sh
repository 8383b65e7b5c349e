#!/usr/bin/env bash
# Builds TotalMemory from source, places it in its home, and registers it in Claude Code and Codex.
# usage: install/install.sh [--trust-codex-hooks] [--no-import] [--service]
# Needs the .NET SDK 10 and a C linker (gcc or clang). Installs nothing with root, downloads only NuGet packages.
# Without an SDK: install/get.sh.
set -euo pipefail
program_name=install
# shellcheck source=install/publish.sh
. "$(dirname "${BASH_SOURCE[0]}")/publish.sh"

rid="$(host_rid)"
require_sdk
require_linker
package="$(mktemp -d)"
trap 'rm -rf "$package"' EXIT
publish_programs "$rid" "$package"
case "$rid" in win-*) suffix=.exe ;; *) suffix="" ;; esac
"$package/totalmemory$suffix" install "$@"
