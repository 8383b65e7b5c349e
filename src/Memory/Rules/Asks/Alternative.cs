using TotalMemory.Conversations;
using TotalMemory.Extraction.Facts;
using TotalMemory.Language;

namespace TotalMemory.Rules.Asks;

/// <summary>What is right instead, where it stands after what is forbidden: <c>don't run npm. pnpm</c>. Pure.</summary>
internal static class Alternative
{
    private const int MostWords = 3; // chosen: more words say something of their own
    private const int Longest = 40; // chosen, as above

    /// <summary>The request, and its alternative if one follows it in the message.</summary>
    public static string With(Ask ask)
    {
        if (ask.Text != ask.Sentence || !Directive.IsProhibition(ask.Text))
            return ask.Text;
        var sentences = SentenceSplitter.Split(Sentences.OneLine(OwnWords.Keep(ask.Evidence.Quote))).ToList();
        var at = sentences.FindIndex(s => s == ask.Text);
        return at >= 0 && at + 1 < sentences.Count && IsOne(sentences[at + 1])
            ? $"{ask.Text.TrimEnd('.', '!', '。', ' ')}: {sentences[at + 1].TrimEnd('.', '!', '。', ' ')}"
            : ask.Text;
    }

    private static bool IsOne(string sentence) =>
        sentence.Length <= Longest
        && sentence.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length <= MostWords
        && !Sentences.IsQuestion(sentence)
        && !BareReply.Is(sentence)
        && Words.Extract(sentence) is var words
        && words.Content.Count + words.Exact.Count > 0;
}
