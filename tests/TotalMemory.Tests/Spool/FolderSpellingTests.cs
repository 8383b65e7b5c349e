using TotalMemory.Spool;

namespace TotalMemory.Tests.Spool;

public sealed class FolderSpellingTests
{
    [Theory]
    [InlineData(@"C:\Users\me\src\shop")]
    [InlineData(@"c:\Users\me\src\shop")]
    [InlineData("C:/Users/me/src/shop")]
    [InlineData(@"C:\Users\me\src\shop\")]
    [InlineData(@"C:\Users\me\src\.\other\..\shop")]
    [InlineData(@"C:\USERS\Me\src\shop")]
    [InlineData(@"\\?\C:\Users\me\src\shop")]
    [InlineData(@"\\.\c:\Users\me\src\shop")]
    [InlineData("//?/C:/Users/me/src/shop")]
    [InlineData("/c/Users/me/src/shop")]
    [InlineData("/C:/Users/me/src/shop")]
    [InlineData("/mnt/c/Users/me/src/shop")]
    [InlineData("/mnt/c/Users/me/src/shop/")]
    [InlineData("/cygdrive/c/Users/me/src/shop")]
    [InlineData("/proc/cygdrive/c/Users/me/src/shop")]
    [InlineData("file:///C:/Users/me/src/shop")]
    [InlineData("file:///c%3A/Users/me/src/shop")]
    public void All_spellings_of_a_folder_on_a_drive_are_one(string path)
    {
        Assert.SkipWhen(Directory.Exists("/mnt/c") || Directory.Exists("/c"), "such a folder is here");
        Assert.Equal("c:/users/me/src/shop", FolderSpelling.Key(path));
        Assert.Equal(ProjectIdentity.Resolve(@"C:\Users\me\src\shop").Id, ProjectIdentity.Resolve(path).Id);
        Assert.Equal("shop", ProjectIdentity.Resolve(path).Name, ignoreCase: true);
    }

    [Theory]
    [InlineData(@"\\server\share\shop")]
    [InlineData("//Server/Share/shop/")]
    [InlineData(@"\\?\UNC\server\share\shop")]
    [InlineData("file://server/share/shop")]
    public void All_spellings_of_a_shared_folder_are_one(string path) => Assert.Equal("//server/share/shop", FolderSpelling.Key(path));

    [Theory]
    [InlineData(@"\\wsl$\Ubuntu\home\me\Shop")]
    [InlineData(@"\\wsl.localhost\Ubuntu\home\me\Shop")]
    [InlineData(@"\\?\UNC\wsl.localhost\Ubuntu\home\me\Shop")]
    [InlineData("/home/me//Shop/")]
    [InlineData("file:///home/me/Shop")]
    public void A_folder_in_linux_is_the_same_seen_from_windows(string path)
    {
        Assert.SkipWhen(OperatingSystem.IsMacOS(), "case");
        Assert.Equal("/home/me/Shop", FolderSpelling.Key(path));
    }

    [Theory]
    [InlineData(@"D:\Users\me\src\shop", @"C:\Users\me\src\shop")]
    [InlineData(@"\\other\share\shop", @"\\server\share\shop")]
    [InlineData("/home/me/never/shop", "/home/me/never/Shop")]
    [InlineData("/data/never/c/shop", "/c/shop")]
    public void Different_folders_stay_different(string one, string other)
    {
        Assert.SkipWhen(OperatingSystem.IsMacOS(), "case");
        Assert.NotEqual(ProjectIdentity.Resolve(one).Id, ProjectIdentity.Resolve(other).Id);
    }
}
