using System.Text.RegularExpressions;
using TotalMemory.Language;

namespace TotalMemory.Rules.Asks;

/// <summary>
/// What a request rejects by name: <c>npm</c> in "we use pnpm here, not npm". Who then asks for it asks for the opposite, however alike
/// the two sound. Pure.
/// </summary>
internal static partial class Rejected
{
    /// <summary>True if one rejects what the other asks for.</summary>
    public static bool Opposes(string one, string other) => Rejects(one, other) || Rejects(other, one);

    private static bool Rejects(string rejecting, string asking)
    {
        var names = Name().Matches(rejecting).Select(m => m.Groups["what"].Value).ToList();
        return names.Count > 0 && Words.Extract(asking) is { Negated: 0 } said && names.Exists(n => Holds(said, Words.Extract(n)));
    }

    private static bool Holds(Words said, Words name) =>
        name.Content.Count + name.Exact.Count > 0 && name.Content.IsSubsetOf(said.Content) && name.Exact.IsSubsetOf(said.Exact);

    [Examples(
        "we use pnpm here, not npm.",
        "don't use npm",
        "pnpm instead of npm",
        "nimm kein npm",
        "pnpm statt npm",
        "pnpm und nicht npm",
        "pnpm, pas npm",
        "pas de npm",
        "pnpm au lieu de npm",
        "no uses npm",
        "pnpm en vez de npm",
        "não use npm",
        "pnpm invece di npm",
        "pnpm, а не npm",
        "вместо npm",
        "不要用npm",
        "npmではなくpnpm",
        "npm 말고 pnpm"
    )]
    [CounterExamples("use npm", "we use pnpm here", "nimm npm", "utilise npm")]
    [GeneratedRegex(
        """
                (?:
                    \b(?:not|no|never|instead\sof|rather\sthan|(?:do\snot|don['’]?t|never|stop)\s(?:use|run|call|using|running|calling)
                      |kein\w{0,2}|nicht|statt|anstelle\svon|pas(?:\sde)?|plutôt\sque|au\slieu\sde|sans
                      |no\suses|en\svez\sde|en\slugar\sde|não\suse|em\svez\sde|invece\sdi|non)
                  | (?<!\w)(?:а\sне|вместо|не\sиспользуй|без)
                )\s(?:the\s|an?\s|d['’])?(?<what>[\p{L}\p{N}@][\w.@/+-]{1,40})
              | (?:不要|别|不)(?:再)?[用使](?:用)?\s?(?<what>[A-Za-z0-9][\w.@/+-]{1,40})
              | (?<what>[A-Za-z0-9][\w.@/+-]{1,40})(?:ではなく|じゃなくて?|の代わりに|\s?말고|\s?대신)
            """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Name();
}
