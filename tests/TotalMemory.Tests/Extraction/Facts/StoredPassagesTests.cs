using Microsoft.Extensions.Time.Testing;
using TotalMemory.Extraction.Reading;
using TotalMemory.Knowledge;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Extraction.Facts;

/// <summary>How much of a session is stored, and in which pieces.</summary>
public sealed class StoredPassagesTests : IDisposable
{
    private readonly TempHome temp = new();

    public void Dispose() => temp.Dispose();

    private MemoryServices Memory() => new(temp.Home, new FakeTimeProvider(Some.Time.AddDays(1)), null, _ => new PortReader());

    private static void Take(MemoryServices memory, TempHome temp, Action<ClaudeSession> tell, string name = "s1")
    {
        var session = new ClaudeSession(name, temp.MakeFolder("shop"));
        tell(session);
        memory.Transcripts.Take(temp.Write($"{name}.jsonl", session.Text));
    }

    private static List<KnowledgeRecord> Facts(MemoryServices memory)
    {
        using var c = memory.Database.Open();
        return c.RecordLists.Active(null, RecordType.Fact);
    }

    /// <summary>
    /// Takes a sentence with a port for a fact worth keeping, and one with "always" for a rule that is sure to be right.
    /// </summary>
    private sealed class PortReader : IReader
    {
        public string Version => "port";
        public ReaderThresholds Thresholds => new(0.9, 1, 0.7);

        public bool IsContent(string? version) => version == Version;

        public IReadOnlyList<Judgement> Judge(IReadOnlyList<ReadingUnit> units) => [.. units.Select(u => Of(u.Text))];

        private static Judgement Of(string text)
        {
            var rule = text.Contains("always", StringComparison.Ordinal) || text.Contains("wrong", StringComparison.Ordinal);
            if (!rule && !text.Contains("port", StringComparison.Ordinal))
                return new Judgement { Worth = [1, 0, 0, 0], Kind = [0, 0, 0, 1, 0] };
            return new Judgement
            {
                Worth = [0, 0, 1, 0],
                Kind = rule ? [1, 0, 0, 0, 0] : [0, 0, 0, 1, 0],
                Alone = 1,
            };
        }
    }

    [Fact]
    public void What_the_agent_found_out_is_stored_with_what_explains_it()
    {
        var memory = Memory();
        Take(
            memory,
            temp,
            s => s.User("Why does it not answer?").Says("The proxy was renamed. It takes port 8081 now. Restart it after a change.")
        );
        Assert.Equal("The proxy was renamed. It takes port 8081 now. Restart it after a change.", Assert.Single(Facts(memory)).Text);
    }

    [Fact]
    public void A_bare_reply_is_not_stored_whatever_the_reader_thinks_of_it()
    {
        var memory = Memory();
        Take(
            memory,
            temp,
            s => s.User("No, that is wrong. always build with dotnet here.").Bash("dotnet build", "ok").Says("No, that was wrong of me.")
        );
        Assert.Equal("always build with dotnet here.", Assert.Single(Facts(memory)).Text);
    }

    [Fact]
    public void What_may_be_said_is_stored_as_it_was_said()
    {
        var memory = Memory();
        Take(memory, temp, s => s.User("The build broke. always build with dotnet here. I go to lunch.").Says("Understood."));
        Assert.Equal("always build with dotnet here.", Assert.Single(Facts(memory)).Text);
    }

    [Fact]
    public void Of_an_hour_no_more_than_fourteen_are_stored()
    {
        var memory = Memory();
        Take(
            memory,
            temp,
            s =>
            {
                for (var i = 0; i < 30; i++)
                    s.User($"And which one takes service{i}?").Says($"service{i} listens on port {8000 + i}, as config{i} says.");
            }
        );
        Assert.Equal(14, Facts(memory).Count);
    }

    [Fact]
    public void A_passage_that_holds_what_a_person_rejected_is_refused()
    {
        var memory = Memory();
        Take(memory, temp, s => s.User("Where is it?").Says("The proxy takes port 8081 now."));
        using (var c = memory.Database.Open())
            memory.Knowledge.Forget(Assert.Single(Facts(memory)).Id, "wrong");
        Take(memory, temp, s => s.User("Where is it?").Says("I looked again. The proxy takes port 8081 now. That is all."), "s2");
        Assert.Empty(Facts(memory));
    }
}
