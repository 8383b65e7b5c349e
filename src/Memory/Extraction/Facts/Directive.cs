using System.Text.RegularExpressions;
using TotalMemory.Knowledge;
using TotalMemory.Language;

namespace TotalMemory.Extraction.Facts;

/// <summary>Recognises a person's lasting statements, in a few languages.</summary>
internal static partial class Directive
{
    /// <summary>It says what should or should not be.</summary>
    public static bool IsNorm(string sentence) => Norm().IsMatch(sentence) && !IsQuestion(sentence);

    /// <summary>It is meant to last: from now on, always, never, we use, I prefer.</summary>
    public static bool IsLasting(string sentence) => Lasting().IsMatch(sentence) && !IsQuestion(sentence) && !OnlyNow().IsMatch(sentence);

    /// <summary>An explicitly stated rule, which needs no second occurrence.</summary>
    public static bool IsStanding(string sentence) => Standing().IsMatch(sentence) && !IsQuestion(sentence) && !OnlyNow().IsMatch(sentence);

    /// <summary>Explicitly to be remembered, even inside a long brief.</summary>
    public static bool IsExplicit(string sentence) => StatedForGood.Is(sentence) && !IsQuestion(sentence) && !OnlyNow().IsMatch(sentence);

    /// <summary>Tells the agent what to do from now on, rather than describing what always or never happens.</summary>
    public static bool IsInstruction(string sentence) => IsExplicit(sentence) && !Descriptive().IsMatch(sentence);

    /// <summary>Forbids something, as a rule does: <c>do not use npm, use dotnet</c>.</summary>
    public static bool IsProhibition(string sentence) =>
        Prohibition().IsMatch(sentence) && !IsQuestion(sentence) && !OnlyNow().IsMatch(sentence);

    /// <summary>A personal preference, valid in all projects, rather than a rule of this one.</summary>
    public static bool IsPersonal(string sentence) => Personal().IsMatch(sentence);

    public static string KindOf(string sentence)
    {
        if (IsPersonal(sentence))
            return FactKinds.Preference;
        if (Decided().IsMatch(sentence))
            return FactKinds.Decision;
        return Norm().IsMatch(sentence) || Lasting().IsMatch(sentence) ? FactKinds.Convention : FactKinds.Fact;
    }

    // A text with a question anywhere is not a statement; a question mark inside a word or URL does not count.
    private static bool IsQuestion(string sentence) => Question().IsMatch(sentence);

    [Examples("is it done?", "done？", "\"done?\" was asked")]
    [CounterExamples("https://shop.example/?q=1", "done.")]
    [GeneratedRegex(@"？|\?(?=$|[\s""'”’)*_]|[^\x00-\x7f])")]
    private static partial Regex Question();

