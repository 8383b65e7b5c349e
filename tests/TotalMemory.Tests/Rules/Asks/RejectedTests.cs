using TotalMemory.Rules.Asks;

namespace TotalMemory.Tests.Rules.Asks;

/// <summary>Who rejects something by name, and who asks for it.</summary>
public sealed class RejectedTests
{
    [Theory]
    [InlineData("we use pnpm here, not npm.", "run npm install", true)]
    [InlineData("wir nehmen kein Jekyll mehr", "bau die Seite mit Jekyll", true)]
    [InlineData("on utilise pnpm au lieu de npm", "lance npm install", true)]
    [InlineData("不要用npm", "运行 npm install", true)]
    [InlineData("we use pnpm here, not npm.", "run pnpm install", false)]
    [InlineData("we use pnpm here, not npm.", "never run npm here", false)]
    [InlineData("commit in small steps", "commit this please", false)]
    public void They_ask_for_the_opposite(string one, string other, bool isSo)
    {
        Assert.Equal(isSo, Rejected.Opposes(one, other));
        Assert.Equal(isSo, Rejected.Opposes(other, one));
    }
}
