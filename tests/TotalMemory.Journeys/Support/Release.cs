namespace TotalMemory.Journeys.Support;

/// <summary>The packages of this platform, made once a run by <c>install/pack.sh</c>.</summary>
public sealed class Release
{
    private static Task<Release>? made;

    private Release(string archive, string launcher, string platform) => (Archive, Launcher, Platform) = (archive, launcher, platform);

    public static string Folder { get; } = Path.Combine(Installed.Source, "artifacts", "packages");

    /// <summary>The archive for those who have no npm.</summary>
    public string Archive { get; }

    /// <summary>npm's package <c>totalmemory</c>.</summary>
    public string Launcher { get; }

    /// <summary>npm's package with the programs.</summary>
    public string Platform { get; }

    /// <summary>
    /// Packages made elsewhere are taken when <c>TOTALMEMORY_JOURNEY_PACKAGES=ready</c>, to try a journey without minutes of compiling.
    /// </summary>
    public static Task<Release> MadeAsync(string userHome) => made ??= MakeAsync(userHome);

    /// <summary>The folder of programs in it.</summary>
    public async Task<string> UnpackAsync(string folder)
    {
        Directory.CreateDirectory(folder);
        var (code, output) = await Shell.RunAsync("tar", ["-xzf", Archive, "-C", folder], folder, Shell.Environment(folder));
        Assert.True(code == 0, output);
        return Assert.Single(Directory.GetDirectories(folder));
    }

    private static async Task<Release> MakeAsync(string userHome)
    {
        if (Environment.GetEnvironmentVariable("TOTALMEMORY_JOURNEY_PACKAGES") != "ready")
        {
            var (code, output) = await Shell.RunAsync(
                "bash",
                ["install/pack.sh"],
                Installed.Source,
                Shell.Environment(userHome),
                TimeSpan.FromMinutes(20)
            );
            if (code != 0)
                throw new InvalidOperationException($"pack.sh failed:\n{output}");
        }
        var platform = System.Runtime.InteropServices.RuntimeInformation.RuntimeIdentifier;
        return new Release(
            Directory.GetFiles(Folder, $"totalmemory-*-{platform}.tar.gz").Single(),
            Directory.GetFiles(Folder, "totalmemory-*.tgz").Single(IsLauncher),
            Directory.GetFiles(Folder, $"totalmemory-{platform}-*.tgz").Single()
        );
    }

    private static bool IsLauncher(string file) => char.IsAsciiDigit(Path.GetFileName(file)["totalmemory-".Length]);
}
