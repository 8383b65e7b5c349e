using System.Text;
using TotalMemory.Conversations;
using TotalMemory.Extraction.Reading;
using TotalMemory.Transcripts;

namespace TotalMemory.Tests.Support;

/// <summary>Sessions as extractors read them, without a memory around.</summary>
internal static class ToldConversation
{
    /// <param name="from">Turns before it are context only.</param>
    public static Conversation Conversation(this ClaudeSession session, bool isAgent = false, int from = 0)
    {
        var reader = new TranscriptReader(new OpenCalls());
        var turns = session
            .Text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .SelectMany((l, i) => reader.Read(Encoding.UTF8.GetBytes(l), i + 1, Some.Time).Records)
            .SelectMany(r => r.Turns)
            .ToList();
        return TotalMemory.Conversations.Conversation.Build("s", "/t/s.jsonl", isAgent, turns, from, turns.Count, startsSession: true);
    }

    /// <summary>Read by a reader that judges as it is told.</summary>
    /// <param name="stored">From this mean worth on a sentence is stored.</param>
    public static ConversationReading Read(this Conversation conversation, Func<ReadingUnit, Judgement>? judge = null, double stored = 1) =>
        ReadingUnits.Collect(conversation).Judge(new ToldReader(judge ?? (_ => Judgement.Nothing), stored));

    private sealed class ToldReader(Func<ReadingUnit, Judgement> judge, double stored) : IReader
    {
        public string Version => "told";
        public ReaderThresholds Thresholds => new(Objects: 0.5, Stored: stored, Said: 0.7);

        public bool IsContent(string? version) => version == Version;

        public IReadOnlyList<Judgement> Judge(IReadOnlyList<ReadingUnit> units) => [.. units.Select(judge)];
    }
}
