using TotalMemory.Spool;
using TotalMemory.Spool.Files;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Spool;

public sealed class PrivateFilesTests : IDisposable
{
    private const UnixFileMode Shared = (UnixFileMode)0b111_101_101;
    private const UnixFileMode Private = (UnixFileMode)0b111_000_000;

    private const uint Nobody = 65534;

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
    public void A_link_is_followed_only_to_a_folder_that_we_alone_may_write_which_keeps_its_mode()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no modes.");
        var elsewhere = MakeShared("elsewhere");
        var link = Path.Combine(temp.Folder, "link");
        Directory.CreateSymbolicLink(link, elsewhere);
        File.SetUnixFileMode(elsewhere, Shared | UnixFileMode.GroupWrite);
        Assert.Contains("chmod 700", Assert.Throws<IOException>(() => PrivateFiles.CreateFolder(link)).Message, StringComparison.Ordinal);
        File.SetUnixFileMode(elsewhere, Shared);
        PrivateFiles.CreateFolder(link);
        Assert.Equal(Shared, File.GetUnixFileMode(elsewhere));
        Assert.Null(LinkedFolder.Trouble(link));
    }

    [Fact]
    public void A_link_to_another_users_folder_is_refused()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && FileStatus.CurrentUser == 0, "only root can make another user's folder");
        var (theirs, link) = (temp.MakeFolder("theirs"), Path.Combine(temp.Folder, "link"));
        File.SetUnixFileMode(theirs, Private);
        Owned.By(Nobody, theirs);
        Directory.CreateSymbolicLink(link, theirs);
        Assert.Contains($"another user ({Nobody})", LinkedFolder.Trouble(link)!.What, StringComparison.Ordinal);
        Assert.Throws<IOException>(() => PrivateFiles.CreateFolder(link));
    }

    [Fact]
    public void What_root_makes_in_another_users_folder_is_theirs_and_their_links_are_not_followed()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && FileStatus.CurrentUser == 0, "only root writes into other users' folders");
        var theirs = temp.MakeFolder("theirs");
        Owned.By(Nobody, theirs);
        PrivateFiles.CreateFolder(theirs + "/a/b");
        PrivateFiles.WriteAtomic(theirs + "/a/b/atomic", "x"u8);
        PrivateFiles.Append(theirs + "/a/b/appended", "x"u8);
        PrivateFiles.Append(theirs + "/a/b/appended", "y"u8);
        foreach (var entry in Directory.GetFileSystemEntries(theirs, "*", SearchOption.AllDirectories))
            Assert.Equal(Nobody, FileStatus.Read(entry)!.Owner);
        Assert.Equal("xy", File.ReadAllText(theirs + "/a/b/appended"));

        var mine = temp.Write("mine", "of root");
        File.CreateSymbolicLink(theirs + "/log", mine);
        Assert.Throws<IOException>(() => PrivateFiles.Append(theirs + "/log", "x"u8));
        Assert.Equal("of root", File.ReadAllText(mine));
        Assert.Equal(0u, FileStatus.Read(mine)!.Owner);
    }

    private string MakeShared(string name)
    {
        var folder = Path.Combine(temp.Folder, name);
        Directory.CreateDirectory(folder);
        File.SetUnixFileMode(folder, Shared);
        return folder;
    }
}
