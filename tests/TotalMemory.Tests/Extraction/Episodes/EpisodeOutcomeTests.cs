using Microsoft.Extensions.Time.Testing;
using TotalMemory.Extraction.Reading;
using TotalMemory.Knowledge;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Extraction.Episodes;

/// <summary>How a session is said to have ended.</summary>
public sealed class EpisodeOutcomeTests : IDisposable
{
    private readonly TempHome temp = new();

    public void Dispose() => temp.Dispose();

    private KnowledgeRecord? Episode(Action<ClaudeSession> tell)
    {
        var memory = new MemoryServices(temp.Home, new FakeTimeProvider(Some.Time.AddDays(1)), null, _ => new ApprovalReader());
        var session = new ClaudeSession("s1", temp.MakeFolder("shop"));
        tell(session);
        memory.Transcripts.Take(temp.Write("s1.jsonl", session.Text));
        using var c = memory.Database.Open();
        return c.RecordLists.Active(null, RecordType.Episode).SingleOrDefault();
    }

    /// <summary>Takes "perfect" for approval and a question mark for a question; everything else is a request.</summary>
    private sealed class ApprovalReader : IReader
    {
        public string Version => "approval";
        public ReaderThresholds Thresholds => new(0.5, 4, 2);

        public bool IsContent(string? version) => version == Version;

        public IReadOnlyList<Judgement> Judge(IReadOnlyList<ReadingUnit> units) =>
            [.. units.Select(u => u is MessageUnit m ? new Judgement { Act = Act(m.Text) } : Judgement.Nothing)];

        private static float[] Act(string text)
        {
            var act =
                text.StartsWith("Perfect", StringComparison.Ordinal) ? "approve"
                : text.EndsWith('?') ? "question"
                : "request";
            return [.. Judgement.Acts.Select(a => a == act ? 1f : 0f)];
        }
    }

    [Fact]
    public void Work_that_the_person_accepts_after_the_last_edit_succeeded() =>
        Assert.Equal(
            "success",
            Episode(s =>
                s.User("Please add a total to the invoice page of the shop")
                    .Edits("/p/invoice.ts")
                    .Says("The invoice page shows a total now.")
                    .User("Perfect, thanks, that works.")
                    .Says("You are welcome.")
            )!.Kind
        );

    [Fact]
    public void An_error_that_was_open_when_the_work_was_accepted_is_forgiven() =>
        Assert.Equal(
            "success",
            Episode(s =>
                s.User("Please add a total to the invoice page of the shop")
                    .Bash("dotnet frobnicate", "error: unknown command frobnicate", 1)
                    .Edits("/p/invoice.ts")
                    .Says("The invoice page shows a total now.")
                    .User("Perfect, thanks, that works.")
                    .Says("You are welcome.")
            )!.Kind
        );

    [Fact]
    public void An_error_behind_the_persons_word_is_open() =>
        Assert.Equal(
            "partial",
            Episode(s =>
                s.User("Please add a total to the invoice page of the shop")
                    .Edits("/p/invoice.ts")
                    .Says("The invoice page shows a total now.")
                    .User("Perfect, thanks, that works. Now frobnicate it, please.")
                    .Bash("dotnet frobnicate", "error: unknown command frobnicate", 1)
                    .Says("There is no such command.")
            )!.Kind
        );

    [Fact]
    public void A_bare_question_is_no_episode() =>
        Assert.Null(Episode(s => s.User("What does the invoice page of the shop show?").Says("It shows the items and the total.")));

    [Fact]
    public void What_is_said_on_the_way_is_no_outcome() =>
        Assert.Equal(
            "Please add a total to the invoice page of the shop",
            Episode(s =>
                s.User("Please add a total to the invoice page of the shop")
                    .Says("The invoice page is built by invoice.ts, which I look at before I change it.")
                    .Edits("/p/invoice.ts")
            )!.Text
        );
}