    [Examples("you should ask", "нужно спросить", "du musst nicht, aber er muss", "必须先问")]
    [CounterExamples("we asked", "mustard")]
    [GeneratedRegex(
        @"\b(?:should(?:n['’]?t)?|must(?:n['’]?t)?|never|always|do(?: not|n['’]?t)|only|avoid|prefer|instead of"
            + @"|rather than|need(?:s)? to|ha(?:s|ve) to|supposed to|make sure|ensure)\b"
            + @"|(?<!\w)(?:должн\w+|надо|нужно|нельзя|всегда|никогда|не используй)(?!\w)" // Russian
            + @"|\b(?:immer|niemals|nie|sollte\w*|muss|müssen|nicht verwenden)\b" // German
            + @"|应该|必须|不要|总是|永远|请用", // Chinese
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Norm();

    [Examples("from now on ask", "we never use tabs", "I prefer tabs", "мы используем табы", "ab jetzt Tabs", "以后用制表符")]
    [CounterExamples("use it now", "we asked")]
    [GeneratedRegex(
        @"\b(?:from now on|going forward|in (?:the )?future|always|never|every time|by default|as a rule"
            + @"|we (?:always |never |only )?(?:use|don['’]?t use|do not use|prefer|keep|run|deploy|call|write|name|want"
            + @"|target|support)|i (?:always |never |only |usually )?(?:prefer|hate|don['’]?t like)|i (?:always|never"
            + @"|only|usually) (?:want|use|like)|our (?:convention|policy|rule|standard|style)|remember (?:that|to)"
            + @"|note that|keep in mind|no longer|(?:is|are) deprecated|the convention is|(?:please |do not |don['’]?t "
            + @"|only )use \w+)\b"
            + @"|(?<!\w)(?:впредь|отныне|всегда|никогда|мы используем|я предпочитаю|запомни)(?!\w)" // Russian
            + @"|\b(?:ab jetzt|von nun an|immer|niemals|wir (?:verwenden|benutzen|nutzen)|ich bevorzuge|merk dir)\b" // German
            + @"|以后|从现在开始|总是|永远" // Chinese
            + @"|我们(?:用|使用)" // Chinese
            + @"|记住" // Chinese
            + @"|我(?:喜欢|偏好)", // Chinese
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Lasting();

    [Examples(
        "going forward, ask",
        "in the future, ask first",
        "всегда спрашивай",
        "merk dir den Port",
        "nie ohne Test",
        "toujours demander",
        "nunca uses tabs",
        "总是先问",
        "必ずテストする",
        "항상 물어봐"
    )]
    [CounterExamples("we ask in the future too", "I prefer tabs", "das geht immer noch nicht")]
    [GeneratedRegex(
        @"\b(?:from now on|going forward|always|never|every time|as a rule|remember (?:that|to)|our (?:convention"
            + @"|policy|rule))\b"
            + @"|^\W*in (?:the )?future\b"
            + @"|(?<!\w)(?:впредь|отныне|всегда|никогда|запомни)(?!\w)" // Russian
            + @"|\b(?:ab jetzt|von nun an|immer(?! (?:noch|wieder|mehr)\b)|nie(?:mals)?(?! (?:wieder|mehr)\b)|stets|merk dir)\b" // German
            + @"|\b(?:jamais|toujours \w+(?:er|ir|re)|désormais)\b" // French
            + @"|\b(?:siempre|nunca|jamás|sempre|a partir de ahora|a partir de agora)\b" // Spanish, Portuguese, Italian
            + @"|以后|从现在开始|总是|永远|记住|始终" // Chinese
            + @"|必ず|常に|絶対に" // Japanese
            + @"|항상|언제나|절대|반드시", // Korean
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Standing();

    [Examples(
        "I really hate tabs",
        "I usually like short answers",
        "a matter of my taste",
        "good enough for me",
        "reply in German",
        "answer me in German",
        "write in Spanish",
        "no emojis",
        "я люблю табы",
        "ich mag Tabs",
        "我喜欢制表符"
    )]
    [CounterExamples("we prefer tabs", "the answer is German")]
    [GeneratedRegex(
        @"\bi (?:always |never |usually |really )?(?:prefer|hate|don['’]?t like)\b"
            + @"|\bi (?:always|never|usually) (?:want|like)\b"
            + @"|\bmy (?:preference|style|taste)\b"
            + @"|\bfor me\b"
            + @"|\b(?:answer|reply|write|speak|talk|respond) (?:(?:to )?me )?(?:in|with)\b"
            + @"|\b(?:commit messages?|comments?|emojis?|tone)\b"
            + @"|(?<!\w)я (?:предпочитаю|люблю|не люблю)(?!\w)" // Russian
            + @"|\bich (?:bevorzuge|mag)\b" // German
            + @"|我(?:喜欢|偏好|不喜欢)", // Chinese
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Personal();

    [Examples("let's go with tabs", "we'll keep tabs", "it is decided", "I'd use tabs")]
    [CounterExamples("we used tabs", "undecidedly")]
    [GeneratedRegex(
        @"\b(?:let['’]?s (?:go with|use|keep|drop)|we(?:['’]ll| will| should) (?:use|keep|go with|drop|call"
            + @"|rename)|go with|decided|i(?:['’]d| would) (?:call|go with|use))\b",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Decided();

    [Examples(
        "don't use tabs",
        "stop using tabs? no: stop adding tabs",
        "not tabs, but use spaces",
        "use spaces, not tabs",
        "use spaces instead of tabs",
        "не используй табы",
        "verwende nicht Tabs",
        "keine Tabs",
        "n'utilise pas de tabulations",
        "pas de tabulations",
        "no uses tabs",
        "não use tabs",
        "别用制表符"
    )]
    [CounterExamples("use tabs", "I stop here", "es gibt keine Tabs")]
    [GeneratedRegex(
        @"\b(?:do not|don['’]?t|never|stop) (?:use|run|call|edit|touch|commit|push|add|write|put|create|delete"
            + @"|install|import|mock|change)(?:ing)?\b"
            + @"|\bnot \w+, (?:but )?use\b"
            + @"|\buse \S+,? not \S+"
            + @"|\buse \S+ instead of\b"
            + @"|(?<!\w)не используй" // Russian
            + @"|\bverwende (?:kein|nicht)|(?:^|[:;.!–—]\s?)keine? \p{L}{2}" // German
            + @"|(?:^|[:,;.!–—]\s?)(?:(?:et|mais) )?n(?:e |['’])\w{3,20} (?:pas|jamais) \w|(?:^|[:;.!–—]\s?)pas de \p{L}{2}" // French
            + @"|(?:^|[:,;.!–—]\s?)(?:no uses|no toques|no pongas)\b" // Spanish
            + @"|(?:^|[:,;.!–—]\s?)(?:não use|não mexa)\b" // Portuguese
            + @"|不要用|别用", // Chinese
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Prohibition();

    [Examples("it never worked", "it always fails", "I never go there", "in the future we might move")]
    [CounterExamples("never use tabs", "always ask", "I always want tabs")]
    [GeneratedRegex(
        @"\bi (?:always|never) (?!(?:want|like|use|prefer|expect|need)\b)\w+"
            + @"|\b(?:never|always) (?:\w+ed|works?|had|has|have|got|gets|seen|saw|been|was|were|is|are|happens?|shows?"
            + @"|seems?|knew|did|does|made|ends?|returns?|fails?|mind)\b"
            + @"|\bin (?:the )?future (?:we|it|this|i|they) (?:might|may|could|can|will|would)\b",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Descriptive();

    // "for now", "this time": not lasting.
    [Examples("use tabs for now", "just once", "temporarily off", "not until tomorrow", "only in this branch")]
    [CounterExamples("use tabs", "until it rains")]
    [GeneratedRegex(
        @"\b(?:for now|this time|just (?:once|today|now)|right now|at the moment|temporar\w+|until (?:then|later"
            + @"|tomorrow)|in this (?:session|pr|commit|branch))\b",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex OnlyNow();
}
