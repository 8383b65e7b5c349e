using TotalMemory.Spool;

namespace TotalMemory.Tests.Spool;

public sealed class MemoryHomeTests
{
    private static MemoryHome Of(params (string Name, string Value)[] environment) =>
        MemoryHome.Resolve(name => environment.FirstOrDefault(e => e.Name == name).Value);

    [Fact]
    public void The_variable_decides() =>
        Assert.Equal("/x/y", Of(("TOTALMEMORY_HOME", "/x/y"), ("XDG_DATA_HOME", "/data"), ("HOME", "/u")).Root);

    [Fact]
    public void Linux_follows_xdg()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Linux only.");
        Assert.Equal("/data/totalmemory", Of(("XDG_DATA_HOME", "/data"), ("HOME", "/u")).Root);
        Assert.Equal("/u/.local/share/totalmemory", Of(("HOME", "/u")).Root);
        Assert.Equal("/u/.local/share/totalmemory", Of(("XDG_DATA_HOME", "relative/is/ignored"), ("HOME", "/u")).Root);
    }
}
