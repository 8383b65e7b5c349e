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

    [Theory]
    [InlineData("HOME", ".")]
    [InlineData("HOME", "x/y")]
    [InlineData("HOME", "~")]
    [InlineData("TOTALMEMORY_HOME", "memory")]
    public void A_memory_that_would_lie_in_the_folder_one_works_in_is_refused(string variable, string value)
    {
        Assert.Null(MemoryHome.TryResolve(name => name == variable ? value : null));
        var e = Assert.Throws<UnknownHomeException>(() => Of((variable, value)));
        Assert.StartsWith($"{variable} is '{value}', which is no absolute path", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/etc/xdg", "/etc/xdg")]
    [InlineData("config", null)]
    [InlineData("./config", null)]
    [InlineData("~/config", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_relative_folder_of_the_base_directory_specification_is_ignored(string? value, string? expected)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "paths of other systems");
        Assert.Equal(expected, UserFolder.Xdg(_ => value, "XDG_CONFIG_HOME"));
    }
}
