using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;
using TotalMemory.Conversations;
using TotalMemory.Extraction.Facts;
using TotalMemory.Language;

namespace TotalMemory.Extraction.Corrections;

/// <summary>A person's request to forget something, in a session. Pure.</summary>
/// <param name="What">What to forget, in the person's words; null for the message just before.</param>
/// <param name="IsTopic">The words name a topic; otherwise they repeat the statement.</param>
/// <param name="Id">Number of the record, if given.</param>
internal sealed partial record ForgetRequest(string? What, bool IsTopic = false, long? Id = null)
{
    /// <summary>Forget everything about the topic, not one statement.</summary>
    public bool IsEverything { get; init; }

    /// <summary>What the message says besides, which is learned as any other; empty if it only asks.</summary>
    public string Rest { get; init; } = "";

    private const int Longest = 200;

    /// <summary>A longer message is a brief (chosen).</summary>
    private const int LongestMessage = 600;

    // A request to forget contains one of these, few other messages do, and the patterns below are slow.
    private static readonly SearchValues<string> Verbs = SearchValues.Create(
        [.. ForgetPhrase.Verbs.Split('|'), "remember", "olvíd", "抹去", "清除", "消して", "잊", "지워"],
        StringComparison.OrdinalIgnoreCase
    );

    private static readonly char[] Marks = [' ', '.', '!', ';', ':', '"', '`', '“', '”', '«', '»', '。', '！'];

    public static ForgetRequest? Find(string message)
    {
        var said = message.Trim();
        if (said.Length > LongestMessage || !said.AsSpan().ContainsAny(Verbs))
            return null;
        var text = ForgetPhrase.Plain(said);
        // What to forget may be quoted, but the request itself must be the person's own text. Checked last, since it is slowest.
        return AtEitherEnd(text) is { } request && OwnWords.Begin(text) ? request : null;
    }

    /// <summary>The requests of a message, from one to the next.</summary>
    public static IEnumerable<ForgetRequest> All(string message)
    {
        for (var request = Find(message); request is not null; request = Find(request.Rest))
            yield return request;
    }

    // "Forget that we use npm. From now on use pnpm.", or the other way round.
    private static ForgetRequest? AtEitherEnd(string text)
    {
        var start = 0;
        foreach (var end in SentenceSplitter.EndsIn(text))
        {
            if (Asked(text[..end].Trim()) is { } first)
                return Beside(first, text[..end], text[end..].Trim());
            if (end < text.Length)
                start = end;
        }
        var last = text[start..].Trim();
        return start > 0 && OwnWords.Keep(text).EndsWith(last, StringComparison.Ordinal) && Asked(last) is { What: not null } request
            ? Beside(request, last, text[..start].Trim())
            : null;
    }

    // Before other words, "forget that" and "forget the login page" only mean "let us do something else", unless these are meant to last.
    private static ForgetRequest? Beside(ForgetRequest request, string asked, string rest)
    {
        if (rest.Length == 0 || BareReply.Is(rest))
            return request;
        var isStatement = request is { IsTopic: true } or { Id: not null } || Stated().IsMatch(asked);
        return isStatement || Directive.IsLasting(rest) ? request with { Rest = rest } : null;
    }

