using Microsoft.Extensions.Time.Testing;
using TotalMemory.Extraction.Errors;
using TotalMemory.Knowledge;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Extraction.Errors;

public sealed class ErrorTests : IDisposable
{
    private readonly TempHome temp = new();
    private readonly MemoryServices memory;

    public ErrorTests() => memory = new MemoryServices(temp.Home, new FakeTimeProvider(Some.Time.AddHours(1)));

    public void Dispose() => temp.Dispose();

    [Theory]
    [InlineData("src/a.ts(3,1): error TS2304: Cannot find name 'x'.", "lib/deep/b.ts(99,12): error TS2304: Cannot find name 'other'.")]
    [InlineData("2026-03-01T09:00:00Z connect ECONNREFUSED 127.0.0.1:5432", "2026-04-11T19:30:21.123Z connect ECONNREFUSED 127.0.0.1:6543")]
    [InlineData("fatal: bad object 3f2a9c1d8e7b6a5f", "fatal: bad object 1234abcd5678ef90")]
    [InlineData("open /home/a/x/go.mod: no such file or directory", "open /home/b/y/z/go.mod: no such file or directory")]
    public void What_changes_from_time_to_time_is_not_part_of_a_signature(string a, string b) =>
        Assert.Equal(ErrorSignature.Compute("x", a), ErrorSignature.Compute("x", b));

    [Theory]
    [InlineData("error TS2304: Cannot find name 'x'", "error TS2305: Module has no exported member 'x'")]
    [InlineData("error CS0246: not found", "error CS1002: ; expected")]
    [InlineData("permission denied", "no such file or directory")]
    public void Different_causes_stay_different(string a, string b) =>
        Assert.NotEqual(ErrorSignature.Compute("x", a), ErrorSignature.Compute("x", b));

    [Fact]
    public void The_same_words_of_another_program_are_another_error() =>
        Assert.NotEqual(ErrorSignature.Compute("npm", "permission denied"), ErrorSignature.Compute("docker", "permission denied"));

    private RecordWithEvidence Learn(ClaudeSession session)
    {
        memory.Transcripts.Take(temp.Write("s1.jsonl", session.Text));
        var error = Assert
            .Single(
                memory
                    .Recall.Recall(
                        new()
                        {
                            Text = "fails error not found missing",
                            Types = [RecordType.Error],
                            Limit = 20,
                        }
                    )
                    .Hits
            )
            .Record;
        return memory.Knowledge.Find(error.Id)!;
    }

    private ClaudeSession Session() => new ClaudeSession("s1", temp.MakeFolder("shop")).User("do it");

    [Fact]
    public void The_same_program_called_rightly_is_the_fix()
    {
        var found = Learn(
            Session()
                .Bash("pytest tests/unit", "error: pytest: unrecognized arguments missing", 2)
                .Bash("ls", "a b")
                .Bash("cat setup.cfg", "[tool]")
                .Bash("pytest -c setup.cfg tests/unit", "5 passed")
        );
        Assert.Equal("pytest -c setup.cfg tests/unit", found.Record.Fix);
        Assert.Equal(8, found.Evidence.Single(e => e.Role == EvidenceRole.Fix).Line);
    }

    [Fact]
    public void An_edit_that_then_succeeds_on_the_same_file_is_the_fix()
    {
        var found = Learn(
            Session()
                .Edits("/p/a.cs", failure: "<tool_use_error>String to replace not found in file.\nString: x</tool_use_error>")
                .Calls("Read", new() { ["file_path"] = "/p/a.cs" }, "text")
                .Edits("/p/b.cs")
                .Edits("/p/a.cs")
        );
        Assert.StartsWith("Edit a.cs", found.Record.Fix);
        Assert.Equal(8, found.Evidence.Single(e => e.Role == EvidenceRole.Fix).Line);
    }

    [Fact]
    public void A_goal_that_was_given_up_has_no_fix() =>
        Assert.Null(
            Learn(
                Session()
                    .Bash("curl -s https://example.org/private/api", "curl: (22) error: 404 not found", 22)
                    .Says("That page does not exist.")
                    .User("ok, then write the readme")
                    .Calls("Write", new() { ["file_path"] = "/p/README.md", ["content"] = "hello" }, "ok")
            ).Record.Fix
        );

    [Fact]
    public void What_is_merely_called_next_is_no_fix() =>
        Assert.Null(
            Learn(
                Session()
                    .Bash("gh pr edit 1533 --body-file notes.md", "GraphQL error: a field is missing", 1)
                    .Bash("gh pr view 1533 --json body", "{}")
                    .Bash("npm run build", "built")
            ).Record.Fix
        );

    [Fact]
    public void A_search_without_a_match_is_no_error()
    {
        memory.Transcripts.Take(temp.Write("s1.jsonl", Session().Bash("grep -rn nothing .", "", 1).Text));
        Assert.Equal(0, memory.Knowledge.Count().Errors);
    }

    [Fact]
    public void One_cause_met_in_three_sessions_is_one_record_with_three_occurrences()
    {
        for (var i = 0; i < 3; i++)
            memory.Transcripts.Take(
                temp.Write(
                    $"s{i}.jsonl",
                    new ClaudeSession($"s{i}", temp.MakeFolder("shop"))
                        .User("go")
                        .Bash("npm ci", $"npm error ENOENT missing /tmp/x{i}/package.json", 1)
                        .Text
                )
            );
        Assert.Equal(1, memory.Knowledge.Count().Errors);
        var record = memory.Recall.Recall(new() { Text = "ENOENT missing", Types = [RecordType.Error] }).Hits[0].Record;
        Assert.Equal(3, memory.Knowledge.Find(record.Id)!.Evidence.Count);
    }
}
