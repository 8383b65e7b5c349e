using TotalMemory.Extraction.Errors;

namespace TotalMemory.Tests.Extraction.Errors;

public sealed class FixTextTests
{
    [Theory]
    [InlineData("body=$'## Summary\\n- it\\'s new' gh api -X PATCH pulls/1 -F body=@-", "gh api -X PATCH pulls/1 -F body=@-")]
    [InlineData("a=\"x\" && b='y'; gh pr view 1", "gh pr view 1")]
    [InlineData("sleep 5 && workmux capture one", "workmux capture one")]
    [InlineData("cd src && go build ./...", "cd src && go build ./...")]
    [InlineData("NODE_ENV=test npm run build", "NODE_ENV=test npm run build")]
    [InlineData("body='all of it'", "body='all of it'")]
    public void What_is_only_prepared_is_left_out(string command, string rest) => Assert.Equal(rest, FixText.WithoutPreparation(command));
}
