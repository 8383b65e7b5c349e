using System.Text;
using TotalMemory.Language;

namespace TotalMemory.Extraction.Episodes;

/// <summary>
/// What came of a session, in the agent's words: the opening of its last answer. Agents say the result first; details, checks and offers
/// follow. Pure.
/// </summary>
internal static class OpeningSentences
{
    /// <summary>A shorter sentence only says that something was said: "Done.", "Perfect!" (chosen).</summary>
    private const int ShortestSentence = 24;

    // A character of these scripts is worth a syllable or a word (chosen).
    private const int ShortestDense = 10;

    private const string Ends = ".!?。！？…";
    private const string LeadsOn = "?？:：";

    /// <summary>Its first whole sentences in at most <paramref name="limit"/> characters; null if it has none.</summary>
    public static string? Read(string answer, int limit)
    {
        var text = new StringBuilder();
        foreach (var sentence in SentenceSplitter.Read(answer).Where(SaysSomething).Select(s => Sentences.OneLine(s.Text)))
        {
            var joint = Joint(text);
            if (text.Length > 0 && text.Length + joint.Length + sentence.Length > limit)
                break;
            text.Append(joint).Append(Sentences.Cut(sentence, limit));
        }
        return text.Length == 0 ? null : text.ToString();
    }

    private static string Joint(StringBuilder text)
    {
        if (text.Length == 0)
            return "";
        return Ends.Contains(text[^1]) ? " " : "; ";
    }

    // A question, or a sentence that introduces a list, states no result.
    private static bool SaysSomething(Sentence sentence) =>
        sentence.Line is LineMark.Prose or LineMark.Bullet
        && sentence.Text.Length >= (UnspacedText.IsMostlyUnspaced(sentence.Text) ? ShortestDense : ShortestSentence)
        && !LeadsOn.Contains(sentence.Text[^1]);
}
