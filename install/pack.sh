#!/usr/bin/env bash
# Makes the packages of a release: archives with SHA256SUMS, npm's packages, and a tool of the .NET SDK.
# usage: install/pack.sh [RID...]    default: this machine's platform; writes to artifacts/packages/
set -euo pipefail
program_name=pack
# shellcheck source=install/publish.sh
. "$(dirname "${BASH_SOURCE[0]}")/publish.sh"
# shellcheck source=install/nuget.sh
. "$(dirname "${BASH_SOURCE[0]}")/nuget.sh"

require_sdk
packages="$source_folder/artifacts/packages"
platforms="linux-x64 linux-arm64 linux-musl-x64 win-x64 osx-arm64 osx-x64"
staging="$(mktemp -d)"
trap 'rm -rf "$staging"' EXIT
version=""
mkdir -p "$packages"

# MinVer is known only after the restore that building begins with.
find_version() {
  version="$(cd "$source_folder" && dotnet msbuild src/Cli/TotalMemory.Cli.csproj -t:GetAssemblyVersion -getProperty:Version)"
  [ -n "$version" ] || fail "the version is unknown"
}

node_platform() { # rid: "os cpu [libc]" as Node.js names them
  case "$1" in
    linux-musl-*) printf 'linux %s musl\n' "${1#linux-musl-}" ;;
    linux-*) printf 'linux %s glibc\n' "${1#linux-}" ;;
    osx-*) printf 'darwin %s\n' "${1#osx-}" ;;
    win-*) printf 'win32 %s\n' "${1#win-}" ;;
  esac
}

node_name() { # rid
  local os cpu libc
  read -r os cpu libc <<<"$(node_platform "$1")"
  [ "${libc:-}" != musl ] || os="$os-musl"
  printf '@totalmemory/%s-%s\n' "$os" "$cpu"
}

# The same bytes for the same files, whoever packs them, where tar can do that.
tar_of() { # folder that holds it, its name
  local -a same=()
  case "$(tar --version)" in *GNU*) same=(--sort=name --mtime=@0 --owner=0 --group=0 --numeric-owner) ;; esac
  tar ${same[@]+"${same[@]}"} -cf - -C "$1" "$2"
}

pack_tar() { # archive, folder that holds it, its name
  tar_of "$2" "$3" | gzip -9n >"$1"
}

# For get.sh, where xz is installed. Native code packs better when xz knows whose it is.
pack_smaller() { # rid, archive, folder that holds it, its name
  local -a code=()
  command -v xz >/dev/null 2>&1 || return 0
  case "$1" in *-x64) code=(--x86) ;; esac
  tar_of "$3" "$4" | xz ${code[@]+"${code[@]}"} --lzma2=preset=9e >"$2"
}

pack_archive() { # rid, folder with the programs
  local name="totalmemory-$version-$1" folder="$staging/archive-$1"
  rm -f "$packages"/totalmemory-*-"$1".tar.?z "$packages"/totalmemory-*-"$1".zip
  mkdir -p "$folder"
  mv "$2" "$folder/$name"
  case "$1" in
    win-*) (cd "$folder" && python3 -m zipfile -c "$packages/$name.zip" "$name") ;;
    *)
      pack_tar "$packages/$name.tar.gz" "$folder" "$name"
      pack_smaller "$1" "$packages/$name.tar.xz" "$folder" "$name" ;;
  esac
  mv "$folder/$name" "$2"
}

pack_npm_platform() { # rid, folder with the programs
  local os cpu libc line="" folder="$staging/npm-$1"
  read -r os cpu libc <<<"$(node_platform "$1")"
  [ -z "$libc" ] || line=",
  \"libc\": [\"$libc\"]"
  mkdir -p "$folder"
  mv "$2" "$folder/package"
  cat >"$folder/package/package.json" <<JSON
{
  "name": "$(node_name "$1")",
  "version": "$version",
  "description": "The programs of TotalMemory for $1",
  "license": "MIT",
  "os": ["$os"],
  "cpu": ["$cpu"]$line
}
JSON
  rm -f "$packages/totalmemory-$1"-*.tgz
  pack_tar "$packages/totalmemory-$1-$version.tgz" "$folder" package
  mv "$folder/package" "$2"
}

pack_npm_launcher() {
  local folder="$staging/npm/package" rid
  mkdir -p "$folder"
  cp "$source_folder/install/npm/totalmemory.js" "$source_folder/LICENSE" "$source_folder/README.md" "$folder/"
  chmod 755 "$folder/totalmemory.js"
  {
    printf '{\n  "name": "totalmemory",\n  "version": "%s",\n' "$version"
    printf '  "description": "A memory for Claude Code and Codex that fills itself",\n  "license": "MIT",\n'
    printf '  "bin": { "totalmemory": "totalmemory.js" },\n  "engines": { "node": ">=18" },\n  "optionalDependencies": {'
    local comma=""
    for rid in $platforms; do
      printf '%s\n    "%s": "%s"' "$comma" "$(node_name "$rid")" "$version"
      comma=,
    done
    printf '\n  }\n}\n'
  } >"$folder/package.json"
  rm -f "$packages"/totalmemory-[0-9]*.tgz
  pack_tar "$packages/totalmemory-$version.tgz" "$staging/npm" package
}

write_sums() {
  (cd "$packages" && rm -f SHA256SUMS && for file in *.tar.gz *.tar.xz *.zip *.tgz *.nupkg; do
    [ ! -e "$file" ] || if command -v sha256sum >/dev/null 2>&1; then sha256sum "$file"; else shasum -a 256 "$file"; fi
  done >SHA256SUMS.new && mv SHA256SUMS.new SHA256SUMS)
}

[ $# -gt 0 ] || set -- "$(host_rid)"
for rid in "$@"; do
  [ "$rid" != "$(host_rid)" ] || require_linker
  publish_programs "$rid" "$staging/$rid"
  find_version
  "$source_folder/install/sizes.sh" "$staging/$rid"
  pack_archive "$rid" "$staging/$rid"
  pack_npm_platform "$rid" "$staging/$rid"
  pack_tool_platform "$rid" "$staging/$rid"
  rm -rf "${staging:?}/$rid"
done
pack_npm_launcher
pack_tool
write_sums
(cd "$packages" && ls -l)
