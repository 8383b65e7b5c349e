using TotalMemory.Language;
using TotalMemory.Transcripts;

namespace TotalMemory.Extraction.Reading;

/// <summary>Features of a sentence: its form, its place in the text, what was done before it, how the person reacted.</summary>
internal static class SentenceFeatures
{
    private const int WorkFeatures = 12; // chosen: about as many are set

    private static readonly (string Feature, string MessageFeature)[] Said =
    [
        .. ((string[])["first", "stop", "refusal", "answer", "steer", "length", "question", "pasted", "index"]).Select(n =>
            ("said_" + n, n)
        ),
    ];

    private static readonly (string Feature, string MessageFeature)[] Next =
    [
        .. ((string[])["stop", "refusal", "length", "question", "gap"]).Select(n => ("next_" + n, n)),
    ];

    /// <param name="sentences">All sentences of the text.</param>
    /// <param name="at">Index of the sentence.</param>
    /// <param name="length">Characters of the whole text.</param>
    /// <param name="words">The sentence's words.</param>
    public static FeatureSheet Compute(IReadOnlyList<Sentence> sentences, int at, int length, SpeakerRole role, Shingles words)
    {
        var sentence = sentences[at];
        var sheet = new FeatureSheet();
        TextShape.Describe(sheet, sentence.Text, words);
        sheet.Set("user", role == SpeakerRole.User);
        sheet.Set("final", role == SpeakerRole.Final);
        sheet.Set("interim", role == SpeakerRole.Interim);
        sheet.Set("external", sentence.IsExternal);
        sheet.Set("bullet", sentence.Line == LineMark.Bullet);
        sheet.Set("table", sentence.Line == LineMark.Table);
        sheet.Set("heading", sentence.Line == LineMark.Heading);
        sheet.Set("fenced", sentence.Line == LineMark.Code);
        sheet.Set("quoted", sentence.Line == LineMark.Quote);
        sheet.Set("bold", sentence.IsBold);
        sheet.Set("below_heading", sentence.Heading.Length > 0);
        sheet.SetLog("ordinal", at, 30);
        sheet.Set("place", sentences.Count < 2 ? 0 : at / (double)(sentences.Count - 1));
        sheet.Set("opens", at == 0);
        sheet.Set("closes", at == sentences.Count - 1);
        sheet.SetLog("sentences", sentences.Count, 60);
        sheet.SetLog("text_length", length, 4000);
        return sheet;
    }

    /// <summary>What the agent had done when it said something, and what it did next: the same for all sentences of a text.</summary>
    public static FeatureSheet Work(Stretch stretch, int position)
    {
        var sheet = new FeatureSheet(WorkFeatures);
        var before = stretch.Calls.Where(c => c.Position < position).ToList();
        sheet.SetLog("done_calls", before.Count, 50);
        sheet.SetLog("done_failed", before.Count(c => c.Failed), 10);
        sheet.SetLog("done_edits", before.Count(c => c.IsEdit), 20);
        sheet.Set("just_failed", before.Count > 0 && before[^1].Failed);
        sheet.Set("failed_lately", before.TakeLast(4).Any(c => c.Failed));
        sheet.Set("just_succeeded", before.Count > 0 && before[^1].Succeeded);
        sheet.Set("after_edit", before.Count > 0 && before[^1].IsEdit);
        sheet.Set("after_lookup", before.Count > 0 && ToolNames.IsLookup(before[^1].Tool));
        sheet.Set("after_external", before.Any(c => ToolNames.IsExternal(c.Tool)));
        var next = stretch.Calls.FirstOrDefault(c => c.Position > position);
        sheet.Set("then_edit", next?.IsEdit == true);
        sheet.Set("then_shell", next?.IsShell == true);
        sheet.Set("then_failed", next?.Failed == true);
        return sheet;
    }

    /// <summary>Adds features of the message that the sentence answers or belongs to, and of the person's next message.</summary>
    public static void Talk(FeatureSheet sheet, MessageUnit? message, MessageUnit? next, Shingles words)
    {
        if (message is not null)
        {
            foreach (var (feature, name) in Said)
                sheet.Set(feature, message.Features[name]);
            sheet.Set("of_said", words.Within(message.Words));
        }
        if (next is null)
            return;
        sheet.Set("next", true);
        foreach (var (feature, name) in Next)
            sheet.Set(feature, next.Features[name]);
        sheet.Set("in_next", words.Within(next.Words));
    }

    /// <summary>Adds the share of the sentence's words that are new to the session.</summary>
    /// <param name="known">Words of the session so far.</param>
    public static void Novelty(FeatureSheet sheet, Shingles words, HashSet<int> known) =>
        sheet.Set("new_words", words.Count == 0 ? 0 : words.Outside(known) / (double)words.Count);
}
