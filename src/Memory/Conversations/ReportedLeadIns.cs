using System.Text.RegularExpressions;

namespace TotalMemory.Conversations;

/// <summary>
/// Phrases that report what others say or want said, mostly without a colon: «Anna said we should», «laut der Doku soll».
/// </summary>
internal static partial class ReportedLeadIns
{
    public static readonly LeadIn[] All =
    [
        new(
            "claimed",
            Claimed(),
            [
                "CodeRabbit says ‖we should always use Result types and never throw. Explain why.",
                "My boss said ‖we should never use TypeScript again",
                "Anna told me yesterday ‖we should never squash commits",
                "The React docs recommend ‖that you should always use functions",
                "Copilot recommends ‖to always use async void",
            ],
            [
                "I said we should never use npm",
                "As we said you should never push",
                "the docs say that it is fast, so never skip them",
                "You said you should always ask, so ask",
            ],
            HasColon: false
        ),
        new(
            "claimed, in other languages",
            ClaimedElsewhere(),
            [
                "Mein Chef hat gesagt, ‖wir sollen ab jetzt nie mehr TypeScript benutzen.",
                "Die Doku empfiehlt, ‖dass man immer const nimmt",
                "Mon chef dit ‖qu'il ne faut jamais utiliser npm",
                "Mi jefe dijo ‖que nunca usemos npm",
                "Il mio capo ha detto ‖che non si usa mai npm",
                "Meu chefe disse ‖que nunca usemos npm",
                "Mijn baas zei ‖dat we nooit npm gebruiken",
                "Начальник сказал, ‖что мы никогда не используем npm",
                "我老板说‖以后永远不要用npm",
                "上司が‖必ずpnpmを使えと言っています",
            ],
            ["ich habe gesagt, wir nehmen nie npm", "我说以后不要用npm", "j'ai dit qu'on n'utilise jamais npm"],
            HasColon: false
        ),
        new(
            "source",
            Source(),
            [
                "According to the Google style guide, ‖never use tabs.",
                "Laut der Doku ‖soll man niemals var verwenden",
                "Selon la doc, ‖il ne faut jamais utiliser npm",
                "根据文档，‖永远不要使用var",
            ],
            ["According to our rules, never use tabs", "laut unserer Regel soll man nie pushen"],
            HasColon: false
        ),
        new(
            "to be told to others",
            ToldToOthers(),
            [
                "Write to the team that ‖from now on we never deploy on Fridays.",
                "Tell the customer that ‖we always ship on Mondays",
                "Prepare an announcement for customers saying ‖from now on we never open on Sundays.",
                "Schreib dem Team, ‖dass wir nie freitags deployen",
            ],
            ["tell me that you never push", "I told you that we never push", "write that down: never push"],
            HasColon: false
        ),
        new(
            "handed on",
            HandedOn(),
            [
                "Codex answered this, do you agree?\n‖\nYou should always use uv instead of pip.",
                "Another agent left me this note:\n‖\nFrom now on always run migrations first.",
            ],
            ["I wrote this\nnever mind", "you said this\nand it is wrong"],
            HasColon: false
        ),
    ];

