using System.Buffers;
using System.Text.RegularExpressions;
using TotalMemory.Conversations;
using TotalMemory.Extraction.Facts;
using TotalMemory.Language;

namespace TotalMemory.Extraction.Corrections;

/// <summary>A person retracts a norm: something forbidden is allowed again, or something required no longer is. Pure.</summary>
/// <param name="What">What it is about, in the person's words.</param>
/// <param name="IsPermission">It allows what was forbidden; otherwise it ends a requirement.</param>
internal sealed partial record Retraction(string What, bool IsPermission)
{
    private const int Longest = 200; // chosen: a retraction is one sentence

    /// <summary>A longer message is a brief (chosen).</summary>
    private const int LongestMessage = 600;

    // What retracts contains one of these, few other messages do, and the patterns below are slow.
    private static readonly SearchValues<string> Signs = SearchValues.Create(
        [
            .. (string[])["again", "from now on", "after all", "any more", "anymore", "any longer", "no longer", "wieder"],
            .. (string[])["nicht mehr", "nouveau", "plus ", "volver", "otra vez", "de nuevo", "ya no", "voltar", "de novo", "novamente"],
            .. (string[])["mais", "снова", "опять", "больше", "уже", "重新", "再", "また", "もう", "다시", "더 이상"],
        ],
        StringComparison.OrdinalIgnoreCase
    );

    private static readonly char[] Marks = [' ', '.', '!', ',', ':', '"', '`', '。', '！', '了'];

    /// <summary>The sentence that retracts, and then what the message says besides, which is learned as any other.</summary>
    public string Sentence { get; private init; } = "";

    /// <inheritdoc cref="Sentence"/>
    public string Rest { get; private init; } = "";

    /// <summary>Null for a message that retracts nothing.</summary>
    public static Retraction? Find(string message)
    {
        var text = message.Trim();
        if (text.Length > LongestMessage || !text.AsSpan().ContainsAny(Signs) || Sentences.IsQuestion(text) || Passing().IsMatch(text))
            return null;
        // Checked last: most messages do not match, and finding external text is slower.
        return AtEitherEnd(text) is { } found && OwnWords.Begin(text) ? found : null;
    }

    /// <summary>The retractions of a message, from one to the next.</summary>
    public static IEnumerable<Retraction> All(string message)
    {
        for (var found = Find(message); found is not null; found = Find(found.Rest))
            yield return found;
    }

    // "You may push again. Use main.", or the other way round.
    private static Retraction? AtEitherEnd(string text)
    {
        var ends = SentenceSplitter.EndsIn(text);
        if (In(text[..ends[0]]) is { } first)
            return Beside(first, text[ends[0]..].Trim());
        return ends.Count > 1 && In(text[ends[^2]..]) is { } last && OwnWords.Keep(text).EndsWith(last.Sentence, StringComparison.Ordinal)
            ? Beside(last, text[..ends[^2]].Trim())
            : null;
    }

    private static Retraction Beside(Retraction found, string rest) => BareReply.Is(rest) ? found : found with { Rest = rest };

    private static Retraction? In(string sentence)
    {
        var text = sentence.Trim();
        if (text.Length > Longest)
            return null;
        var found = Named(text, Permissions(), isPermission: true) ?? Named(text, Releases(), isPermission: false);
        return found is null ? null : found with { Sentence = text };
    }

    /// <summary>True if the norm is about everything retracted, and forbids what is now allowed or requires what no longer is.</summary>
    public bool Ends(string norm)
    {
        var (asked, words) = (Words.Extract(What), Words.Extract(norm));
        return asked.Content.Count + asked.Exact.Count > 0
            && asked.Content.Union(asked.Exact).All(w => words.Content.Contains(w) || words.Exact.Contains(w))
            && (words.Negated > 0 || Directive.IsProhibition(norm)) == IsPermission;
    }

    private static Retraction? Named(string text, Regex pattern, bool isPermission)
    {
        var match = pattern.Match(text);
        if (!match.Success)
            return null;
        var what = string.Join(' ', match.Groups["what"].Captures.Select(c => c.Value)).Trim(Marks);
        return what.Length == 0 ? null : new Retraction(what, isPermission);
    }

