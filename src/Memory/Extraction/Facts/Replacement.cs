using System.Text.RegularExpressions;
using TotalMemory.Language;

namespace TotalMemory.Extraction.Facts;

/// <summary>
/// A sentence that says what not to use and what to use instead: <c>do not use npm here, use pnpm</c>, or what was used before:
/// <c>we switched to pnpm</c>. It can be understood alone, and names the mistake that it is about.
/// </summary>
internal static partial class Replacement
{
    public static bool Is(string sentence) => Pattern().IsMatch(sentence) || (Moved().IsMatch(sentence) && !Sentences.IsQuestion(sentence));

    // Every gap is bounded, so that matching takes linear time.
    [Examples(
        "No, that is wrong: do not use npm here, use pnpm.",
        "don't run pytest directly, run make test",
        "use tabs, not spaces",
        "Use the staging database instead of production.",
        "не используй npm, используй pnpm",
        "verwende nicht npm, sondern pnpm",
        "n'utilise pas npm, utilise pnpm",
        "no uses npm, usa pnpm",
        "不要用npm,用pnpm"
    )]
    [CounterExamples(
        "do not use mock data",
        "don't run it yet",
        "we use pnpm",
        "features I don't use, reduce overhead",
        "I could not use it"
    )]
    [GeneratedRegex(
        """
            \b(?:do\ not|don['’]?t|never)\ (?:use|run|call)\ [^,;:.\n]{1,60}[,;:]\ (?:please\ |but\ |always\ )?
              (?:use|run|call)\ \S  # do not use X, use Y
            | \buse\ \S{1,40}(?:\ \S{1,40})?,?\ (?:and\ )?not\ \S  # use X, not Y
            | \b(?:use|run)\ [^,;:.\n]{1,60}\ instead\ of\ \S  # use X instead of Y
            | (?<!\w)не\ используй\ [^,;:.\n]{1,60},\ (?:а\ )?используй  # Russian
            | \b(?:verwende|benutze|nutze)\ (?:nicht|kein\w{0,2})\ [^,;:.\n]{1,60},\ sondern\b  # German
            | \bn['’]utilise[zs]?\ pas\ [^,;:.\n]{1,60},\ (?:mais\ )?utilise  # French
            | \bno\ us(?:es|e)\ [^,;:.\n]{1,60},\ (?:sino\ )?us[ae]\b  # Spanish
            | (?:不要|别)用[^,，;；。\n]{1,30}[,，;；]\s?(?:请)?(?:要)?用  # Chinese
            """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Pattern();

    // A team that has left something behind will not go back to it by itself.
    [Examples(
        "we switched to decimal strings because the tax API wants them",
        "we've migrated from npm to pnpm",
        "we no longer use Jekyll",
        "we don't use Jekyll any more",
        "we replaced Jekyll with Hugo",
        "wir nehmen kein Jekyll mehr",
        "wir sind letztes Jahr auf Hugo umgestiegen",
        "wir nutzen Jekyll nicht mehr",
        "on n'utilise plus Jekyll",
        "nous sommes passés à Hugo",
        "ya no usamos Jekyll",
        "nos pasamos a Hugo el año pasado",
        "não usamos mais Jekyll",
        "migramos para o Hugo",
        "non usiamo più Jekyll",
        "siamo passati a Hugo",
        "мы больше не используем Jekyll",
        "мы перешли на Hugo",
        "我们不再用Jekyll",
        "我们已经改用Hugo了",
        "もうJekyllは使っていません",
        "Hugoに移行しました",
        "이제 Jekyll은 안 써요",
        "Hugo로 갈아탔어요"
    )]
    [CounterExamples(
        "we use Hugo",
        "we switched to the other branch",
        "we moved on to the next step",
        "the build switched to Hugo",
        "we no longer see the error",
        "wir sehen den Fehler nicht mehr",
        "on est passé à l'étape suivante"
    )]
    [GeneratedRegex(
        """
                \bwe(?:['’]ve|\shave)?\s(?:just\s|since\s|already\s|now\s)?(?:switched|migrated|changed\sover)\s(?:\S{1,40}\s){0,4}?to\s
                  (?!(?:the\s|an?\s|another\s|my\s|your\s){0,2}(?:\S{1,20}\s)?(?:branch|tab|page|topic|step|file|window|main|master)\b)\S
              | \bwe\sno\slonger\suse\s\S | \bwe\s(?:do\snot|don['’]?t)\suse\s[^,;:.!?\n]{1,60}\sany\s?(?:more|longer)\b
              | \bwe(?:['’]ve|\shave)?\sreplaced\s[^,;:.!?\n]{1,60}\s(?:with|by)\s\S
              | \bwir\s(?:nehmen|nutzen|benutzen|verwenden|haben)\s(?:kein\w{0,2}\s[^,;:.!?\n]{1,60}|[^,;:.!?\n]{1,60}\snicht)\smehr\b
              | \b(?:wir\ssind|sind\swir)\s(?:[^\s,;:.!?]{1,20}\s){0,4}(?:auf|zu)\s\S{1,40}\s(?:umgestiegen|gewechselt|migriert)\b  # German
              | \b(?:on|nous)\sn['’]utilis(?:e|ons)\splus\s\S
              | \b(?:on\sest|nous\ssommes)\spassée?s?\s(?:de\s\S{1,40}\s)?(?:à|au|aux)\s
                  (?!l['’]étape|la\s(?:suite|page)|autre\schose)\S  # French
              | \bya\sno\s(?:usamos|utilizamos)\s\S
              | \b(?:nos\s(?:hemos\s)?pasa(?:mos|do)|hemos\smigrado|migramos)\sa\s\S  # Spanish
              | \b(?:não\s(?:usamos|utilizamos)\smais|já\snão\s(?:usamos|utilizamos))\s\S | \b(?:migramos|mudamos)\spara\s\S  # Portuguese
              | \bnon\s(?:usiamo|utilizziamo)\spiù\s\S | \bsiamo\spassati\sa\s\S  # Italian
              | (?<!\w)мы\s(?:больше|уже)\sне\s(?:используем|пользуемся)\s\S
              | (?<!\w)мы\s(?:уже\s)?перешли\s(?:с\s\S{1,40}\s)?на\s\S  # Russian
              | 我们(?:已经)?不再(?:使)?用 | 我们(?:已经|现在|都)?(?:改用|换成|换到|迁移到|切换到)  # Chinese
              | もう.{1,30}(?:は|を)使(?:っていません|っていない|いません|わない) | .{1,30}(?:に|へ)(?:移行|切り替え|乗り換え)(?:しました|した|ました|た)  # Japanese
              | (?:이제|더\s?이상).{1,30}(?:안\s?써|쓰지\s?않|사용하지\s?않) | .{1,30}로\s?(?:갈아탔|바꿨|옮겼|전환했|이전했)  # Korean
            """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Moved();
}
