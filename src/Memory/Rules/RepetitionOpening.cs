using System.Text.RegularExpressions;
using TotalMemory.Language;

namespace TotalMemory.Rules;

/// <summary>
/// An opening that only says that it was said before: <c>I already told you: use tabs</c>. A rule is what follows it. Pure.
/// </summary>
internal static partial class RepetitionOpening
{
    /// <summary>Sentences and what is left of them; run by a test.</summary>
    public static readonly IReadOnlyDictionary<string, string> Examples = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["I already told you: use tabs"] = "use tabs",
        ["I've told you before, use tabs"] = "use tabs",
        ["As I said, use tabs"] = "use tabs",
        ["ich habe dir doch gesagt: Mengen in Gramm"] = "Mengen in Gramm",
        ["Wie schon gesagt, Mengen in Gramm"] = "Mengen in Gramm",
        ["je t'ai déjà dit : utilise pnpm"] = "utilise pnpm",
        ["ya te dije: usa pnpm"] = "usa pnpm",
        ["я же говорил: используй pnpm"] = "используй pnpm",
    };

    /// <summary>Sentences that stay as they are; run by a test.</summary>
    public static readonly string[] CounterExamples =
    [
        "I told you to use tabs",
        "I said something else, and it broke",
        "never print what I said",
        "use tabs, as I said",
    ];

    public static string Strip(string sentence) => Pattern().Replace(sentence, "");

    [Examples(
        "I already told you: use tabs",
        "wie schon gesagt, nimm Tabs",
        "ich habe dir doch gesagt: nimm Tabs",
        "je t'ai déjà dit : des tabulations",
        "ya te dije: usa tabuladores",
        "я же говорил: используй табы"
    )]
    [CounterExamples("I told you to use tabs", "use tabs, as I said")]
    [GeneratedRegex(
        """
            ^(?:
                (?:as\s|like\s)?i(?:['’]ve|\shave)?\s(?:already\s|just\s)?(?:told\syou|said)(?:\salready|\sbefore)?
              | (?:wie\s)(?:schon\s)?gesagt
              | (?:das\s)?(?:habe?\sich|ich\shabe?)(?:\s(?:es|dir|ihnen|euch|doch|schon|bereits|mal)){1,4}\sgesagt
              | (?:je\s(?:t['’]ai|l['’]ai|vous\sai)(?:\sdéjà)?|comme)\sdit
              | (?:ya\s)?te\s(?:lo\s)?(?:dije|he\sdicho)
              | я\s(?:же|уже)\s(?:сказала?|говорила?)
            )\s?[,:]\s+(?=\S)
            """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Pattern();
}
