# Builds TotalMemory, places it in its home, and registers it in Claude Code and Codex (Windows).
# usage: install\install.ps1 [--trust-codex-hooks] [--no-import] [--service]
# Needs the .NET SDK 10 and the Visual Studio C++ build tools (for the native hook).
$ErrorActionPreference = 'Stop'
$source = Split-Path -Parent $PSScriptRoot
$root = if ($env:TOTALMEMORY_HOME) { $env:TOTALMEMORY_HOME } else { Join-Path $env:LOCALAPPDATA 'TotalMemory' }
$env:TOTALMEMORY_HOME = $root
if (-not (Get-Command dotnet -ErrorAction SilentlyContinue)) { throw 'The .NET SDK 10 is missing. Get it from https://dotnet.microsoft.com/download, then run this again.' }
$rid = if ($env:PROCESSOR_ARCHITECTURE -eq 'ARM64') { 'win-arm64' } else { 'win-x64' }
$staging = Join-Path ([IO.Path]::GetTempPath()) ([Guid]::NewGuid())
$bin = Join-Path $root 'bin'
try {
    foreach ($project in 'Hooks', 'Mcp', 'Cli', 'Worker') {
        Write-Host "building $project"
        $more = if ($project -eq 'Worker') { '--self-contained', '-p:PublishReadyToRun=true' } else { @() }
        dotnet publish "$source\src\$project" -c Release -r $rid -o "$staging\$project" --nologo -v quiet "-p:NuGetLockFilePath=$staging\$project.lock.json" '-p:DebugType=none' @more
        if ($LASTEXITCODE -ne 0) { throw "Building $project failed. The native parts need the 'Desktop development with C++' build tools." }
    }
    New-Item -ItemType Directory -Force $bin | Out-Null
    if (Test-Path "$bin\totalmemory.exe") { & "$bin\totalmemory.exe" worker stop | Out-Null }
    Copy-Item "$staging\Hooks\totalmemory-hook.exe", "$staging\Mcp\totalmemory-mcp.exe" $bin -Force
    Copy-Item "$staging\Cli\totalmemory-cli.exe" "$bin\totalmemory.exe" -Force
    Copy-Item "$staging\Cli\e_sqlite3.dll" $bin -Force
    Copy-Item "$staging\Worker\*" $bin -Recurse -Force
    & "$bin\totalmemory.exe" install @args
    exit $LASTEXITCODE
}
finally { Remove-Item -Recurse -Force $staging -ErrorAction SilentlyContinue }
