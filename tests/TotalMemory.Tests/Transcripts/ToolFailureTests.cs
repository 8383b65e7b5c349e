using TotalMemory.Spool.Commands;
using TotalMemory.Transcripts;

namespace TotalMemory.Tests.Transcripts;

public sealed class ToolFailureTests
{
    private static ToolVerdict Shell(string command, string output, int? exit = 0, bool flagged = false) =>
        ToolFailure.Judge("Bash", command, flagged, exit, output);

    [Theory]
    [InlineData("rg needle src", "", 1, nameof(ToolOutcome.NoMatch))]
    [InlineData("git grep needle", "", 1, nameof(ToolOutcome.NoMatch))]
    [InlineData("diff a b", "", 1, nameof(ToolOutcome.NoMatch))]
    [InlineData("cd app && grep -rn needle .", "", 1, nameof(ToolOutcome.NoMatch))]
    [InlineData("make build && rg needle src", "", 1, nameof(ToolOutcome.Error))]
    [InlineData("grep needle missing.txt", "grep: missing.txt: No such file or directory", 2, nameof(ToolOutcome.Error))]
    [InlineData("dotnet build", "Build FAILED.", 1, nameof(ToolOutcome.Error))]
    [InlineData("ls", "a\nb", 0, nameof(ToolOutcome.Ok))]
    [InlineData("cat log.txt", "error: from yesterday's log", 0, nameof(ToolOutcome.Ok))]
    [InlineData("rg -n error src", "src/a.cs: error handling", 0, nameof(ToolOutcome.Ok))]
    [InlineData("git log --oneline", "fix error: not found in cache", 0, nameof(ToolOutcome.Ok))]
    [InlineData("npm test | tail -5", "Tests: 2 failed, 10 passed", 0, nameof(ToolOutcome.Error))]
    [InlineData("jq .a file.json || true", "jq: error (at file.json:1): Cannot index array", 0, nameof(ToolOutcome.Error))]
    [InlineData("frobnicate | head", "bash: line 1: frobnicate: command not found", 0, nameof(ToolOutcome.Error))]
    public void The_outcome_is_read_from_code_and_words(string command, string output, int exit, string expected) =>
        Assert.Equal(Enum.Parse<ToolOutcome>(expected), Shell(command, output, exit, flagged: exit != 0).Outcome);

    [Theory]
    [InlineData(
        "The user doesn't want to proceed with this tool use. The tool use was rejected (eg. if it was a file edit, …).",
        nameof(ToolOutcome.Rejected)
    )]
    [InlineData("<tool_use_error>Cancelled: parallel tool call Bash(mkdir build) errored</tool_use_error>", nameof(ToolOutcome.Cancelled))]
    [InlineData("<tool_use_error>String to replace not found in file.\nString: x</tool_use_error>", nameof(ToolOutcome.Error))]
    public void What_a_person_refused_is_no_error(string text, string expected) =>
        Assert.Equal(Enum.Parse<ToolOutcome>(expected), ToolFailure.Judge("Edit", "", true, null, text).Outcome);

    [Fact]
    public void A_search_error_that_says_rejected_is_an_error() =>
        Assert.Equal(
            ToolOutcome.Error,
            ToolFailure.Judge("Grep", "", true, null, "Search failed — ripgrep rejected the pattern, glob, or file type").Outcome
        );

    [Theory]
    [InlineData(
        "npm run build",
        "> app@1.0.0 build\n> tsc\n\nsrc/a.ts(3,1): error TS2304: Cannot find name 'x'.\n",
        "src/a.ts(3,1): error TS2304: Cannot find name 'x'."
    )]
    [InlineData(
        "dotnet test",
        "Determining projects…\nUnhandled exception. System.InvalidOperationException: no\n   at A.B()",
        "Unhandled exception. System.InvalidOperationException: no"
    )]
    public void The_diagnostic_is_the_line_that_names_the_cause(string command, string output, string expected) =>
        Assert.Equal(expected, Shell(command, output, 1, true).Diagnostic);

    [Theory]
    [InlineData("cd app && sudo npm run build -- --watch | tail -5", "npm run build")]
    [InlineData("FOO=1 timeout 30 dotnet test --no-build 2>&1", "dotnet test")]
    [InlineData("cat <<'EOF' > x\nrm -rf /\nEOF\ngit commit -m 'feat: && x'", "git commit")]
    [InlineData("npx vitest run src", "vitest")]
    [InlineData("docker compose exec app npm ci", "docker compose exec")]
    [InlineData("./gradlew :app:test", "gradlew")]
    public void The_program_is_what_the_line_was_written_for(string command, string expected) =>
        Assert.Equal(expected, CommandLine.Main(command));
}
