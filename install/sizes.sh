#!/usr/bin/env bash
# Prints what the parts of a package's folder take on disk and packed, in megabytes.
# usage: install/sizes.sh FOLDER
set -euo pipefail
folder="${1:?usage: install/sizes.sh FOLDER}"

part() { # name, files
  local name="$1" disk packed
  shift
  disk="$(cat -- "$@" | wc -c)"
  packed="$(cat -- "$@" | gzip -9 | wc -c)"
  awk -v name="$name" -v disk="$disk" -v packed="$packed" 'BEGIN { printf "%-34s %7.1f MB %7.1f MB packed\n", name, disk / 1e6, packed / 1e6 }'
}

files() { find "$folder" -type f "$@" -print; }
print_part() { # name, find's conditions
  local name="$1" list
  shift
  list="$(files "$@")"
  [ -n "$list" ] || return 0
  local -a paths=()
  while IFS= read -r path; do paths+=("$path"); done <<<"$list"
  part "$name" "${paths[@]}"
}

print_part "hook" -name 'totalmemory-hook*'
print_part "command line, server, page (worker)" -path "$folder/totalmemory*" ! -name 'totalmemory-hook*'
print_part "encoder (gte-small, int8)" -path '*/worker/model/*' ! -name 'reader.*'
print_part "reader (int8)" -path '*/worker/model/reader.*'
print_part "ONNX Runtime" -path '*/worker/*' -name '*onnxruntime*'
print_part "SQLite" -name '*e_sqlite3*'
print_part "worker: ours" -path '*/worker/*' -iname 'totalmemory*'
print_part "worker: runtime and libraries" -path '*/worker/*' ! -path '*/model/*' ! -iname '*onnxruntime*' ! -name '*e_sqlite3*' \
  ! -iname 'totalmemory*'
print_part "all" -name '*'
