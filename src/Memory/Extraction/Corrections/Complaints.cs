using System.Text.RegularExpressions;
using TotalMemory.Language;

namespace TotalMemory.Extraction.Corrections;

/// <summary>Signals that a message complains about what is there, or contradicts what was said: strong ones.</summary>
internal static partial class Complaints
{
    public static readonly CorrectionSignal[] All =
    [
        new("defect", 2.4, Defect()),
        new("seems", 2.4, Seems()),
        new("fault", 2.4, Fault()),
        new("excess", 2.4, Excess()),
        new("repeated", 1.5, Repeated()),
        new("meant", 2.8, Meant(), true),
        new("stop", 2.4, Stop(), true),
        new("doubt", 2.4, Doubt()),
        new("why", 2.8, Why(), true),
        new("issue", 2.2, Issue()),
        new("taste", 1.6, Taste()),
        new("you-did", 1.6, YouDid()),
        new("other-language", 2.6, OtherLanguages(), true),
    ];

    [Examples("the filter doesn't work", "it does not show the date", "the menu is not clean")]
    [CounterExamples("the filter works", "I did not ask")]
    [GeneratedRegex(
        @"\b(?:does|do|did|is|are|was|were|has|have|ca|could|wo)(?:n['’]?t| not)\b[^.?!\n]{0,40}?\b(?:work\w*|seem"
            + @"|correct\w*|right|show\w*|appear\w*|render\w*|resolv\w*|match\w*|display\w*|load\w*|runs?|open\w*"
            + @"|updat\w*|using|clean|clear|visible|compil\w*|build\w*|mak(?:e|ing) sense|proper\w*|good|enough|close"
            + @"|fit|calculated|there|happen\w*|chang\w*)\b"
            + @"|\bnot (?:work\w*|clean|correct\w*|right|visible|good|enough|ok|what i|showing|there yet)\b",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Defect();

    [Examples("it looks like it is not saved", "that doesn't feel finished", "the header looks really weird")]
    [CounterExamples("it looks fine", "I am looking for it")]
    [GeneratedRegex(
        @"\b(?:seems?|looks?|appears?|feels?)\b[^.?!\n]{0,25}?(?:\bnot\b|n['’]t\b)"
            + @"|(?:\bnot\b|n['’]t)\s+(?:seem|look|feel)"
            + @"|\b(?:looks?|seems?|feels?|is|are|it'?s)\s+(?:\w+ )?(?:off|weird|wrong|strange|odd|broken|bad|ugly|messy"
            + @"|cluttered|confusing|buggy|bugged|cramped|worse)\b",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Seems();

    [Examples("the date is wrong", "you forgot the footer", "it crashes on start")]
    [CounterExamples("the date is right", "debugging tips")]
    [GeneratedRegex(
        @"\b(?:bugs?|bugged|buggy|broken|breaks|broke|crash(?:es|ed|ing)?|regress(?:ed|ion|es)|wrong(?:ly)?"
            + @"|incorrect(?:ly)?|mistakes?|misaligned|truncated|glitch\w*|flicker\w*|fails|failing|stopped working"
            + @"|worse|outdated|ancient|misunderst\w+|misread|forgot(?:ten)?|missed)\b",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Fault();

    [Examples("the title is too large", "this is overengineered", "pretty verbose, this")]
    [CounterExamples("too much to ask", "me too, and him")]
    [GeneratedRegex(
        @"\b(?:too|overly|unnecessarily|needlessly)\s+(?!afterwards|and|but|so|if|when|because|far apart|small, so"
            + @"|much to ask|be\b|for|of|in|on|to|with|the|as|then|also|by)\w+\b"
            + @"|\bover-?(?:complicat|engineer|kill)\w*"
            + @"|\b(?:pretty|quite|really|very|kinda|kind of|a bit)\s+(?:harsh|verbose|ugly|confusing|complicated"
            + @"|complex|noisy|repetitive|redundant|slow|annoying|heavy|long|big|small|bad|hard|unclear|aggressive"
            + @"|inconsistent|misleading|gr[ae]y|loud|dense|wordy|generic|vague)\b",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Excess();

    [Examples("the gap is still there", "it happened again", "it keeps blinking", "I already said so")]
    [CounterExamples("I still need a name", "against it")]
    [GeneratedRegex(
        @"\bstill\b(?! (?:need|want|wanna|to do)\b)|\bagain\b|\bkeeps? \w+ing\b|\bi (?:already )?(?:said|told|asked|mentioned)\b",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Repeated();

    [Examples(
        "I meant the other column",
        "I thought we had a cache",
        "that's not what the ticket says",
        "this is not what I wanted",
        "I was talking about the footer",
        "I'd rather keep it",
        "I expected two rows"
    )]
    [CounterExamples("what do you mean", "I mean")]
    [GeneratedRegex(
        @"\bi (?:mean|meant)\b(?=\s+\w)"
            + @"|\bi th(?:ought|ougth)\b"
            + @"|\bthat['’]?s not (?:what|how|the|it|true|correct)"
            + @"|\bnot what i\b"
            + @"|\bi was (?:talking|referring|asking)\b"
            + @"|\bi(?:'d| would) (?:rather|prefer)\b"
            + @"|\bi expected\b",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Meant();

    [Examples("wait, the other one", "ok, no the other one", "put it back")]
    [CounterExamples("no problem", "bring a stop sign")]
    [GeneratedRegex(
        @"^\W*(?:(?:ok(?:ay)?|uh+|hm+|ah+|oh)[.,!]?\s+)*(?:wait|no+|nope|stop|hold on|nah|undo|revert|but"
            + @"|actually)\b(?! (?:problem|worries|need|rush))"
            + @"|\b(?:change|put|move|switch|set) (?:it|this|that|them) back\b",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Stop();

    [Examples(
        "are you really sure?",
        "I'm not convinced",
        "I don't like the colour",
        "not sure why it moved",
        "I'm confused",
        "that has nothing to do with caching"
    )]
    [CounterExamples("I am sure", "I like the colour")]
    [GeneratedRegex(
        @"\bare you (?:really |quite |absolutely )?(?:sure|certain)\b"
            + @"|\bi['’]?m not (?:so |too )?(?:sure|convinced|certain|happy)\b"
            + @"|\bi (?:doubt|disagree|do ?n['’]?t (?:agree|like|think|believe|understand (?:why|the)|see why"
            + @"|see the point|get why|want))\b"
            + @"|\bnot sure why\b"
            + @"|\bi'?m confused\b"
            + @"|\bnothing to do with\b",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Doubt();

    [Examples(
        "why doesn't it move",
        "why did you delete it",
        "why is the gap so wide",
        "how come it moved",
        "what happened to the footer",
        "why is he still waiting",
        "but isn't it done already?",
        "Shouldn't it be blue"
    )]
    [CounterExamples("I know why", "tell me how it works")]
    [GeneratedRegex(
        @"\bwhy\s+(?:\w+n['’]?t|\w+ (?:you|it|this|that|we|they|the \w+) not)\b"
            + @"|\bwhy (?:are|did|do|have|would|were) you\b"
            + @"|\bwhy (?:is|are|does) (?:the|this|these|it|there|that|those|\w+ and)\b"
            + @"|\bhow come\b"
            + @"|\bwhat happened to\b"
            + @"|\bwhy\b[^?\n]{0,60}\bstill\b"
            + @"|(?:^|[.;,!?\n]\s{0,40})(?:but (?:then )?|so |wait )?(?:ca|is|are|should|would|could|does|do|did|was"
            + @"|have|has)n['’]?t (?:we|you|it|this|that|the|there|these|those)\b[^.\n]{0,300}\?"
            + @"|^\W*(?:ca|is|are|should|would|could)n['’]?t\b",
        RegexOptions.IgnoreCase
    )]
    internal static partial Regex Why();

    [Examples(
        "the problem is the cache",
        "there is a bug in the parser",
        "there are some problems",
        "a lot of warnings in the build",
        "I get two errors here"
    )]
    [CounterExamples("file an issue for it", "no warning was printed")]
    [GeneratedRegex(
        @"\b(?:the|one|another|this) (?:\w+ )?(?:issue|problem) (?:is|with|here)\b"
            + @"|\bthere (?:is|are|'s)(?: still)? (?:an?|some|a few|plenty of|many)? ?(?:\w+ )?(?:bugs?|issues?"
            + @"|problems?|errors?|warnings?)\b"
            + @"|\b(?:plenty of|lots of|a lot of|many|still) (?:warnings?|errors?)\b"
            + @"|\bi (?:get|got|see|have|am getting)\b[^.\n]{0,15}\b(?:warnings?|errors?)\b",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Issue();

    [Examples("the answer is verbose", "this text is bloated")]
    [CounterExamples("the answer is short", "tasteful")]
    [GeneratedRegex(
        @"\b(?:verbose|harsh|ugly|confusing|complicated|over ?complicated|noisy|repeats?|repetitive|redundant"
            + @"|unclear|unreadable|annoying|ruins?|pointless|useless|over-?engineer\w*|bloat\w*|inconsistent"
            + @"|misleading)\b",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Taste();

    [Examples("you forgot the footer", "you have removed the test", "use someone else's key")]
    [CounterExamples("you did well", "we removed the test")]
    [GeneratedRegex(
        @"\byou(?:'ve| have)? (?:marked|forgot|missed|broke|removed|deleted|skipped|ignored|dropped|changed|added"
            + @"|put|left|said|claimed|assumed)\b"
            + @"|\bsome(?: ?one)? ?else\b",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex YouDid();

    // "No, not that", "wrong", "why", "again", "don't" in Russian, German, Chinese, Spanish, French.
    [Examples(
        "нет, другой файл",
        "это не работает",
        "Nein, die andere Datei",
        "die Suche funktioniert nicht",
        "不对，是另一个",
        "Non, l'autre fichier",
        "le bouton ne marche pas",
        "Eso no era",
        "el botón no funciona"
    )]
    [CounterExamples("да, хорошо", "das passt so", "c'est bon")]
    [GeneratedRegex(
        @"^\W*(?:нет|не надо|не так|неправильно|стоп|подожди|опять)(?!\w)" // Russian
            + @"|(?:^|[\s,.])(?:это неверно|не работает|почему (?:ты|опять|вы)|я же (?:сказал|говорил|просил)"
            + @"|не используй|я имел в виду)" // Russian
            + @"|^\W*(?:nein|falsch|stopp|halt|moment)\b" // German
            + @"|\b(?:das ist falsch|stimmt nicht|funktioniert nicht|geht nicht|warum hast du|ich habe (?:doch )?gesagt"
            + @"|nicht so|ich meinte)\b" // German
            + @"|不对|不是这样|错了|不要|别用" // Chinese
            + @"|为什么(?:你|还|又)" // Chinese
            + @"|我说(?:过|的)" // Chinese
            + @"|^\W*(?:non|faux|arrête)\b" // French
            + @"|\b(?:ce n'est pas|ne marche pas|pourquoi (?:as-tu|tu))" // French
            + @"|^\W*(?:eso no|está mal|incorrecto)\b" // Spanish
            + @"|\b(?:no funciona|por qué (?:has|sigues)|te dije)\b", // Spanish
        RegexOptions.IgnoreCase
    )]
    private static partial Regex OtherLanguages();
}
