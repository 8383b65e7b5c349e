using System.Xml.Linq;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Architecture;

/// <summary>Each project exists to keep a dependency out. The project files are read; nothing else is believed.</summary>
public sealed class ProjectDirectionsTests
{
    private static readonly string Root = SourceTree.Root;

    [Theory]
    [InlineData("src/Spool/TotalMemory.Spool.csproj", "", "")]
    [InlineData("src/Hooks/TotalMemory.Hooks.csproj", "Spool", "")]
    [InlineData(
        "src/Memory/TotalMemory.csproj",
        "Spool",
        "Microsoft.Data.Sqlite Microsoft.Extensions.AI.Abstractions System.Numerics.Tensors ZstdSharp.Port"
    )]
    [InlineData("src/Hub/TotalMemory.Hub.csproj", "Memory Spool", "Npgsql")]
    [InlineData(
        "src/Worker/TotalMemory.Worker.csproj",
        "Hub Memory Spool",
        "Hangfire.Core Hangfire.NetCore Hangfire.Storage.SQLite Microsoft.Extensions.Hosting Microsoft.ML.OnnxRuntime Newtonsoft.Json "
            + "SQLitePCLRaw.bundle_green SQLitePCLRaw.lib.e_sqlite3 System.Numerics.Tensors sqlite-net-pcl"
    )]
    [InlineData("src/Mcp/TotalMemory.Mcp.csproj", "Memory Spool", "ModelContextProtocol.Core")]
    [InlineData("src/Web/TotalMemory.Web.csproj", "Memory Spool", "")]
    [InlineData("src/Cli/TotalMemory.Cli.csproj", "Mcp Memory Spool Web", "Spectre.Console System.CommandLine Tomlyn")]
    [InlineData("src/Worker/EmbeddedWorker.props", "Worker", "")] // For a package's native program alone.
    public void A_project_uses_only_what_it_may(string project, string mayReference, string mayUse)
    {
        var xml = XDocument.Load(Path.Combine(Root, project));
        var projects = xml.Descendants("ProjectReference")
            .Select(r => Path.GetFileName(Path.GetDirectoryName(r.Attribute("Include")!.Value.Replace('\\', '/')))!)
            .Order();
        var packages = xml.Descendants("PackageReference").Select(r => r.Attribute("Include")!.Value).Order();
        Assert.Equal(mayReference.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(), projects);
        Assert.Equal(mayUse.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(), packages);
    }

    [Theory]
    [InlineData("TotalMemory.Spool")]
    [InlineData("totalmemory-hook")]
    [InlineData("TotalMemory")]
    [InlineData("totalmemory-worker")]
    [InlineData("TotalMemory.Mcp")]
    [InlineData("totalmemory-cli")]
    [InlineData("TotalMemory.Web")]
    public void Nothing_of_ours_asks_for_the_platforms_cryptography(string assembly) =>
        // It needs OpenSSL, and without it the process is aborted; Sha256 does what we need.
        Assert.DoesNotContain(
            System.Reflection.Assembly.Load(assembly).GetReferencedAssemblies(),
            a => a.Name == "System.Security.Cryptography"
        );

    [Fact]
    public void No_folder_is_named_after_a_technical_layer()
    {
        string[] banned = ["Models", "Services", "Helpers", "Utils", "Common", "Interfaces", "Constants"];
        var found = Directory
            .EnumerateDirectories(Path.Combine(Root, "src"), "*", SearchOption.AllDirectories)
            .Where(d => banned.Contains(Path.GetFileName(d)) && !d.Contains("/obj/") && !d.Contains("/bin/"));
        Assert.Empty(found);
    }

    [Fact]
    public void Every_package_version_stands_in_one_place()
    {
        var scattered = Directory
            .EnumerateFiles(Root, "*.csproj", SearchOption.AllDirectories)
            .Where(f => XDocument.Load(f).Descendants("PackageReference").Any(r => r.Attribute("Version") is not null));
        Assert.Empty(scattered);
    }
}
