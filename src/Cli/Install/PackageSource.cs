using System.Runtime.InteropServices;
using TotalMemory.Spool;

namespace TotalMemory.Cli.Install;

/// <summary>
/// Obtains a package from a folder, an archive or a URL. A download must match its line in the <c>SHA256SUMS</c> beside it. curl and tar
/// download and unpack, so that our own programs need no OpenSSL.
/// </summary>
internal sealed class PackageSource(string staging)
{
    public const string Sums = "SHA256SUMS";

    /// <summary>Where releases are, unless <c>TOTALMEMORY_RELEASES</c> says otherwise.</summary>
    public const string Releases = "https://github.com/totalmemory/totalmemory/releases/latest/download";

    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(20); // chosen: a slow line
    private static readonly string[] Endings = [".tar.gz", ".tgz", ".zip"];

    /// <summary>The package, ready to be installed.</summary>
    /// <exception cref="CommandException">It cannot be obtained, or its checksum or contents are wrong.</exception>
    public ProgramPackage Obtain(string? given)
    {
        var source = given ?? (Environment.GetEnvironmentVariable("TOTALMEMORY_RELEASES") is { Length: > 0 } set ? set : Releases);
        if (Directory.Exists(source))
            return RequireComplete(new ProgramPackage(source), source);
        return Unpack(IsAddress(source) ? DownloadArchive(source.TrimEnd('/')) : LocalArchive(Context.FullPath(source)));
    }

    /// <summary>The archive for a platform among those that a file of sums names; null when there is none.</summary>
    public static string? ArchiveFor(string platform, string sums) =>
        Names(sums).FirstOrDefault(n => Endings.Any(e => n.EndsWith($"-{platform}{e}", StringComparison.Ordinal)));

    /// <summary>The checksum of a file in the output of <c>sha256sum</c>; null if the file is not listed.</summary>
    public static string? SumOf(string file, string sums) =>
        sums.Split('\n')
            .Select(l => l.Split(' ', 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .FirstOrDefault(w => w.Length == 2 && w[1].TrimStart('*') == file)
            ?[0];

    private static IEnumerable<string> Names(string sums) =>
        sums.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Trim().Split(' ')[^1].TrimStart('*'));

    private string DownloadArchive(string address)
    {
        var isArchive = Endings.Any(e => address.EndsWith(e, StringComparison.Ordinal));
        var folder = isArchive ? address[..address.LastIndexOf('/')] : address;
        var sums = File.ReadAllText(Fetch($"{folder}/{Sums}", Path.Combine(staging, Sums)));
        var platform = RuntimeInformation.RuntimeIdentifier;
        var name = isArchive
            ? address[(folder.Length + 1)..]
            : ArchiveFor(platform, sums) ?? throw new CommandException($"{folder} has no package for {platform}.");
        var archive = Fetch($"{folder}/{name}", Path.Combine(staging, Path.GetFileName(name)));
        Verify(archive, sums, $"{folder}/{Sums}");
        return archive;
    }

    private static string LocalArchive(string archive)
    {
        if (!File.Exists(archive))
            throw new CommandException($"There is no {archive}. Give a package's folder, archive or address.");
        var sums = Path.Combine(Path.GetDirectoryName(archive)!, Sums);
        if (File.Exists(sums) && SumOf(Path.GetFileName(archive), File.ReadAllText(sums)) is not null)
            Verify(archive, File.ReadAllText(sums), sums);
        return archive;
    }

    private static void Verify(string archive, string sums, string where)
    {
        var name = Path.GetFileName(archive);
        var wanted = SumOf(name, sums) ?? throw new CommandException($"{where} does not list {name}. Nothing was changed.");
        using var stream = File.OpenRead(archive);
        if (!Convert.ToHexStringLower(Sha256.Hash(stream)).Equals(wanted, StringComparison.OrdinalIgnoreCase))
            throw new CommandException($"{name} does not match {where} (its SHA-256 differs). Nothing was changed.");
    }

    private ProgramPackage Unpack(string archive)
    {
        var folder = Path.Combine(staging, "unpacked");
        Directory.CreateDirectory(folder);
        Require(Run("tar", "-xf", archive, "-C", folder), $"{archive} cannot be unpacked by tar");
        // Archives of releases and of npm contain one folder.
        var packages = Directory.GetDirectories(folder).Select(d => new ProgramPackage(d)).ToList();
        return packages.FirstOrDefault(p => p.IsComplete) ?? RequireComplete(new ProgramPackage(folder), archive);
    }

    private static ProgramPackage RequireComplete(ProgramPackage package, string source) =>
        package.IsComplete
            ? package
            : throw new CommandException($"{source} is not a complete package of TotalMemory. Nothing was changed.");

    private static string Fetch(string address, string file)
    {
        Require(Run("curl", "-fsSL", "--retry", "2", "-o", file, address), $"{address} cannot be fetched by curl");
        return file;
    }

    private static ProgramAnswer Run(string program, params IReadOnlyList<string> arguments) =>
        new ProgramRun(program, arguments) { Timeout = Timeout }.Run();

    private static void Require(ProgramAnswer ran, string what)
    {
        if (ran.Code != 0)
            throw new CommandException($"{what} ({Reason(ran.Output)}). Nothing was changed.");
    }

    // A program that tries again says the same again.
    internal static string Reason(string output) =>
        string.Join(' ', output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct());

    private static bool IsAddress(string source) =>
        Uri.TryCreate(source, UriKind.Absolute, out var address)
        && address.Scheme is "http" or "https" or "file"
        && source.Contains("://", StringComparison.Ordinal);
}
