using TotalMemory.Knowledge;

namespace TotalMemory.Tests.Knowledge;

public sealed class AgentActionsTests
{
    [Fact]
    public void What_is_kept_of_deeds_is_read_back()
    {
        var deeds = new AgentActions(["npm install", "echo a\necho b"], ["src/run a.ts"]);
        var read = AgentActions.Read(deeds.ToText());
        Assert.Equal(["npm install", "echo a echo b"], read.Commands);
        Assert.Equal(["src/run a.ts"], read.Files);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("walk the dog")]
    public void Other_lines_are_no_deeds(string? text)
    {
        Assert.True(AgentActions.Read(text).IsEmpty);
        Assert.Null(AgentActions.Read(text).ToText());
    }
}