    private static ForgetRequest? Asked(string text)
    {
        if (text.Length > Longest || text.EndsWith('?') || Passing().IsMatch(text))
            return null;
        if (Before().IsMatch(text))
            return new ForgetRequest((string?)null);
        if (
            Numbered().Match(text) is { Success: true } numbered
            && long.TryParse(numbered.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
        )
            return new ForgetRequest(text, Id: id);
        if (Topic().Match(text) is { Success: true } topic && TopicIn(topic) is { Length: > 1 } about)
            return new ForgetRequest(about, IsTopic: true) { IsEverything = Everything().IsMatch(text[..topic.Groups["what"].Index]) };
        return About().Match(text) is { Success: true } m && m.Groups[1].Value.Trim(Marks) is { Length: > 3 } what
            ? new ForgetRequest(what)
            : null;
    }

    // "that npm thing" is about npm.
    private static string TopicIn(Match topic)
    {
        var what = topic.Groups["what"].Value.Trim(Marks);
        if (topic.Groups["thing"].Success)
            return what[..what.LastIndexOf(' ')].Trim(Marks);
        return NextSentence().Match(what) is { Success: true } next ? what[..next.Index].Trim(Marks) : what;
    }

    // Not after a short word: "Dr. Miller" is one name.
    [GeneratedRegex(@"(?<=[\p{L}\p{N}]{3})[.!;]\s+(?=\p{Lu})")]
    private static partial Regex NextSentence();

    [GeneratedRegex(
        @"^(?:(?:no|ok(?:ay)?|oh|please|actually|sorry|wait)[,.!]?\s+)*(?:forget|unlearn|do not remember"
            + @"|don['’]?t remember) (?:that|this|it|what i (?:just )?(?:said|told you|wrote)|my last message|the last (?:one|thing|rule"
            + @"|point)|(?:that )?i (?:ever |just )?said (?:that|this|it|so|anything))"
            + @"(?:[,.]? (?:please|again|completely|i was wrong))*[\s.!]*$|^(?:забудь|забудьте)(?: (?:это|об этом"
            + @"|что я сказал))?[\s.!]*$|^vergiss (?:das|es)(?: wieder| bitte)?[\s.!]*$|^(?:忘(?:了|记|掉)(?:这个|它|吧)?)[。!！\s]*$"
            + @"|^oublie[zr]?[- ](?:ça|cela|le|ce que (?:je viens de dire|j['’]ai dit))[\s.!]*$"
            + @"|^(?:olv[ií]dalo|olvida (?:eso|esto|lo que (?:acabo de decir|dije|he dicho)))[\s.!]*$"
            + @"|^esque[çc][ae] (?:isso|isto|o que (?:eu )?(?:acabei de dizer|disse|falei))[\s.!]*$"
            + @"|^(?:dimenticalo|dimentica (?:questo|quello|quello che ho (?:appena )?detto))[\s.!]*$"
            + @"|^vergeet (?:dat|dit|het)(?: maar)?[\s.!]*$|^zapomnij (?:o tym|to)[\s.!]*$"
            + @"|^(?:(?:今の|さっきの|それ)(?:こと)?(?:は|を)?)?忘れて(?:ください|下さい)?[。!！\s]*$"
            + @"|^(?:그거|그건|방금 (?:한 )?말(?:은)?)?\s?잊어\s?(?:줘|주세요|버려)[.!\s]*$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Before();

    [GeneratedRegex(
        @"\b(?:forget|unlearn)\s+(?:that\s|what i said\b|the (?:rule|fact|convention)\b)|забудь(?:те)?,?\s+что\s",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Stated();

    // "Forget it for now" is postponed, not forgotten.
    [GeneratedRegex(@"\b(?:for now|for the moment|this time|today|right now|until)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Passing();

    [GeneratedRegex(
        @"^(?:(?:no|ok(?:ay)?|please|actually)[,.!]?\s+)*(?:forget|unlearn)\s+(?:that\s+|about\s+|what i said about\s+|the (?:rule"
            + @"|fact|convention)\s+(?:that\s+|about\s+)?|:\s*)(.+)$|^забудь(?:те)?,?\s+(?:что|про|о)\s+(.+)$",
        RegexOptions.IgnoreCase | RegexOptions.Singleline
    )]
    private static partial Regex About();

    [GeneratedRegex(
        """
            ^(?:(?:no|ok(?:ay)?|oh|please|actually|sorry|bitte)[,.!]?\s+)*(?:please\s+)?
            (?:
                (?:forget|unlearn)\s+(?:
                    (?:the|that|this|your|my|our|those|these)\s+(?:\w+\s)?
                    (?:rules?|facts?|conventions?|preferences?|insights?|notes?|memor(?:y|ies)|instructions?|corrections?)
                    \s+(?:about|on|for|regarding|concerning|with|of)
                  | (?<thing>(?:about\s)?(?:that|this|the|my|your|our))
                    (?=\s+\S+(?:\s\S+){0,3}?\s(?:things?|stuff|business|story|rules?|conventions?|preferences?|insights?)[\s.!]*$)
                  | (?:about\s)?(?:what\s|that\s)?I\s(?:ever\s|just\s|once\s)?(?:said|told\syou|wrote|mentioned|asked(?:\syou)?(?=\sto\s))
                    (?:\s(?:that|to|about|on))?(?:\s(?:we|you)(?:\s(?:should|must|need\sto|have\sto))?)?
                  | (?:that|everything|all|anything)\sabout
                  | (?:what|everything|all)\s(?:that\s)?(?:I|you)\s(?:said|told\syou|know|learned|remember)\sabout
                )
              | (?:delete|remove|erase|wipe|purge|drop|clear)\s+(?:(?:the|that|your|my|any|all|every)\s(?:of\s)?(?:your\s)?)?
                  memor(?:y|ies)\s+(?:about|of|on|regarding|concerning)
              | stop\s+remembering(?:\s(?:that|about))?
              | vergiss\s+(?:die|diese|das|den|meine|deine)\s+(?:regel|notiz|vorgabe|konvention|vorliebe)n?\s+(?:über|zu[mr]?|für|mit|von)
              | vergiss\s+alles\s+(?:über|zu[mr]?)
              | vergiss\s+(?:das|die\sSache)\s+mit
              | vergiss,?\s+dass\sich\s(?:gesagt\shabe|sagte|wollte),?(?:\sdass)?(?:\s(?:wir|du))?
              | oublie[zr]?\s+(?:la|cette|ta|ma)\s+(?:règle|note|convention|préférence)\s+
                  (?:sur|pour|concernant|à\spropos\sde)
              | oublie[zr]?\s+(?:ce\sque\s(?:j['’]ai|je\st['’]ai|je\svous\sai)\s(?:dit|écrit|demandé)|tout)\s+
                  (?:sur|concernant|à\spropos\sde|au\ssujet\sde)
              | oublie[zr]?\s+(?:cette\shistoire\sde|que\sj['’]ai\s(?:dit|demandé)\s(?:de|que|qu['’]il\sfaut))
              | olvida\s+(?:(?:eso|lo)\sde|que\s(?:te\s)?(?:dije|pedí)\s(?:que)?)
              | olvida\s+(?:la|esa|esta|tu|mi)\s+(?:regla|nota|convención|preferencia)\s+(?:sobre|para|acerca\sde|de)
              | olvida\s+(?:lo\sque\s(?:te\s)?(?:dije|he\sdicho)|todo(?:\slo\sque\s(?:dije|sabes))?)\s+
                  (?:sobre|acerca\sde|de)
              | esque[çc][ae]\s+(?:(?:a|essa|esta|tua|sua|minha)\s+(?:regra|nota|convenção|preferência)
                    |o\sque\s(?:eu\s)?(?:disse|falei)|tudo)\s+
                  (?:sobre|para|de|do|da)
              | esque[çc][ae]\s+que\s(?:eu\s)?(?:disse|pedi|falei)\s(?:para|que)
              | dimentica\s+(?:quella\s(?:cosa|storia)\s(?:di|del|della)|che\s(?:ti\s)?ho\s(?:detto|chiesto)\s(?:di|che))
              | vergeet\s+(?:dat\s(?:gedoe|verhaal)\s(?:met|over)|dat\sik\s(?:zei|vroeg)(?:\sdat)?(?:\s(?:we|je))?)
              | dimentica\s+(?:(?:la|quella|questa|tua|mia)\s+(?:regola|nota|convenzione|preferenza)
                    |quello\sche\s(?:ti\s)?ho\sdetto|tutto)\s+
                  (?:su|sul|sulla|per|di|del|della)
              | vergeet\s+(?:(?:de|die|deze|mijn|je)\s+(?:regel|notitie|afspraak|voorkeur)|wat\sik\s(?:zei|heb\sgezegd)|alles)\s+
                  (?:over|voor|met|van)
              | zapomnij\s+(?:o\s)?(?:tę|tej|te|ten)?\s*(?:regułę|regule|zasadę|zasadzie|notatkę|notatce)\s+
                  (?:o|dla|dotyczącą|dotyczącej)
              | забудь(?:те)?,?\s+что\sя\s(?:говорила?|сказала?|писала?)\s+(?:про|об?|насчёт)
              | забудь(?:те)?\s+(?:про|об?)(?:\s(?:эту|то)\s(?:историю|дело)\sс)?
              | забудь(?:те)?,?\s+что\sя\s(?:сказала?|просила?|велела?)
              | забудь(?:те)?\s+вс[её]\s+(?:про|об?)
              | забудь(?:те)?\s+(?:это\s)?(?:правило|факт|заметку)\s+(?:про|об?|насчёт)
            )\s+(?<what>.+?)[\s.!]*$
            | ^(?:delete|remove|erase|wipe|purge|drop|clear)\s+(?:everything\s(?:about|on)\s)?(?<what>.+?)\s+from\s+(?:your\s|
              totalmemory['’]?s?\s)
                (?:memor(?:y|ies)|notes)[\s.!]*$
            | ^(?:do\snot|don['’]?t)\sremember\s(?:about\s)?(?<what>.+?)\sany\s?more[\s.!]*$
            | ^(?:lösche?|entferne?|streiche?)\s+(?:alles\s)?(?:über\s)?(?<what>.+?)\s+aus\s(?:dei|de)ne?m\s(?:gedächtnis|
              speicher)[\s.!]*$
            | ^(?:efface[rz]?|supprime[rz]?)\s+(?<what>.+?)\s+de\s(?:ta|votre)\smémoire[\s.!]*$
            | ^(?:borra|elimina)\s+(?<what>.+?)\s+de\stu\smemoria[\s.!]*$
            | ^(?:cancella|elimina|rimuovi)\s+(?<what>.+?)\s+dalla\stua\smemoria[\s.!]*$
            | ^(?:apag[ae]|remov[ae])\s+(?<what>.+?)\s+da\s(?:tua|sua)\smemória[\s.!]*$
            | ^(?:удали|сотри)(?:те)?\s+(?<what>.+?)\s+из\s(?:своей\s)?памяти[\s.!]*$
            | ^vergiss,?\s+(?:alles,?\s+)?was\sdu\s(?:über|von)\s(?<what>.+?)\sweißt[\s.!]*$
            | ^vergiss,?\s+(?:alles,?\s+)?was\sich\s(?:über|zu[mr]?)\s(?<what>.+?)\s(?:gesagt|geschrieben)\shabe[\s.!]*$
            | ^忘(?:掉|记|了)我(?:之前|刚才)?说(?:过)?的?(?:要)?(?<what>[^关]{2,60}?)(?:的话|这件事|那件事)?[。!！\s]*$
            | ^(?<what>.{2,60}?)(?:って|と)言ったの(?:は|を)?忘れて(?:ください|下さい)?[。!！\s]*$
            | ^(?<what>.{2,60}?)라고\s?(?:말)?한\s?(?:거|것)(?:은|는|을|를)?\s?잊어\s?(?:줘|주세요|버려)[.!\s]*$
            | ^(?:忘(?:掉|记|了)|删除)(?:我说的|所有)?关于(?<what>.+?)的(?:规则|规定|偏好|约定|话|内容|事情?|一切|东西|信息|记忆|记录)[。!！\s]*$
            | ^[把将](?<what>.{2,60}?)从(?:你的)?记忆(?:中|里)?(?:删除|删掉|抹去|清除)[。!！\s]*$
            | ^从(?:你的)?记忆(?:中|里)?(?:删除|删掉|抹去|清除)(?:关于)?(?<what>.{2,60}?)(?:的(?:内容|信息|一切))?[。!！\s]*$
            | ^(?<what>.{2,60}?)を(?:記憶|メモリー?)から(?:消して|削除して)(?:ください|下さい)?[。!！\s]*$
            | ^(?<what>.{2,60}?)のこと(?:は|を)(?:もう)?忘れて(?:ください|下さい)?[。!！\s]*$
            | ^(?<what>.{2,60}?)에\s?대해(?:서)?(?:는)?\s?(?:다\s)?잊어\s?(?:줘|주세요|버려)[.!\s]*$
            | ^(?<what>.+?)(?:について|に関する)(?:の)?(?:ルール|規則|メモ|約束|好み|こと)(?:を|は)?(?:忘れて|消して)(?:ください|下さい)?[。!！\s]*$
            | ^(?<what>.+?)에\s?(?:대한|관한)\s?(?:규칙|메모|선호|내용)(?:을|를|은|는)?\s?(?:잊어|지워)\s?(?:줘|주세요|버려)[.!\s]*$
            """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Topic();

    [GeneratedRegex(@"\b(?:everything|all|anything|alles|tout|todo|tudo|tutto|вс[её])\b|所有", RegexOptions.IgnoreCase)]
    private static partial Regex Everything();

    [GeneratedRegex(
        @"^(?:please\s+)?(?:forget|unlearn|vergiss|oublie|olvida|забудь|忘掉)\s*(?:the\s)?(?:rule\s|fact\s|record\s)?#([0-9]{1,15})[\s.!]*$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Numbered();
}
