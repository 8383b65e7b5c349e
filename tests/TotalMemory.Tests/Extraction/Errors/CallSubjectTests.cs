using TotalMemory.Extraction.Errors;
using TotalMemory.Tests.Support;
using TotalMemory.Transcripts;

namespace TotalMemory.Tests.Extraction.Errors;

public sealed class CallSubjectTests
{
    private static CallSubject Of(string command, string? failure = null) =>
        CallSubject.Describe(
            new(
                0,
                new Turn(1, 0, TurnKind.ToolCall, Some.Time, command) { Tool = "Bash", Call = "c" },
                failure is null
                    ? null
                    : new Turn(2, 0, TurnKind.ToolResult, Some.Time, failure)
                    {
                        Call = "c",
                        Outcome = ToolOutcome.Error,
                        Detail = failure,
                    }
            )
        );

    [Theory]
    [InlineData("npm install", "ENOENT package.json", "npm run build")]
    [InlineData("npm install", "ENOENT package.json", "git status")]
    [InlineData("git push origin main", "rejected", "git status --short")]
    [InlineData("gh pr edit 1533 --body-file b.md", "GraphQL: deprecated", "gh pr view 1533")]
    [InlineData("npm install left-pad", "404", "npm install right-fill")]
    [InlineData("pytest tests/unit", "2 failed", "docker compose up -d")]
    [InlineData("cd /work/shop && make deploy", "no rule", "cd /work/shop && dotnet build")]
    [InlineData("rg -n baseUrl node_modules/x", "No such file", "rg -n fixture packages")]
    public void What_is_merely_called_next_is_no_fix(string failed, string failure, string next) =>
        Assert.False(Of(failed, failure).MayBeAchievedBy(Of(next)));

    [Theory]
    [InlineData("npm ci", "EUSAGE", "docker compose exec app npm ci")]
    [InlineData("npm install", "EACCES", "docker compose exec app npm ci")]
    [InlineData("npm install", "EACCES", "pnpm install")]
    [InlineData("python x.py", "not found", "python3 x.py")]
    [InlineData("npm test", "1 failed", "npm test -- --ci")]
    [InlineData("bun run lint:fix", "1 error", "bun run lint")]
    [InlineData("pytest tests/unit", "unrecognized arguments", "pytest -c setup.cfg tests/unit")]
    [InlineData("python app.py", "ModuleNotFoundError: No module named 'flask'", "pip install flask")]
    [InlineData("git push origin main", "rejected", "git pull --rebase origin main && git push origin main")]
    [InlineData("cat src/cart.ts", "No such file", "cat lib/cart.ts")]
    [InlineData("make deploy", "no rule", "make deploy-all")]
    public void What_may_have_mended_it_stays_a_candidate(string failed, string failure, string next) =>
        Assert.True(Of(failed, failure).MayBeAchievedBy(Of(next)));
}
