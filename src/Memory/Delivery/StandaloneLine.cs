using System.Text.RegularExpressions;
using TotalMemory.Language;
using TotalMemory.Rules;

namespace TotalMemory.Delivery;

/// <summary>
/// A record's text as a line that is read alone, without the reply before it: "No, that is wrong. Use tabs." as "Use tabs." Pure.
/// </summary>
internal static partial class StandaloneLine
{
    /// <summary>Empty if nothing is left of it: it was only a reply.</summary>
    public static string Write(string text)
    {
        var line = Sentences.OneLine(text);
        var alone = string.Join(' ', SentenceSplitter.Split(line).SkipWhile(BareReply.Is));
        return alone.Length == 0 ? "" : RuleText.Clean(Remembering().Replace(RuleText.Clean(alone), ""));
    }

    [Examples("Remember that the port is 8085", "note: the port is 8085", "keep in mind that it restarts")]
    [CounterExamples("I remember that day", "noted: done")]
    [GeneratedRegex(@"^(?:remember|note|keep in mind)(?: that\b|:)\s*(?=\S)", RegexOptions.IgnoreCase)]
    private static partial Regex Remembering();
}
