# Builds TotalMemory from source, places it in its home, and registers it in Claude Code and Codex (Windows).
# usage: install\install.ps1 [--trust-codex-hooks] [--no-import] [--service]
# Needs the .NET SDK 10, the Visual Studio C++ build tools (for the native programs), and Git for Windows, whose bash runs install.sh.
$ErrorActionPreference = 'Stop'
$git = Get-Command git -ErrorAction SilentlyContinue
$bash = if ($git) { Join-Path (Split-Path -Parent (Split-Path -Parent $git.Source)) 'bin\bash.exe' }
if (-not $bash -or -not (Test-Path $bash)) { throw 'Git for Windows is missing. Get it from https://gitforwindows.org, then run this again.' }
& $bash (Join-Path $PSScriptRoot 'install.sh') @args
exit $LASTEXITCODE