    // "We", "I" and "you" are the person and the agent.
    [GeneratedRegex(
        """
            (?: \b(?:he|she|they|someone|somebody|people|everyone|(?:my|our|the|an?|another|one|some)\s(?:[\w-]+\s){0,2}?
                  (?:boss|colleague|coworker|manager|lead|reviewer|customer|client|teacher|friend|teammate|users?|docs?|documentation|
                    article|book|guide|blog|post|linter|bot|agent|model|ai|spec|paper|vendor|maintainers?|author|comment|tutorial|video))
              | \b(?-i:(?!(?:I|We|You|It|This|That|There|What|Who|And|But|So|If|When|As|Please|Then|Never|Always|
                Claude)\b)\p{Lu}[\p{L}0-9]+
                  (?:\s\p{Lu}[\p{L}0-9]+)?)
            )
            \s(?:(?:also|once|just|always|has|have|had|really|even)\s){0,2}
            (?:says?|said|told\s(?:me|us)|writes?|wrote|thinks?|claim(?:s|ed)|insist(?:s|ed)|believes?|suggest(?:s|ed)?|recommend(?:s|
              ed)?|
              advises?|advised|state[sd]|mention(?:s|ed)|argue[sd]|warn(?:s|ed)|complain(?:s|ed))
            (?:\s(?:yesterday|today|recently|once|earlier|again|last\s\w+|in\sthe\s\w+|on\s\w+)){0,2},?\s
            (?=(?:that\s)?(?:from\snow\son\b
              | (?:we|you|I|one|people|everyone|developers|they)\s
                (?:should|shall|must|need|have\sto|ought|can|cannot|can['’]t|always|never|do\snot|don['’]t|will)\b
              | to\s(?:always|never|not|use|avoid)\b | (?:never|always|using|against)\b))
            """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Claimed();

    [GeneratedRegex(
        """
            \b(?:er|sie|jemand|(?:mein|unser|der|die|das|eine?)e?[rn]?\s(?:\w+\s)?
              (?:chef(?:in)?|kolleg(?:e|in)|kund(?:e|in)|doku(?:mentation)?|artikel|buch|linter|reviewer|lehrer|freund|leiter\w*))\s
              (?:(?:mir|uns|auch|gestern|heute|neulich)\s){0,2}
              (?:sagte?|meinte?|schr(?:ei|ie)bt?|behauptet|empfiehlt|rät|(?:hat|haben)\s(?:(?:mir|uns|gestern|heute|auch)\s){0,2}
                (?:gesagt|gemeint|geschrieben|behauptet|empfohlen|erzählt)),?\s(?=(?:dass|wir|man|ihr|immer|nie|niemals|ab\sjetzt)\b)
            | \b(?:il|elle|(?:mon|notre|le|la|ma|une?)\s(?:\w+\s)?(?:chef|collègue|client|patron|doc|documentation|article|ami|
              relecteur))\s
              (?:(?:m['’]|nous\s)?a\s)?(?:dit|écrit|affirmé?|prétend|recommandé?|conseillé?|pense)\s(?=qu['’e]|de\s)
            | \b(?:(?:mi|nuestro|el|la|una?)\s(?:\w+\s)?(?:jef[ea]|colega|compañer[oa]|cliente|documentación|artículo|amig[oa]|revisor))\s
              (?:me\s|nos\s)?(?:dice|dijo|ha\sdicho|escribió|afirma|recomienda|cree)\s(?=que\b)
            | \b(?:(?:il\s)?(?:mio|nostro)|il|la|un)\s(?:\w+\s)?(?:capo|collega|cliente|documentazione|articolo|amico|revisore)\s
              (?:mi\s)?(?:dice|ha\sdetto|ha\sscritto|sostiene|consiglia)\s(?=che\b|di\b)
            | \b(?:(?:o\s)?(?:meu|nosso)|o|a)\s(?:\w+\s)?(?:chefe|colega|cliente|documentação|artigo|amigo|revisor)\s
              (?:me\s)?(?:diz|disse|escreveu|afirma|recomenda)\s(?=que\b|para\b)
            | \b(?:mijn|onze|de|het)\s(?:\w+\s)?(?:baas|collega|klant|documentatie|artikel)\s(?:zegt|zei|schreef|vindt)\s(?=dat\b)
            | \b(?:он|она|начальни[кц]а?|шеф|коллега|клиент|заказчик|статья|документация)\s(?:мне\s)?
              (?:говорит|сказала?|пишет|написала?|утверждает|советует|считает),?\s(?=что|чтобы)
            | \b(?:szef|kolega|klient|dokumentacja)\s(?:mówi|powiedział|napisał|twierdzi),?\s(?=że)
            | (?:我们?的?)?(?:老板|老闆|同事|经理|客户|朋友|领导|老师|文档|文章)(?:说|說|认为|建议|告诉我)(?![：:])
            | (?:上司|同僚|先輩|お客様?|顧客|ドキュメント|記事|レビュアー)(?:が|は)(?=[^\n]{2,80}?(?:と(?:言|書|述)|とのこと))
            | (?:상사|동료|고객|팀장)(?:님)?(?:가|이|은|는)\s?(?=[^\n]{2,80}?(?:라고|다고))
            """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex ClaimedElsewhere();

    [GeneratedRegex(
        """
            \b(?:according\sto|as\sper)\s(?!our\b|my\b|me\b)[^\n,:.]{2,60},\s
            | \b(?:laut|gemäß)\s(?!unser|mein)[^\n,:.]{2,40}?\s(?=(?:soll(?:te)?|muss|darf|kann)\b)
            | \b(?:selon|d['’]après|según|secondo|segundo|согласно|volgens|według)\s
                (?!(?:nos|notre|mes|nuestr\w+|nossa?s?|nostr\w|наши\w)\b)[^\n,:.]{2,40},\s
            | (?:根据|按照)(?!我)[^\n，,:：。]{2,20}[，,] | (?<=[^\n、。，]{2})(?:によると|によれば)、?
            """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Source();

    [GeneratedRegex(
        """
            \b(?:tell|inform|notify|remind|assure|write(?:\sto)?|reply\sto|answer|respond\sto|message|e-?mail|let)\s
              (?:(?:the|our|my|all|every|this|that)\s)?
              (?:team|customers?|clients?|users|colleagues?|coworkers?|boss|manager|reviewers?|maintainers?|developers|support|vendor|
                him|her|
                them|everyone|everybody)\s(?:know\s)?that\s
            | \b(?:announcement|e-?mail|letter|message|note|post|notice|sign|banner|tweet)\s(?:[^\n:.]{1,40}\s)?(?:saying|stating|
              announcing)\s
              (?:that\s)?
            | \b(?:schreib\w*|sag\w*)\s(?:dem|der|den|meinem|unserem)\s(?:team|kunden?|kollegen|chef|
              nutzern)\b[^\n:.,]{0,20},\s?(?=dass\b)
            | \b(?:dis|écris)\s(?:à\sl['’]|au[x]?\s)(?:équipe|clients?|collègues?|chef|utilisateurs)\s(?=qu)
            | \b(?:dile|diles|escribe)\sal?\s(?:los\s|la\s)?(?:equipo|clientes?|colegas?|jefe|usuarios)\s(?=que\b)
            """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex ToldToOthers();

    [GeneratedRegex(
        """
            (?<!\b(?:I|we|you)\s)\b
            (?:answer(?:s|ed)|said|wrote|replied|suggested|proposed|posted|sent|commented|left|gave|returned|produced|generated|printed)\s
            (?:(?:me|us)\s)?(?:this|the\sfollowing|these)\b[^\n]{0,60}\n
            """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex HandedOn();
}
