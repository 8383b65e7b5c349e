#!/bin/sh
# Fetches a release of TotalMemory for this platform, checks it, and installs it. Needs curl (or wget) and tar; nothing with root.
# usage: get.sh [--trust-codex-hooks] [--no-import] [--service]
# TOTALMEMORY_RELEASES names another place that holds an archive beside its SHA256SUMS.
set -eu

releases="${TOTALMEMORY_RELEASES:-https://github.com/totalmemory/totalmemory/releases/latest/download}"
releases="${releases%/}"

fail() { printf 'get: %s\n' "$1" >&2; exit 1; }

case "$(uname -s)" in
  Linux) os=linux; for musl in /lib/ld-musl-*; do [ ! -e "$musl" ] || os=linux-musl; done ;;
  Darwin) os=osx ;;
  *) fail "this system is not supported here; on Windows: npx -y totalmemory install" ;;
esac
case "$(uname -m)" in
  x86_64|amd64) architecture=x64 ;;
  aarch64|arm64) architecture=arm64 ;;
  *) fail "the processor $(uname -m) is not supported" ;;
esac
platform="$os-$architecture"

fetch() { # address, file
  if command -v curl >/dev/null 2>&1; then curl -fsSL --retry 2 -o "$2" "$1"
  elif command -v wget >/dev/null 2>&1; then wget -q -O "$2" "$1"
  else fail "curl or wget is needed"
  fi || fail "$1 cannot be fetched"
}

sum_of() {
  if command -v sha256sum >/dev/null 2>&1; then sha256sum "$1"; else shasum -a 256 "$1"; fi | cut -d ' ' -f 1
}

staging="$(mktemp -d)"
trap 'rm -rf "$staging"' EXIT
fetch "$releases/SHA256SUMS" "$staging/SHA256SUMS"
# The smaller archive, where this machine can unpack it.
endings=tar.gz
! command -v xz >/dev/null 2>&1 || endings="tar.xz $endings"
for ending in $endings; do
  archive="$(sed -n "s/^[0-9a-f]*  *\*\{0,1\}\(totalmemory-.*-$platform\.$ending\)\$/\1/p" "$staging/SHA256SUMS" | head -n 1)"
  [ -z "$archive" ] || break
done
[ -n "$archive" ] || fail "$releases has no package for $platform"
fetch "$releases/$archive" "$staging/$archive"
wanted="$(sed -n "s/^\([0-9a-f]*\)  *\*\{0,1\}$archive\$/\1/p" "$staging/SHA256SUMS" | head -n 1)"
[ "$(sum_of "$staging/$archive")" = "$wanted" ] || fail "$archive is not the file that SHA256SUMS names (its SHA-256 differs). Nothing was installed."
case "$ending" in
  tar.xz)
    xz -dc "$staging/$archive" >"$staging/package.tar"
    tar -xf "$staging/package.tar" -C "$staging" ;;
  *) tar -xzf "$staging/$archive" -C "$staging" ;;
esac
"$staging/${archive%".$ending"}/totalmemory" install "$@"
