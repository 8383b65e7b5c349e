# shellcheck shell=bash
# The programs as a tool of the .NET SDK: `dotnet tool install --global totalmemory`. To be sourced by pack.sh.
# One package a platform, and one without programs that names them (.NET SDK 10: "RID-specific tools").

pack_nuget() { # id, type of package, folder whose content becomes tools/, scratch folder
  mkdir -p "$4"
  cat >"$4/tool.nuspec" <<XML
<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://schemas.microsoft.com/packaging/2012/06/nuspec.xsd">
  <metadata>
    <id>$1</id>
    <version>$version</version>
    <authors>TotalMemory</authors>
    <description>A memory for Claude Code and Codex that fills itself</description>
    <license type="expression">MIT</license>
    <packageTypes><packageType name="$2" /></packageTypes>
  </metadata>
  <files><file src="$3/**" target="tools" /></files>
</package>
XML
  cat >"$4/tool.csproj" <<XML
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <TargetFramework>net10.0</TargetFramework>
    <NuspecFile>tool.nuspec</NuspecFile>
    <NoBuild>true</NoBuild>
    <NoWarn>\$(NoWarn);NU5100;NU5128</NoWarn>
  </PropertyGroup>
</Project>
XML
  rm -f "$packages/$1.$version.nupkg"
  dotnet pack "$4/tool.csproj" -o "$packages" --nologo -v quiet >"$4/log" 2>&1 ||
    { cat "$4/log" >&2; fail "packing $1 failed; dotnet's words stand above"; }
}

pack_tool_platform() { # rid, folder with the programs
  local suffix="" folder="$staging/tool-$1"
  case "$1" in win-*) suffix=.exe ;; esac
  mkdir -p "$folder/tools/any"
  mv "$2" "$folder/tools/any/$1"
  cat >"$folder/tools/any/$1/DotnetToolSettings.xml" <<XML
<?xml version="1.0" encoding="utf-8"?>
<DotNetCliTool Version="2">
  <Commands><Command Name="totalmemory" EntryPoint="totalmemory$suffix" Runner="executable" /></Commands>
</DotNetCliTool>
XML
  pack_nuget "totalmemory.$1" DotnetToolRidPackage "$folder/tools" "$folder/scratch"
  rm "$folder/tools/any/$1/DotnetToolSettings.xml"
  mv "$folder/tools/any/$1" "$2"
}

pack_tool() {
  local rid folder="$staging/tool"
  mkdir -p "$folder/tools/net10.0/any"
  {
    printf '<?xml version="1.0" encoding="utf-8"?>\n<DotNetCliTool Version="2">\n  <Commands><Command Name="totalmemory" /></Commands>\n  <RuntimeIdentifierPackages>\n'
    for rid in $platforms; do
      printf '    <RuntimeIdentifierPackage RuntimeIdentifier="%s" Id="totalmemory.%s" />\n' "$rid" "$rid"
    done
    printf '  </RuntimeIdentifierPackages>\n</DotNetCliTool>\n'
  } >"$folder/tools/net10.0/any/DotnetToolSettings.xml"
  pack_nuget totalmemory DotnetTool "$folder/tools" "$folder/scratch"
}
