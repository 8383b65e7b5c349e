using System.Diagnostics;
using TotalMemory.Spool;
using TotalMemory.Spool.Files;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Spool.Files;

public sealed class OutsideFileTests : IDisposable
{
    private readonly TempHome temp = new();

    public void Dispose() => temp.Dispose();

    private string Pipe(string name)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there are no named pipes in folders");
        var path = Path.Combine(temp.Folder, name);
        using var made = Process.Start("mkfifo", path);
        made.WaitForExit();
        return path;
    }

    [Fact]
    public void A_status_says_kind_owner_mode_size_and_which_file_it_is()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "no owners and modes");
        var path = temp.Write("a.txt", "four");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.GroupRead);
        var status = FileStatus.Read(path)!;
        Assert.Equal((FileKind.Regular, 4L, true, false), (status.Kind, status.Size, status.IsOurs, status.IsPrivate));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.GroupRead, status.Mode);
        File.Move(path, path + "2");
        Assert.Equal(status.Identity, FileStatus.Read(path + "2")!.Identity);
        temp.Write("a.txt", "four");
        Assert.NotEqual(status.Identity, FileStatus.Read(path)!.Identity);
        File.CreateSymbolicLink(path + "3", path);
        Assert.Equal(FileKind.Link, FileStatus.WithoutFollowing(path + "3")!.Kind);
        Assert.Equal(FileKind.Regular, FileStatus.Read(path + "3")!.Kind);
        Assert.Equal(FileKind.Folder, FileStatus.Read(temp.Folder)!.Kind);
        Assert.Equal(FileKind.Special, FileStatus.Read("/dev/null")!.Kind);
        Assert.Null(FileStatus.Read(path + "4"));
    }

    [Fact]
    public void A_pipe_a_device_and_a_folder_are_not_opened()
    {
        Assert.Throws<IOException>(() => OutsideFile.Open(Pipe("pipe")).Dispose());
        Assert.Throws<IOException>(() => OutsideFile.Open("/dev/zero").Dispose());
        Assert.Throws<IOException>(() => OutsideFile.Open(temp.Folder).Dispose());
        Assert.Null(OutsideFile.TryReadText(Pipe("pipe2")));
    }

    [Fact]
    public void Of_the_kernels_endless_files_nothing_is_read()
    {
        Assert.SkipUnless(File.Exists("/proc/self/mem"), "no /proc");
        Assert.Throws<IOException>(() => OutsideFile.ReadBytes("/proc/self/mem", 1 << 20));
    }

    [Fact]
    public void No_more_is_read_than_the_cap() =>
        Assert.Equal("ab", System.Text.Encoding.UTF8.GetString(OutsideFile.ReadBytes(temp.Write("a", "abc"), 2)));

    [Fact]
    public void A_project_whose_git_is_a_pipe_is_its_path()
    {
        var folder = temp.MakeFolder("shop");
        Pipe("shop/.git");
        Assert.Equal("shop", ProjectIdentity.Resolve(folder).Name);
    }
}
