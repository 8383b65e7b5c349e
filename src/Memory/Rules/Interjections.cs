using System.Text.RegularExpressions;
using TotalMemory.Language;

namespace TotalMemory.Rules;

/// <summary>
/// Interjections at the start of a sentence, set off by a comma or colon: <c>parfait, utilise pnpm</c>. A rule is what follows them. Pure.
/// </summary>
internal static partial class Interjections
{
    /// <summary>Sentences and what is left of them; run by a test.</summary>
    public static readonly IReadOnlyDictionary<string, string> Examples = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Stop, once more: use tabs"] = "use tabs",
        ["No, no, use tabs"] = "use tabs",
        ["Nein, bitte: nur Tabs verwenden"] = "nur Tabs verwenden",
        ["Ah non, encore une fois : utilise pnpm"] = "utilise pnpm",
        ["A ver, usa pnpm"] = "usa pnpm",
        ["Perfeito, use tabs"] = "use tabs",
        ["нет, опять: используй pnpm"] = "используй pnpm",
        ["不对,用 pnpm"] = "用 pnpm",
        ["はい、必ず pnpm を使ってください"] = "必ず pnpm を使ってください",
        ["아니, pnpm을 써줘"] = "pnpm을 써줘",
    };

    /// <summary>Sentences that stay as they are; run by a test.</summary>
    public static readonly string[] CounterExamples =
    [
        "No tabs",
        "Stop using tabs",
        "In tests, use tabs",
        "parfait pour les tests",
        "no uses npm",
        "before a release, run the tests",
    ];

    public static string Strip(string sentence) => Pattern().Replace(sentence, "") is { Length: > 0 } rest ? rest : sentence;

    [Examples("Stop, once more: use tabs", "Nein, bitte: nur Tabs", "нет, опять: так", "不对,用 pnpm", "はい、必ず")]
    [CounterExamples("No tabs", "parfait pour les tests")]
    [GeneratedRegex(
        """
            ^(?:[¡!\s]*(?:
                no|nope|yes|stop|wait|wrong|again|once\smore|right|exactly|well|great|good|perfect|nice|thanks|thank\syou|ok(?:ay)?
              | nein|ja|halt|stopp|falsch|nochmals?|noch\seinmal|genau|gut|prima|super|danke|bitte
              | (?:ah\s)?non|oui|attends?|encore(?:\sune\sfois)?|voil[aà]|parfait|bien|tr[eè]s\sbien|merci|d['’]accord|donc
              | s[ií]|espera|otra\svez|a\sver|vale|bueno|perfecto|gracias|claro|genial|oye
              | não|nao|sim|espere|de\snovo|olha|perfeito|[oó]timo|obrigad[oa]|certo|então|cuidado
              | нет|да|стоп|опять|снова|хорошо|отлично|спасибо|ок
              | 不对|不是|不|对|好的?|嗯|等等|いいえ|はい|ええと|違います|아니(?:요)?|네|응|좋아(?:요)?
            )\s?[,:!，、：！–—]\s*)+(?=\S)
            """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Pattern();
}
