using TotalMemory.Spool;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Spool;

public sealed class PrivateFilesTests : IDisposable
{
    private const UnixFileMode Shared = (UnixFileMode)0b111_101_101;
    private const UnixFileMode Private = (UnixFileMode)0b111_000_000;

    private readonly TempHome temp = new();

    public void Dispose() => temp.Dispose();

    [Fact]
    public void A_folder_of_ours_is_made_private()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no modes.");
        var folder = MakeShared("ours");
        PrivateFiles.CreateFolder(folder);
        Assert.Equal(Private, File.GetUnixFileMode(folder));
    }

    [Fact]
    public void What_a_link_leads_to_keeps_its_mode()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no modes.");
        var elsewhere = MakeShared("elsewhere");
        var link = Path.Combine(temp.Folder, "link");
        Directory.CreateSymbolicLink(link, elsewhere);
        PrivateFiles.CreateFolder(link);
        Assert.Equal(Shared, File.GetUnixFileMode(elsewhere));
    }

    private string MakeShared(string name)
    {
        var folder = Path.Combine(temp.Folder, name);
        Directory.CreateDirectory(folder);
        File.SetUnixFileMode(folder, Shared);
        return folder;
    }
}
