# shellcheck shell=bash
# Builds the programs and lays them out as one folder, the same for a package and for an installation from source. To be sourced.

fail() { printf '%s: %s\n' "${program_name:-install}" "$1" >&2; exit 1; }

source_folder="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"

# The version comes from git's tags; without git it is the default.
command -v git >/dev/null 2>&1 || export MinVerVersionOverride=0.2.0-alpha.0

# The platform of this machine, as .NET names it.
host_rid() {
  local os architecture
  case "$(uname -s)" in
    Linux) os=linux; [ -e /lib/ld-musl-x86_64.so.1 ] || [ -e /lib/ld-musl-aarch64.so.1 ] && os=linux-musl ;;
    Darwin) os=osx ;;
    MINGW*|MSYS*) os=win ;;
    *) fail "this system is not supported here" ;;
  esac
  case "$(uname -m)" in
    x86_64|amd64) architecture=x64 ;;
    aarch64|arm64) architecture=arm64 ;;
    *) fail "the processor $(uname -m) is not supported" ;;
  esac
  printf '%s-%s\n' "$os" "$architecture"
}

require_sdk() {
  command -v dotnet >/dev/null 2>&1 || fail "the .NET SDK 10 is missing. Get it from https://dotnet.microsoft.com/download or your package manager (dotnet-sdk-10.0), then run this again."
  local words
  words="$(cd "$source_folder" && dotnet --version 2>&1)" || fail "a .NET SDK 10.0.4xx is needed (global.json). Get it from https://dotnet.microsoft.com/download, then run this again. dotnet says:
$words"
}

require_linker() {
  case "$(uname -s)" in MINGW*|MSYS*) return 0 ;; esac # The build itself says when Visual Studio's tools are missing.
  command -v clang >/dev/null 2>&1 || command -v gcc >/dev/null 2>&1 || fail "a C linker is missing. Debian/Ubuntu: sudo apt-get install gcc libc6-dev   Fedora: sudo dnf install gcc   macOS: xcode-select --install"
}

# How a small program is compiled for a platform: natively where this machine can, else as a ReadyToRun single file.
# Debian's cross compiler is enough for the other Linux processor.
compilation() { # rid, staging folder
  local host
  host="$(host_rid)"
  case "$host:$1" in
    "$1:$1") ;;
    linux-x64:linux-arm64)
      if command -v aarch64-linux-gnu-gcc >/dev/null 2>&1; then
        cross_linker aarch64-linux-gnu-gcc "$2/linker"
        printf '%s\n' "-p:CppCompilerAndLinker=$2/linker" -p:ObjCopyName=aarch64-linux-gnu-objcopy
      else
        single_file
      fi ;;
    *) single_file ;;
  esac
}

# .NET names the target as clang wants it; a gcc has only one.
cross_linker() { # compiler, file to write
  cat >"$2" <<SH
#!/bin/sh
for word; do
  shift
  case "\$word" in --target=*) ;; *) set -- "\$@" "\$word" ;; esac
done
exec $1 "\$@"
SH
  chmod +x "$2"
}

single_file() {
  printf '%s\n' --self-contained -p:PublishAot=false -p:PublishSingleFile=true -p:PublishReadyToRun=true -p:PublishTrimmed=true \
    -p:TrimMode=partial -p:EnableCompressionInSingleFile=true -p:JsonSerializerIsReflectionEnabledByDefault=true -p:SuppressTrimAnalysisWarnings=true
}

publish() { # project folder, rid, staging folder, further arguments
  local project="$1" rid="$2" staging="$3"
  shift 3
  printf 'building %s for %s\n' "$project" "$rid"
  # Publishing must not touch the lock files of the source folder. The analysers have their say in the build; here they only take minutes.
  dotnet publish "$source_folder/src/$project" -c Release -r "$rid" -o "$staging/$project" --nologo -v quiet \
    -p:NuGetLockFilePath="$staging/$project.lock.json" -p:RunAnalyzers=false -p:DebugType=none -p:StripSymbols=true "$@" >"$staging/$project.log" 2>&1 ||
    { cat "$staging/$project.log" >&2; fail "building $project failed; the compiler's words stand above"; }
}

# The MCP server and the page are parts of the command line. Clients know the server by a name of its own, and the upgrade of earlier versions
# looks for the page's. npm has no links, so each is a script; Windows gets a copy of the program, which goes by its name.
other_names() { # folder, suffix
  local name
  if [ -n "$2" ]; then
    cp "$1/totalmemory$2" "$1/totalmemory-mcp$2"
  else
    for name in totalmemory-mcp totalmemory-web; do place_name "$name" "$1"; done
  fi
}

place_name() { # name, folder
  cp "$source_folder/install/names/$1" "$2/$1"
  chmod 755 "$2/$1"
}

# On Linux the native program is the worker, too. Elsewhere the worker brings the runtime of .NET.
includes_worker() { # rid, how the small programs are compiled
  case "$1" in linux-*) ;; *) return 1 ;; esac
  shift
  case " $* " in *" -p:PublishAot=false "*) return 1 ;; esac
}

# The worker's folder: models, ONNX Runtime, and the worker's program or its name.
lay_worker() { # staging folder, target folder
  rm -rf "$2/worker"
  if [ -d "$1/Worker" ]; then
    cp -R "$1/Worker" "$2/worker"
    # It finds SQLite beside the other programs.
    rm -f "$2/worker/libe_sqlite3.so" "$2/worker/libe_sqlite3.dylib" "$2/worker/e_sqlite3.dll"
  else
    mkdir -p "$2/worker"
    cp -R "$1/Cli/model" "$1/Cli/libonnxruntime.so" "$2/worker/"
    place_name totalmemory-worker "$2/worker"
  fi
}

# One folder with everything: programs, SQLite's library, and the worker with its models.
publish_programs() { # rid, target folder
  local rid="$1" target="$2" staging suffix="" name library
  local -a how=() embedded=()
  case "$rid" in win-*) suffix=.exe ;; esac
  staging="$(mktemp -d)"
  while IFS= read -r name; do how+=("$name"); done < <(compilation "$rid" "$staging")
  if includes_worker "$rid" ${how[@]+"${how[@]}"}; then
    embedded=(-p:IncludesWorker=true)
  else
    publish Worker "$rid" "$staging" --self-contained
  fi
  publish Cli "$rid" "$staging" ${how[@]+"${how[@]}"} ${embedded[@]+"${embedded[@]}"}
  publish Hooks "$rid" "$staging" ${how[@]+"${how[@]}"}
  mkdir -p "$target"
  cp "$staging/Hooks/totalmemory-hook$suffix" "$target/"
  cp "$staging/Cli/totalmemory-cli$suffix" "$target/totalmemory$suffix"
  other_names "$target" "$suffix"
  for library in "$staging"/Cli/*e_sqlite3.*; do [ ! -e "$library" ] || cp "$library" "$target/"; done
  lay_worker "$staging" "$target"
  # Neither symbols nor what only a debugger loads.
  find "$target" -type f \( -name '*.pdb' -o -name '*.xml' -o -name '*.dbg' -o -name 'createdump*' \
    -o -name 'libmscor*' -o -name 'libclrgc*' -o -name 'libcoreclrtrace*' -o -name 'mscordaccore*' -o -name 'mscordbi*' \) -exec rm -f {} +
  cp "$source_folder/LICENSE" "$target/"
  rm -rf "$staging"
}