    // An exception for the moment; the norm stays.
    [Examples(
        "tabs are fine for now",
        "nur heute mit Tabs",
        "tabs, pour l'instant",
        "tabuladores por ahora",
        "tabs por enquanto",
        "пока что табы",
        "这次用制表符",
        "今回だけタブ",
        "이번만 탭"
    )]
    [CounterExamples("tabs are fine again", "from now on")]
    [GeneratedRegex(
        @"\b(?:for now|for the moment|just (?:this )?once|this (?:one )?time|only today|just now|until)\b"
            + @"|\b(?:diesmal|nur heute|vorerst)\b" // German
            + @"|\bpour l['’]instant\b" // French
            + @"|\bpor ahora\b" // Spanish
            + @"|\bpor enquanto\b" // Portuguese
            + @"|(?<!\w)(?:пока что|на этот раз)(?!\w)" // Russian
            + @"|这次|这一次" // Chinese
            + @"|今回だけ" // Japanese
            + @"|이번만", // Korean
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Passing();

    [Examples(
        "you may use tabs again",
        "it's fine to use tabs again",
        "tabs are allowed again",
        "du darfst wieder Tabs nehmen",
        "Tabs sind wieder erlaubt",
        "tu peux de nouveau utiliser des tabulations",
        "tu peux utiliser des tabulations à nouveau",
        "puedes volver a usar tabuladores",
        "puedes usar tabuladores otra vez",
        "pode voltar a usar tabs",
        "pode usar tabs de novo",
        "снова можно ставить табы",
        "можно снова ставить табы",
        "可以重新使用制表符",
        "またタブを使ってもいい",
        "다시 탭을 사용해도 돼"
    )]
    [CounterExamples("you may use tabs", "tabs are back", "never use tabs again")]
    [GeneratedRegex(
        """
            ^(?:(?:ok(?:ay)?|actually|well|fine|alright|yes|so|ab\sjetzt|ya|现在|もう|이제)[,.]?\s*){0,4}
            (?:
                (?:you|we)\s(?:may|can|are\s(?:now\s)?allowed\sto)\s(?:now\s)?(?<what>.{1,120}?)\s(?:again|from\snow\son|after\sall)
              | (?:it['’]s|it\sis)\s(?:now\s)?(?:fine|ok|okay|allowed)\sto\s(?<what>.{1,120}?)\s(?:again|from\snow\son)
              | (?<what>.{1,120}?)\s(?:is|are)\s(?:fine|ok|okay|allowed|permitted)\s(?:again|from\snow\son)
              | du\s(?:darfst|kannst)\s(?:jetzt\s|ab\sjetzt\s)?wieder\s(?<what>.{1,120}?)
              | (?<what>.{1,120}?)\s(?:ist|sind)\s(?:jetzt\s)?wieder\s(?:erlaubt|ok|okay|in\sordnung)
              | tu\speux\s(?:de|à)\snouveau\s(?<what>.{1,120}?)
              | tu\speux\s(?<what>.{1,120}?)\s(?:de|à)\snouveau
              | puedes\svolver\sa\s(?<what>.{1,120}?)
              | puedes\s(?<what>.{1,120}?)\s(?:otra\svez|de\snuevo)
              | (?:você\s)?pode\svoltar\sa\s(?<what>.{1,120}?)
              | (?:você\s)?pode\s(?<what>.{1,120}?)\s(?:de\snovo|novamente)
              | (?:снова|опять)\sможно\s(?<what>.{1,120}?)
              | можно\s(?:снова|опять)\s(?<what>.{1,120}?)
              | (?:你)?(?:又)?可以(?:重新|再次|再)(?<what>.{1,120}?)
              | また(?<what>.{1,120}?)(?:して)?(?:も)(?:いい|大丈夫)(?:です)?(?:よ)?
              | 다시\s(?<what>.{1,120}?)(?:해도)\s?(?:돼|됩니다|괜찮아)(?:요)?
            )[\s.!。！]{0,20}$
            """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Permissions();

    [Examples(
        "no need to ask any more",
        "you don't have to ask any more",
        "you no longer need to ask",
        "asking is no longer needed",
        "du musst mich nicht mehr fragen",
        "plus besoin de demander",
        "ya no hace falta preguntar",
        "não precisa mais perguntar",
        "больше не нужно спрашивать",
        "不用再问",
        "もう聞かなくてもいい",
        "더 이상 묻지 안 해도 돼"
    )]
    [CounterExamples("no need to ask", "you have to ask", "you don't have to ask")]
    [GeneratedRegex(
        """
            ^(?:(?:ok(?:ay)?|actually|well|fine|alright|yes|so|以后|现在|이제)[,.]?\s*){0,4}
            (?:
                (?:there['’]s\s|there\sis\s)?no\sneed\sto\s(?<what>.{1,120}?)\s(?:any\s?more|any\slonger|from\snow\son)
              | (?:you|we)\s(?:do\snot|don['’]t)\s(?:have|need)\sto\s(?<what>.{1,120}?)\s(?:any\s?more|any\slonger|from\snow\son)
              | (?:you|we)\sno\slonger\s(?:have|need)\sto\s(?<what>.{1,120}?)
              | (?<what>.{1,120}?)\s(?:is|are)\s(?:no\slonger\s(?:needed|necessary|required|mandatory)
                  |not\s(?:needed|necessary|required|mandatory)\s(?:any\s?more|any\slonger))
              | du\s(?:musst|brauchst)\s(?<what>.{1,120}?)\snicht\smehr(?:\s(?<what>.{1,120}?))?
              | (?:tu\sn['’]as\splus\sbesoin\s|plus\sbesoin\s|il\sn['’]est\splus\snécessaire\s
              |ce\sn['’]est\splus\sla\speine\s)(?:de\s|d['’])(?<what>.{1,120}?)
              | ya\sno\s(?:hace\sfalta|es\snecesario|tienes\sque|necesitas)\s(?<what>.{1,120}?)
              | não\s(?:precisa|é)\smais\s(?:necessário\s)?(?<what>.{1,120}?)
              | (?:больше|уже)\sне\s(?:нужно|надо)\s(?<what>.{1,120}?)
              | (?:你)?(?:不用|不需要|不必)再(?<what>.{1,120}?)
              | もう(?<what>.{1,120}?)(?:しなくて|なくて)も?(?:いい|大丈夫)(?:です)?(?:よ)?
              | 더\s이상\s(?<what>.{1,120}?)\s?(?:하지\s않아도|안\s해도)\s?(?:돼|됩니다)(?:요)?
            )[\s.!。！]{0,20}$
            """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Releases();
}
