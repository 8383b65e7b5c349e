#!/usr/bin/env bash
# Writes the Homebrew formula and the Scoop and winget manifests of a release from its SHA256SUMS.
# usage: install/manifests.sh [FOLDER]    default: artifacts/packages; writes to FOLDER/manifests/
set -euo pipefail
source_folder="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
folder="${1:-$source_folder/artifacts/packages}"
releases="https://github.com/totalmemory/totalmemory/releases/download"
description="A memory for Claude Code and Codex that fills itself"

fail() { printf 'manifests: %s\n' "$1" >&2; exit 1; }
[ -s "$folder/SHA256SUMS" ] || fail "$folder/SHA256SUMS is missing; run install/pack.sh first"
version="$(sed -n 's/^[0-9a-f]*  totalmemory-\([0-9][^ ]*\)\.tgz$/\1/p' "$folder/SHA256SUMS")"
[ -n "$version" ] || fail "$folder/SHA256SUMS names no npm package, so the version is unknown"

sum() { sed -n "s/^\([0-9a-f]*\)  $1\$/\1/p" "$folder/SHA256SUMS"; }
address() { printf '%s/v%s/%s' "$releases" "$version" "$1"; }

mkdir -p "$folder/manifests"
formula="$folder/manifests/totalmemory.rb"
{
  printf 'class Totalmemory < Formula\n  desc "%s"\n  homepage "https://github.com/totalmemory/totalmemory"\n' "$description"
  printf '  version "%s"\n  license "MIT"\n' "$version"
  for platform in macos:arm:osx-arm64 macos:intel:osx-x64 linux:arm:linux-arm64 linux:intel:linux-x64; do
    IFS=: read -r os cpu rid <<<"$platform"
    archive="totalmemory-$version-$rid.tar.gz"
    [ -n "$(sum "$archive")" ] || continue
    printf '\n  on_%s do\n    on_%s do\n      url "%s"\n      sha256 "%s"\n    end\n  end\n' "$os" "$cpu" "$(address "$archive")" "$(sum "$archive")"
  done
  cat <<'RUBY'

  def install
    libexec.install Dir["*"]
    bin.install_symlink libexec/"totalmemory"
  end

  def caveats
    "Run 'totalmemory install' once to register with Claude Code and Codex."
  end

  test do
    assert_match version.to_s, shell_output("#{bin}/totalmemory version")
  end
end
RUBY
} >"$formula"

zip="totalmemory-$version-win-x64.zip"
if [ -n "$(sum "$zip")" ]; then
  cat >"$folder/manifests/totalmemory.json" <<JSON
{
  "version": "$version",
  "description": "$description",
  "homepage": "https://github.com/totalmemory/totalmemory",
  "license": "MIT",
  "architecture": { "64bit": { "url": "$(address "$zip")", "hash": "$(sum "$zip")" } },
  "extract_dir": "totalmemory-$version-win-x64",
  "bin": "totalmemory.exe",
  "post_install": "& \"\$dir\\\\totalmemory.exe\" install"
}
JSON
  cat >"$folder/manifests/TotalMemory.TotalMemory.installer.yaml" <<YAML
PackageIdentifier: TotalMemory.TotalMemory
PackageVersion: $version
InstallerType: zip
NestedInstallerType: portable
NestedInstallerFiles:
  - RelativeFilePath: totalmemory-$version-win-x64\\totalmemory.exe
    PortableCommandAlias: totalmemory
Installers:
  - Architecture: x64
    InstallerUrl: $(address "$zip")
    InstallerSha256: $(sum "$zip" | tr '[:lower:]' '[:upper:]')
ManifestType: installer
ManifestVersion: 1.6.0
YAML
fi
ls -l "$folder/manifests"
