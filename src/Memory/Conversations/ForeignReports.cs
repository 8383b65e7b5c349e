using System.Text.RegularExpressions;

namespace TotalMemory.Conversations;

/// <summary>Phrases that report what others say, in other languages than English: «mein Chef sagt, dass».</summary>
internal static partial class ForeignReports
{
    public static readonly LeadIn[] All =
    [
        new(
            "claimed, in German",
            German(),
            ["Mein Chef hat gesagt, ‖wir sollen ab jetzt nie mehr TypeScript benutzen.", "Die Doku empfiehlt, ‖dass man immer const nimmt"],
            ["ich habe gesagt, wir nehmen nie npm"],
            Signs: ""
        ),
        new(
            "claimed, in French",
            French(),
            ["Mon chef dit ‖qu'il ne faut jamais utiliser npm"],
            ["j'ai dit qu'on n'utilise jamais npm"],
            Signs: ""
        ),
        new("claimed, in Spanish", Spanish(), ["Mi jefe dijo ‖que nunca usemos npm"], ["dije que nunca usemos npm"], Signs: ""),
        new(
            "claimed, in Italian",
            Italian(),
            ["Il mio capo ha detto ‖che non si usa mai npm"],
            ["ho detto che non si usa mai npm"],
            Signs: ""
        ),
        new(
            "claimed, in Portuguese",
            Portuguese(),
            ["Meu chefe disse ‖que nunca usemos npm"],
            ["eu disse que nunca usemos npm"],
            Signs: ""
        ),
        new("claimed, in Dutch", Dutch(), ["Mijn baas zei ‖dat we nooit npm gebruiken"], ["ik zei dat we nooit npm gebruiken"], Signs: ""),
        new(
            "claimed, in Russian",
            Russian(),
            ["Начальник сказал, ‖что мы никогда не используем npm"],
            ["я сказал, что мы никогда не используем npm"],
            Signs: ""
        ),
        new(
            "claimed, in Polish",
            Polish(),
            ["Szef powiedział, ‖że nigdy nie używamy npm"],
            ["powiedziałem, że nigdy nie używamy npm"],
            Signs: ""
        ),
        new("claimed, in Chinese", Chinese(), ["我老板说‖以后永远不要用npm"], ["我说以后不要用npm"], Signs: ""),
        new("claimed, in Japanese", Japanese(), ["上司が‖必ずpnpmを使えと言っています"], ["必ずpnpmを使って"], Signs: ""),
        new("claimed, in Korean", Korean(), ["팀장님이 ‖항상 pnpm을 쓰라고 했어요"], ["항상 pnpm을 써 줘"], Signs: ""),
    ];

    [GeneratedRegex(
        """
            \b(?:er|sie|jemand|(?:mein|unser|der|die|das|eine?)e?[rn]?\s(?:\w+\s)?
              (?:chef(?:in)?|kolleg(?:e|in)|kund(?:e|in)|doku(?:mentation)?|artikel|buch|linter|reviewer|lehrer|freund|leiter\w*))\s
              (?:(?:mir|uns|auch|gestern|heute|neulich)\s){0,2}
              (?:sagte?|meinte?|schr(?:ei|ie)bt?|behauptet|empfiehlt|rät|(?:hat|haben)\s(?:(?:mir|uns|gestern|heute|auch)\s){0,2}
                (?:gesagt|gemeint|geschrieben|behauptet|empfohlen|erzählt)),?\s(?=(?:dass|wir|man|ihr|immer|nie|niemals|ab\sjetzt)\b)
            """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex German();

    [GeneratedRegex(
        """
            \b(?:il|elle|(?:mon|notre|le|la|ma|une?)\s(?:\w+\s)?(?:chef|collègue|client|patron|doc|documentation|article|ami|
              relecteur))\s
              (?:(?:m['’]|nous\s)?a\s)?(?:dit|écrit|affirmé?|prétend|recommandé?|conseillé?|pense)\s(?=qu['’e]|de\s)
            """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex French();

    [GeneratedRegex(
        """
            \b(?:(?:mi|nuestro|el|la|una?)\s(?:\w+\s)?(?:jef[ea]|colega|compañer[oa]|cliente|documentación|artículo|amig[oa]|revisor))\s
              (?:me\s|nos\s)?(?:dice|dijo|ha\sdicho|escribió|afirma|recomienda|cree)\s(?=que\b)
            """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Spanish();

    [GeneratedRegex(
        """
            \b(?:(?:il\s)?(?:mio|nostro)|il|la|un)\s(?:\w+\s)?(?:capo|collega|cliente|documentazione|articolo|amico|revisore)\s
              (?:mi\s)?(?:dice|ha\sdetto|ha\sscritto|sostiene|consiglia)\s(?=che\b|di\b)
            """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Italian();

    [GeneratedRegex(
        """
            \b(?:(?:o\s)?(?:meu|nosso)|o|a)\s(?:\w+\s)?(?:chefe|colega|cliente|documentação|artigo|amigo|revisor)\s
              (?:me\s)?(?:diz|disse|escreveu|afirma|recomenda)\s(?=que\b|para\b)
            """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Portuguese();

    [GeneratedRegex(
        """
            \b(?:mijn|onze|de|het)\s(?:\w+\s)?(?:baas|collega|klant|documentatie|artikel)\s(?:zegt|zei|schreef|vindt)\s(?=dat\b)
            """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Dutch();

    [GeneratedRegex(
        """
            \b(?:он|она|начальни[кц]а?|шеф|коллега|клиент|заказчик|статья|документация)\s(?:мне\s)?
              (?:говорит|сказала?|пишет|написала?|утверждает|советует|считает),?\s(?=что|чтобы)
            """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Russian();

    [GeneratedRegex(
        """
            \b(?:szef|kolega|klient|dokumentacja)\s(?:mówi|powiedział|napisał|twierdzi),?\s(?=że)
            """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Polish();

    [GeneratedRegex(
        """
            (?:我们?的?)?(?:老板|老闆|同事|经理|客户|朋友|领导|老师|文档|文章)(?:说|說|认为|建议|告诉我)(?![：:])
            """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Chinese();

    [GeneratedRegex(
        """
            (?:上司|同僚|先輩|お客様?|顧客|ドキュメント|記事|レビュアー)(?:が|は)(?=[^\n]{2,80}?(?:と(?:言|書|述)|とのこと))
            """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Japanese();

    [GeneratedRegex(
        """
            (?:상사|동료|고객|팀장)(?:님)?(?:가|이|은|는)\s?(?=[^\n]{2,80}?(?:라고|다고))
            """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Korean();
}
