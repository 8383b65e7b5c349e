using TotalMemory.Conversations;
using TotalMemory.Language;
using TotalMemory.Transcripts;

namespace TotalMemory.Extraction.Reading;

/// <summary>Everything in a conversation that the reader judges.</summary>
internal sealed record ReadingUnits(
    IReadOnlyList<MessageUnit> Messages,
    IReadOnlyList<SentenceUnit> Sentences,
    IReadOnlyList<CallUnit> Calls
)
{
    private const int LongestBefore = 600; // chosen; part of the reader's input, so only changed with a new model
    private const int LongestPart = 200; // chosen, as above
    private const int LongestReply = 300; // chosen, as above
    private const int LongestCall = 300; // chosen, as above

    /// <summary>Characters of a failed call's output that are read (chosen).</summary>
    private const int LongestOutput = 400;

    /// <summary>A sentence with a smaller share of its words outside quotations and pastes is not the person's.</summary>
    private const double LeastOwn = 0.7;

    /// <summary>How many earlier messages are compared with a message (chosen).</summary>
    private const int MostEarlier = 200;

    /// <summary>Pure: the same conversation gives the same units.</summary>
    public static ReadingUnits Collect(Conversation conversation)
    {
        var stretches = Stretch.Split(conversation);
        var messages = MessagesOf(conversation, stretches);
        return new ReadingUnits([.. messages.OfType<MessageUnit>()], SentencesOf(conversation, stretches, messages), CallsOf(conversation));
    }

    /// <summary>Each unit with the reader's judgement of it.</summary>
    public ConversationReading Judge(IReader reader)
    {
        var judgements = reader.Judge([.. Messages, .. Sentences, .. Calls]);
        var sentences = Sentences.Zip(judgements.Skip(Messages.Count), (unit, judgement) => new JudgedSentence(unit, judgement));
        return new ConversationReading(
            this,
            ByPosition(Messages, judgements),
            [.. sentences],
            ByPosition(Calls, judgements.Skip(Messages.Count + Sentences.Count)),
            reader.Thresholds
        );
    }

    // A turn that gave several units is known by its first.
    private static Dictionary<int, Judgement> ByPosition(IEnumerable<ReadingUnit> units, IEnumerable<Judgement> judgements)
    {
        var found = new Dictionary<int, Judgement>();
        foreach (var (unit, judgement) in units.Zip(judgements))
            found.TryAdd(unit.Position, judgement);
        return found;
    }

    // One for each stretch; null for the stretch before the first message.
    private static List<MessageUnit?> MessagesOf(Conversation conversation, IReadOnlyList<Stretch> stretches)
    {
        var found = new List<MessageUnit?>();
        var earlier = new List<Shingles>();
        for (var i = 0; i < stretches.Count; i++)
        {
            if (stretches[i].Message is not { } message)
            {
                found.Add(null);
                continue;
            }
            var words = Shingles.Cut(message.Turn.Text);
            var features = MessageFeatures.Compute(
                conversation.Turns,
                words,
                i > 0 ? stretches[i - 1] : null,
                stretches[i],
                i + 1 < stretches.Count ? stretches[i + 1] : null,
                earlier.Count,
                earlier.Count > MostEarlier ? earlier[^MostEarlier..] : earlier
            );
            var before = found.OfType<MessageUnit>().LastOrDefault();
            found.Add(
                new MessageUnit(
                    message,
                    OwnWords(message.Turn),
                    Tail(message.AgentSaid, LongestBefore),
                    Head(before?.Text ?? "", LongestPart),
                    ReplyOf(conversation, stretches[i]),
                    features
                )
            );
            earlier.Add(words);
        }
        return found;
    }

    /// <summary>A person's own words in a turn: without what is quoted or pasted, and without the question that they answer.</summary>
    public static string OwnWords(Turn turn) =>
        PastedText.OwnText(turn.Kind == TurnKind.Answer ? AnswerText.Split(turn.Text).Answer : turn.Text);

    private static string ReplyOf(Conversation conversation, Stretch stretch)
    {
        if (stretch.Texts.Count == 0)
            return "";
        var said = string.Join(' ', SentenceSplitter.Read(conversation.Turns[stretch.Texts[0]].Text).Select(s => s.Text));
        return said.Length <= LongestReply ? said : said[..LongestReply];
    }

    private static List<SentenceUnit> SentencesOf(Conversation conversation, IReadOnlyList<Stretch> stretches, List<MessageUnit?> messages)
    {
        var found = new List<SentenceUnit>();
        var known = new HashSet<int>();
        for (var i = 0; i < stretches.Count; i++)
        {
            var next = i + 1 < messages.Count ? messages[i + 1] : null;
            if (messages[i] is { } message)
                Add(stretches[i], message.Position, SpeakerRole.User, i > 0 ? messages[i - 1] : null);
            foreach (var text in stretches[i].Texts)
                Add(stretches[i], text, text == stretches[i].Answer ? SpeakerRole.Final : SpeakerRole.Interim, messages[i]);

            void Add(Stretch stretch, int position, SpeakerRole role, MessageUnit? said) =>
                found.AddRange(UnitsIn(conversation.Turns[position], position, role, stretch, said, messages[i], next, known));
        }
        return found;
    }

    private static IEnumerable<SentenceUnit> UnitsIn(
        Turn turn,
        int position,
        SpeakerRole role,
        Stretch stretch,
        MessageUnit? said,
        MessageUnit? message,
        MessageUnit? next,
        HashSet<int> known
    )
    {
        var sentences = SentenceSplitter.Read(turn.Text);
        var own = role == SpeakerRole.User && turn.Kind != TurnKind.Answer ? Shingles.Cut(message!.Message.OwnWords) : null;
        var work = role == SpeakerRole.User ? null : SentenceFeatures.Work(stretch, position);
        var (before, after) = (Head(said?.Text ?? "", LongestPart), Head(next?.Text ?? "", LongestPart));
        for (var k = 0; k < sentences.Count; k++)
        {
            var words = Shingles.Cut(sentences[k].Text);
            var sheet = SentenceFeatures.Compute(sentences, k, turn.Text.Length, role, words);
            if (work is not null)
                sheet.Add(work);
            SentenceFeatures.Talk(sheet, message, next, words);
            SentenceFeatures.Novelty(sheet, words, known);
            known.UnionWith(words.All);
            yield return new SentenceUnit(
                position,
                turn,
                k,
                role,
                sentences[k].Text,
                sentences[k].Heading,
                k > 0 ? sentences[k - 1].Text : "",
                k + 1 < sentences.Count ? sentences[k + 1].Text : "",
                before,
                after,
                sentences[k].IsExternal || (own is not null && words.Within(own) < LeastOwn),
                sheet
            );
        }
    }

    private static List<CallUnit> CallsOf(Conversation conversation)
    {
        var found = new List<CallUnit>();
        for (var i = 0; i < conversation.Calls.Count; i++)
        {
            var call = conversation.Calls[i];
            if (!call.Failed)
                continue;
            var output = call.Result!.Detail is { Length: > 0 } detail ? detail : call.Result.Text;
            found.Add(
                new CallUnit(
                    call,
                    $"{Head(call.Request.Text, LongestCall)}\n{Head(output, LongestOutput)}",
                    CallFeatures.Compute(conversation.Calls, i)
                )
            );
        }
        return found;
    }

    private static string Head(string text, int most) => Language.Sentences.Cut(Language.Sentences.OneLine(text), most);

    private static string Tail(string text, int most)
    {
        var line = Language.Sentences.OneLine(text);
        return line.Length <= most ? line : line[^most..];
    }
}
