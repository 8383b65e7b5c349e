using TotalMemory.Spool;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Spool;

public sealed class ProductVersionTests : ToolTests
{
    [Fact]
    public void The_version_is_the_builds_and_the_server_says_it()
    {
        Assert.Matches(@"^\d+\.\d+\.\d+(-[0-9a-z.]+)?$", ProductVersion.Text);
        Assert.Equal(ProductVersion.Text, Server.Client.ServerInfo?.Version);
    }
}
