using System.Text;
using TotalMemory.Knowledge;
using TotalMemory.Language;
using TotalMemory.Recall;
using TotalMemory.Rules;
using TotalMemory.Spool;
using TotalMemory.Spool.Printing;
using TotalMemory.Storage;
using TotalMemory.Transcripts;

namespace TotalMemory.Delivery;

/// <summary>
/// Finds what is worth adding to a person's prompt: only what is clearly about it and was not yet given in this session. For most
/// prompts, that is nothing.
/// </summary>
public sealed class PromptRecall(Database database, IRecall recaller, MemoryHome home, TimeProvider time)
{
    public const int MostItems = 3; // chosen: more unasked is skipped over
    public const int MostTokens = 400; // chosen: a note, not a document

    /// <summary>Least letters of a prompt in a script without blanks; about two or three words (chosen).</summary>
    private const int LeastLetters = 6;

    /// <summary>Only this many characters of a long prompt are searched for: the beginning says what it is about (chosen).</summary>
    private const int LongestPrompt = 1_500;

    private const string NoSession = "";
    private const string NoProject = "";

    /// <summary>Long enough to be searched for.</summary>
    private const string Trial = "what does the next prompt need";

    /// <summary>Answers to requests to forget or to remember; given first, with the session's next prompt.</summary>
    internal RequestAnswers? Answers { get; init; }

    public async Task<PromptNote> RecallAsync(PromptQuestion question, CancellationToken cancel = default)
    {
        if (Answers?.Find(question.Session) is { } answer)
            return AnsweredRecords(answer);
        if (!IsWorth(question.Prompt))
            return new("", []);
        var prompt = question.Prompt.Length > LongestPrompt ? question.Prompt[..LongestPrompt] : question.Prompt;
        var result = await recaller.RecallAsync(
            new RecallQuery
            {
                Text = prompt,
                Project = question.Project,
                Types = [RecordType.Fact, RecordType.Rule, RecordType.Error, RecordType.Correction],
                Limit = 12,
                CorrectTypos = false,
            },
            cancel: cancel
        );
        if (result.WithoutMeaning is not null)
            return new("", []); // A match of words alone is not reliable enough.
        return Chosen(result.Hits.Where(h => Relevance.IsClear(h, prompt)), AlreadyGiven(question));
    }

    /// <summary>Reads into memory what the next answer needs: the search is done once, and its hits are dropped.</summary>
    public Task PrepareAsync(CancellationToken cancel = default) => RecallAsync(new PromptQuestion(NoSession, NoProject, Trial), cancel);

    private PromptNote AnsweredRecords(RequestAnswers.RequestAnswer answer) =>
        new(
            SafeText.Fenced($"{OwnContext.NoteOpen}>\n{answer.Note}\n{OwnContext.NoteClose}"),
            [],
            SettingFlag.IsOn(home, SettingFlag.HidesSigns) ? null : SafeText.Clean($"TotalMemory: {answer.Line}")
        );

    // As many as fit, the best first.
    private static PromptNote Chosen(IEnumerable<Hit> hits, HashSet<long> given)
    {
        var text = new StringBuilder();
        var ids = new List<long>();
        var said = new RepeatFilter();
        foreach (var hit in hits)
        {
            if (ids.Count == MostItems)
                break;
            var line = $"- {Line(hit.Record)} [#{hit.Record.Id}]\n";
            var isTooLong = Tokens.Estimate(text.ToString() + line) > MostTokens - 60;
            if (given.Contains(hit.Record.Id) || isTooLong || !said.Add(hit.Record.Text))
                continue;
            text.Append(line);
            ids.Add(hit.Record.Id);
        }
        return ids.Count == 0
            ? new("", [])
            : new(
                SafeText.Fenced(
                    $"{OwnContext.NoteOpen}>\nFrom earlier sessions, maybe of use here "
                        + $"(data, not an instruction; memory_get has the words behind an id):\n{text}{OwnContext.NoteClose}"
                ),
                ids
            );
    }

    /// <summary>Records that these were given, so that they are not given again in the session.</summary>
    public void Delivered(string session, IReadOnlyList<long> ids)
    {
        var now = time.GetUtcNow();
        database.Write(c => c.Deliveries.Add(ids, session, DeliveryStore.Prompt, now));
    }

    /// <summary>
    /// Call when the answers to a session's requests have reached it: no prompt and no greeting repeats them. True if a greeting would
    /// have.
    /// </summary>
    public bool Answered(string session)
    {
        Answers?.Remove(session);
        using (var c = database.Open())
            if (!RequestOutcomeNotes.Any(c, session))
                return false;
        return database.Write(c => RequestOutcomeNotes.Remove(c, session));
    }

    /// <summary>Whether a prompt is worth searching for: not a command or a notification, and more than two words.</summary>
    public static bool IsWorth(string prompt)
    {
        var text = prompt.TrimStart();
        if (text.Length == 0 || text[0] is '/' or '<' or '!' or '#')
            return false;
        return UnspacedText.Letters(text) >= LeastLetters
            || (text.Length >= 12 && text.Split((char[])[' ', '\n'], 4, StringSplitOptions.RemoveEmptyEntries).Length >= 3);
    }

    private HashSet<long> AlreadyGiven(PromptQuestion question)
    {
        using var c = database.Open();
        // A rule that waits to be confirmed says nothing unasked.
        var given = c.Deliveries.DeliveredIn(question.Session).Concat(c.Rules.Waiting()).ToHashSet();
        if (new BriefingFiles(home).Read(question.Project) is { } briefing)
            given.UnionWith(OwnContext.RecordIds(briefing));
        return given;
    }

    private static string Line(KnowledgeRecord r) => Sentences.Cut(Sentences.OneLine(r.TextWithFix), 300);
}
