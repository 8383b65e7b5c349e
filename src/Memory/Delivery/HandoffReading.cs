using TotalMemory.Conversations;
using TotalMemory.Extraction.Corrections;
using TotalMemory.Extraction.Facts;
using TotalMemory.Knowledge;
using TotalMemory.Language;
using TotalMemory.Rules;
using TotalMemory.Transcripts;

namespace TotalMemory.Delivery;

/// <summary>Reads from a session's turns what the next session needs. Pure.</summary>
internal static class HandoffReading
{
    private const int LongestGoal = 600; // chosen: a paragraph; the whole handoff is read in one go
    private const int LongestState = 1_500; // chosen: the agent's last words in full, if they are no document
    private const int LongestLine = 200; // chosen: a line or two
    private const int MostFiles = 15; // chosen: one screen
    private const int MostOpen = 10; // chosen: one screen
    private const int MostAnswers = 5; // chosen: the latest decisions

    /// <summary>What both clients call a finished task; each line of the task list begins with its state in brackets.</summary>
    private const string Done = "completed";

    /// <param name="learned">Records that were learned from the session.</param>
    public static Handoff Read(HandoffSession session, IReadOnlyList<Turn> said, IReadOnlyList<KnowledgeRecord> learned)
    {
        var turns = ForgettingSentences.LeaveOut(said);
        var talk = Conversation.Build(session.Id, "", isAgent: false, turns, 0, turns.Count, startsSession: true);
        var asked = talk.Messages.Where(m => ForgetRequest.Find(m.Turn.Text) is null).ToList();
        var first = asked.FirstOrDefault();
        var last = asked.LastOrDefault(m => !BareReply.Is(m.OwnWords)) ?? first;
        var answer = turns
            .Index()
            .LastOrDefault(t => t.Item.Kind == TurnKind.Assistant && t.Item.Text.Length > 0 && IsAfter(t.Index, last));
        var failures = UnsolvedFailures(talk);
        return new Handoff(
            session,
            Words(first, LongestGoal),
            last is not null && last != first ? Words(last, LongestGoal) : null,
            answer.Item is { } state ? Sentences.Cut(state.Text.Trim(), LongestState) : null,
            EndingOf(turns, answer.Item is not null),
            [
                .. LeftTasks(turns)
                    .Concat(failures.SkipLast(1).Select(f => $"failed and not mended: `{f.Command}`: {f.Says}"))
                    .Take(MostOpen),
            ],
            failures.LastOrDefault(),
            Files(talk, session.Folder),
            Decided(turns, learned, [first, last])
        );
    }

    private static bool IsAfter(int position, HumanMessage? message) => message is null || position > message.Position;

    private static string? Words(HumanMessage? message, int most)
    {
        if (message is null)
            return null;
        var own = message.OwnWords.Trim();
        return Sentences.Cut(own.Length > 0 ? own : message.Turn.Text.Trim(), most);
    }

    private static HandoffEnding EndingOf(IReadOnlyList<Turn> turns, bool isAnswered)
    {
        var last = turns.LastOrDefault(t => t.Kind is TurnKind.Assistant or TurnKind.Interrupt or TurnKind.Prompt or TurnKind.Steer);
        if (last?.Kind == TurnKind.Interrupt)
            return HandoffEnding.Stopped;
        return isAnswered ? HandoffEnding.Answered : HandoffEnding.NotAnswered;
    }

    // Commands that failed and did not succeed afterwards; of each, the latest failure.
    private static List<FailedCommand> UnsolvedFailures(Conversation talk)
    {
        var failed = new Dictionary<string, (int Position, FailedCommand What)>(StringComparer.Ordinal);
        foreach (var call in talk.Calls.Where(c => c.IsShell))
        {
            var command = Sentences.OneLine(call.Request.Text);
            if (call.Failed)
                failed[command] = (call.Position, new FailedCommand(Sentences.Cut(command, LongestLine), Cause(call)));
            else if (call.Succeeded)
                failed.Remove(command);
        }
        return [.. failed.Values.OrderBy(f => f.Position).Select(f => f.What)];
    }

    private static string Cause(Call call)
    {
        var said = call.Result?.Detail is { Length: > 0 } cause ? cause : call.Result?.Text ?? "";
        return Sentences.Cut(Sentences.OneLine(said), LongestLine);
    }

    // The unfinished tasks of the latest task list.
    private static IEnumerable<string> LeftTasks(IReadOnlyList<Turn> turns)
    {
        if (turns.LastOrDefault(t => t.Kind == TurnKind.Tasks) is not { } list)
            return [];
        return from line in list.Text.Split('\n')
            let end = line.IndexOf("] ", StringComparison.Ordinal)
            where line.StartsWith('[') && end > 0 && line[1..end] != Done
            select Sentences.Cut(Sentences.OneLine(line[(end + 2)..]), LongestLine);
    }

    private static List<string> Files(Conversation talk, string? folder) =>
        [
            .. talk
                .Calls.Where(c => c is { IsEdit: true, Failed: false, Request.Target: not null })
                .Reverse()
                .Select(c => Relative(c.Request.Target!, folder))
                .Distinct(StringComparer.Ordinal)
                .Take(MostFiles),
        ];

    private static string Relative(string path, string? folder) =>
        folder is { Length: > 1 } && path.StartsWith(folder.TrimEnd('/', '\\'), StringComparison.Ordinal)
            ? path[folder.TrimEnd('/', '\\').Length..].TrimStart('/', '\\')
            : path;

    // Each once: the person's answers, then what was learned from their words, a rule before the fact and the correction it came from. What
    // they asked for is no decision.
    private static List<string> Decided(IReadOnlyList<Turn> turns, IReadOnlyList<KnowledgeRecord> learned, HumanMessage?[] asked)
    {
        var said = new RepeatFilter();
        foreach (var request in asked)
            if (Words(request, LongestGoal) is { } words && !Directive.IsLasting(words))
                said.Add(words);
        var answers = turns.Where(t => t.Kind == TurnKind.Answer).TakeLast(MostAnswers).Select(t => Sentences.OneLine(t.Text));
        var taught = learned
            .Where(IsDecision)
            .OrderBy(r => r.Type != RecordType.Rule)
            .ThenBy(r => r.Type == RecordType.Correction)
            .Select(r => (Text: StandaloneLine.Write(r.Text), r.Id))
            .Where(r => r.Text.Length > 0);
        return
        [
            .. answers.Where(said.Add).Select(a => Sentences.Cut(a, LongestLine)),
            .. taught.Where(r => said.Add(r.Text)).Select(r => $"{Sentences.Cut(r.Text, LongestLine)} [#{r.Id}]"),
        ];
    }

    private static bool IsDecision(KnowledgeRecord r) =>
        r.Origin == Origin.User
        && r.Type switch
        {
            RecordType.Rule => true,
            RecordType.Fact => r.MayBeSaid || r.Said >= KnowledgeRecord.ThresholdSaidAgain || Directive.IsInstruction(r.Text),
            RecordType.Correction => NormText.SaysWhatToDo(StandaloneLine.Write(r.Text)),
            _ => false,
        };
}
