using TotalMemory.Extraction.Errors;
using TotalMemory.Knowledge;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Extraction.Errors;

/// <summary>Which failed calls are errors, and what is kept of one.</summary>
public sealed class ErrorExtractorTests
{
    private static ClaudeSession Session() => new ClaudeSession("s", "/w").User("go on");

    private static IReadOnlyList<ErrorOccurrence> Find(ClaudeSession session, int from = 0) =>
        ErrorExtractor.Find(session.Conversation(from: from));

    private static Draft Draft(ClaudeSession session)
    {
        var conversation = session.Conversation();
        return ErrorExtractor.ToDraft(conversation, conversation.Read(), ErrorExtractor.Find(conversation)[0]);
    }

    [Fact]
    public void Every_failed_call_is_one_and_no_other()
    {
        var session = Session().Bash("ls", "a").Bash("npm ci", "npm error code EUSAGE", 1).Edits("/w/a.cs", failure: "String not found.");
        Assert.Equal(["npm ci", "Edit"], Find(session).Select(e => e.Program));
    }

    [Fact]
    public void A_call_of_our_own_tools_or_one_read_before_is_none()
    {
        Assert.Empty(Find(Session().Calls("mcp__totalmemory__memory_get", new() { ["id"] = 1 }, "There is no #1.", isError: true)));
        Assert.Empty(Find(Session().Bash("npm ci", "npm error code EUSAGE", 1), from: 2));
    }

    [Fact]
    public void What_changes_from_run_to_run_is_not_part_of_its_signature()
    {
        var errors = Find(
            Session()
                .Bash("npm ci", "npm error at /home/a/x/package.json line 12", 1)
                .Bash("npm ci --silent", "npm error at /home/b/y/package.json line 7", 1)
        );
        Assert.Equal(2, errors.Count);
        Assert.Equal(errors[0].Signature, errors[1].Signature);
    }

    [Theory]
    [InlineData("npm error code EUSAGE\nmore", "npm ci: npm error code EUSAGE")]
    [InlineData("npm ci: no lock file", "npm ci: no lock file")]
    public void Its_text_names_the_program_once(string output, string text) =>
        Assert.Equal(text, Draft(Session().Bash("npm ci", output, 1)).Text);

    [Fact]
    public void What_then_succeeded_is_its_fix_and_is_quoted()
    {
        var error = Draft(Session().Bash("npm ci", "npm error code EUSAGE", 1).Bash("docker compose exec app npm ci", "added 3 packages"));
        Assert.Equal("docker compose exec app npm ci", error.Fix);
        Assert.Equal([EvidenceRole.Source, EvidenceRole.Fix], error.Evidence.Select(e => e.Role));
        Assert.StartsWith("$ npm ci\n", error.Evidence[0].Quote);
        Assert.Equal(error.Evidence[0].Line, error.Evidence[1].Answers);
    }

    [Fact]
    public void What_only_looks_like_a_fix_is_none() =>
        Assert.Null(Draft(Session().Bash("npm ci", "npm error code EUSAGE", 1).Bash("npm --help", "Usage: npm")).Fix);

    [Fact]
    public void The_command_that_the_person_names_is_the_fix_whatever_succeeded()
    {
        var error = Draft(
            Session()
                .Bash("npm ci", "npm error code EUSAGE", 1)
                .User("run it in the container: `docker compose exec app npm ci`")
                .Bash("npm ci --force", "added 3 packages")
        );
        Assert.Equal("docker compose exec app npm ci", error.Fix);
        Assert.Equal(Origin.User, error.Evidence[1].Origin);
    }

    [Fact]
    public void Of_an_edit_its_file_is_the_context() =>
        Assert.Equal("/w/a.cs", Draft(Session().Edits("/w/a.cs", failure: "String to replace not found in file.")).Context);
}
