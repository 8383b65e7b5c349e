using System.Text.RegularExpressions;

namespace TotalMemory.Extraction.Corrections;

/// <summary>
/// The speech acts in a person's message that make it a correction, or not. Strong signals complain about what is there or was
/// said; weak ones state a norm or a contrast and count only where no request explains them.
/// </summary>
internal static partial class CorrectionSignals
{
    internal readonly record struct CorrectionSignal(string Name, double Weight, Regex Pattern, bool WholeHead = false);

    /// <summary>Complaints and contradictions.</summary>
    public static readonly CorrectionSignal[] Strong =
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

    /// <summary>Norms and contrasts.</summary>
    public static readonly CorrectionSignal[] Weak =
    [
        new("should-not", 2.2, ShouldNot()),
        new("norm", 1.3, Norm()),
        new("prohibition", 2.0, Prohibition()),
        new("x-not-y", 1.8, XNotY()),
        new("instead", 1.5, Instead()),
        new("but", 1.5, But()),
        new("universal", 1.5, Universal()),
        new("change", 1.4, Change()),
        new("comparative", 1.4, Comparative()),
        new("reason", 0.8, Reason()),
        new("also", 0.9, Also()),
    ];

    [GeneratedRegex(
        @"\b(?:does|do|did|is|are|was|were|has|have|ca|could|wo)(?:n['’]?t| not)\b[^.?!\n]{0,40}?\b(?:work\w*|seem|correct\w*"
            + @"|right|show\w*|appear\w*|render\w*|resolv\w*|match\w*|display\w*|load\w*|runs?|open\w*|updat\w*|using|clean|clear"
            + @"|visible|compil\w*|build\w*|mak(?:e|ing) sense|proper\w*|good|enough|close|fit|calculated|there|happen\w*|chang\w*)\b"
            + @"|\bnot (?:work\w*|clean|correct\w*|right|visible|good|enough|ok|what i|showing|there yet)\b",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Defect();

    [GeneratedRegex(
        @"\b(?:seems?|looks?|appears?|feels?)\b[^.?!\n]{0,25}?(?:\bnot\b|n['’]t\b)|(?:\bnot\b|n['’]t)\s+(?:seem|look|feel)"
            + @"|\b(?:looks?|seems?|feels?|is|are|it'?s)\s+(?:\w+ )?(?:off|weird|wrong|strange|odd|broken|bad|ugly|messy|cluttered"
            + @"|confusing|buggy|bugged|cramped|worse)\b",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Seems();

    [GeneratedRegex(
        @"\b(?:bugs?|bugged|buggy|broken|breaks|broke|crash(?:es|ed|ing)?|regress(?:ed|ion|es)|wrong(?:ly)?|incorrect(?:ly)?"
            + @"|mistakes?|misaligned|truncated|glitch\w*|flicker\w*|fails|failing|stopped working|worse|outdated|ancient|misunderst\w+"
            + @"|misread|forgot(?:ten)?|missed)\b",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Fault();

    [GeneratedRegex(
        @"\b(?:too|overly|unnecessarily|needlessly)\s+(?!afterwards|and|but|so|if|when|because|far apart|small, so|much to ask"
            + @"|be\b|for|of|in|on|to|with|the|as|then|also|by)\w+\b|\bover-?(?:complicat|engineer|kill)\w*|\b(?:pretty|quite|really"
            + @"|very|kinda|kind of|a bit)\s+(?:harsh|verbose|ugly|confusing|complicated|complex|noisy|repetitive|redundant|slow"
            + @"|annoying|heavy|long|big|small|bad|hard|unclear|aggressive|inconsistent|misleading|gr[ae]y|loud|dense|wordy|generic"
            + @"|vague)\b",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Excess();

    [GeneratedRegex(
        @"\bstill\b(?! (?:need|want|wanna|to do)\b)|\bagain\b|\bkeeps? \w+ing\b|\bi (?:already )?(?:said|told|asked|mentioned)\b",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Repeated();

    [GeneratedRegex(
        @"\bi (?:mean|meant)\b(?=\s+\w)|\bi th(?:ought|ougth)\b|\bthat['’]?s not (?:what|how|the|it|true|correct)|\bnot what i\b"
            + @"|\bi was (?:talking|referring|asking)\b|\bi(?:'d| would) (?:rather|prefer)\b|\bi expected\b",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Meant();

    [GeneratedRegex(
        @"^\W*(?:(?:ok(?:ay)?|uh+|hm+|ah+|oh)[.,!]?\s+)*(?:wait|no+|nope|stop|hold on|nah|undo|revert|but"
            + @"|actually)\b(?! (?:problem|worries|need|rush))|\b(?:change|put|move|switch|set) (?:it|this|that|them) back\b",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Stop();

    [GeneratedRegex(
        @"\bare you (?:really |quite |absolutely )?(?:sure|certain)\b|\bi['’]?m not (?:so |too )?(?:sure|convinced|certain"
            + @"|happy)\b|\bi (?:doubt|disagree|do ?n['’]?t (?:agree|like|think|believe|understand (?:why|the)|see why|see the point"
            + @"|get why|want))\b|\bnot sure why\b|\bi'?m confused\b|\bnothing to do with\b",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Doubt();

    [GeneratedRegex(
        @"\bwhy\s+(?:\w+n['’]?t|\w+ (?:you|it|this|that|we|they|the \w+) not)\b|\bwhy (?:are|did|do|have|would|were) you\b"
            + @"|\bwhy (?:is|are|does) (?:the|this|these|it|there|that|those|\w+ and)\b|\bhow come\b|\bwhat happened to\b"
            + @"|\bwhy\b[^?\n]{0,60}\bstill\b|(?:^|[.;,!?\n]\s{0,40})(?:but (?:then )?|so |wait )?(?:ca|is|are|should|would|could|does"
            + @"|do|did|was|have|has)n['’]?t (?:we|you|it|this|that|the|there|these|those)\b[^.\n]{0,300}\?|^\W*(?:ca|is|are|should"
            + @"|would|could)n['’]?t\b",
        RegexOptions.IgnoreCase
    )]
    internal static partial Regex Why();

    [GeneratedRegex(
        @"\b(?:the|one|another|this) (?:\w+ )?(?:issue|problem) (?:is|with|here)\b|\bthere (?:is|are|'s)(?: still)? (?:an?|some"
            + @"|a few|plenty of|many)? ?(?:\w+ )?(?:bugs?|issues?|problems?|errors?|warnings?)\b|\b(?:plenty of|lots of|a lot of|many"
            + @"|still) (?:warnings?|errors?)\b|\bi (?:get|got|see|have|am getting)\b[^.\n]{0,15}\b(?:warnings?|errors?)\b",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Issue();

    [GeneratedRegex(
        @"\b(?:verbose|harsh|ugly|confusing|complicated|over ?complicated|noisy|repeats?|repetitive|redundant|unclear|unreadable"
            + @"|annoying|ruins?|pointless|useless|over-?engineer\w*|bloat\w*|inconsistent|misleading)\b",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Taste();

    [GeneratedRegex(
        @"\byou(?:'ve| have)? (?:marked|forgot|missed|broke|removed|deleted|skipped|ignored|dropped|changed|added|put|left|said"
            + @"|claimed|assumed)\b|\bsome(?: ?one)? ?else\b",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex YouDid();

    // "No, not that", "wrong", "why", "again", "don't" in Russian, German, Chinese, Spanish, French.
    [GeneratedRegex(
        @"^\W*(?:нет|не надо|не так|неправильно|стоп|подожди|опять)(?!\w)|(?:^|[\s,.])(?:это неверно|не работает|почему (?:ты"
            + @"|опять|вы)|я же (?:сказал|говорил|просил)|не используй|я имел в виду)|^\W*(?:nein|falsch|stopp|halt|moment)\b"
            + @"|\b(?:das ist falsch|stimmt nicht|funktioniert nicht|geht nicht|warum hast du|ich habe (?:doch )?gesagt|nicht so"
            + @"|ich meinte)\b|不对|不是这样|错了|不要|别用|为什么(?:你|还|又)|我说(?:过|的)|^\W*(?:non|faux|arrête)\b|\b(?:ce n'est pas|ne marche pas"
            + @"|pourquoi (?:as-tu|tu))|^\W*(?:eso no|está mal|incorrecto)\b|\b(?:no funciona|por qué (?:has|sigues)|te dije)\b",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex OtherLanguages();

    [GeneratedRegex(
        @"\bshould(?:n['’]?t| not| never)\b|\bmust(?:n['’]?t| not)\b|\b(?:we|you) (?:do ?n['’]?t|do not) (?:need|want|have to)\b",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex ShouldNot();

    [GeneratedRegex(
        @"(?<!what )(?<!\bhow )\b(?:it|this|that|these|those|they|we|you|[a-z""'`)]+)\s+(?:should|must|needs? to|ha(?:s|ve) to"
            + @"|supposed to)\b",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Norm();

    [GeneratedRegex(
        @"(?:^|[.,;!?\n]\s{0,40}|\b(?:and|but|so|please|yes|ok|also|just|then)\s{1,40})(?:please )?(?:do not|do ?n['’]t|never|stop"
            + @"|avoid|no need to|get rid of)\s+\w+",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Prohibition();

    [GeneratedRegex(
        @",\s*not (?:just |only |the |a |to )?[""'`]?\w|\bnot (?!sure|yet|only sure)(?:just |only "
            + @"|specify )?\w+[^.?!\n]{0,40}\bbut\b|\b\w+ (?:to|for) \w+ not \w+|\w \w+ not (?:specify |use |a |the )?\w+",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex XNotY();

    [GeneratedRegex(@"\binstead\b|\brather than\b", RegexOptions.IgnoreCase)]
    private static partial Regex Instead();

    [GeneratedRegex(
        @"\bbut (?:that|this|it|i|we|you|they|the|not|actually)\b[^.\n]*|\bactually\b|^\W*while (?:this|that|it)\b",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex But();

    [GeneratedRegex(@"\b(?:is|are) (?:never|always)\b|\bonly\b[\w ]{2,40}\b(?:is|are)\b\.?$", RegexOptions.IgnoreCase)]
    private static partial Regex Universal();

    [GeneratedRegex(
        @"^\W*(?:\w+ ){0,3}(?:we should |you should |can (?:we|you) |could (?:we|you) |let'?s )?(?:change|rename|rewrite|revert"
            + @"|undo|redo|restore|put back|make (?:it|this|that|these|those|them|the)|use (?:a )?(?:different|other|another)|shorten"
            + @"|simplif\w+|rephrase|move)\b",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Change();

    [GeneratedRegex(
        @"\b(?:more (?!than)\w+|less (?!than)\w+|clearer|simpler|shorter|smaller|bigger|larger|closer|lighter|darker|cleaner|tighter)\b",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Comparative();

    [GeneratedRegex(@"\bgiven that\b|\bbecause\b|\bas that\b|\bsince\b", RegexOptions.IgnoreCase)]
    private static partial Regex Reason();

    [GeneratedRegex(@"^\W*this also\b|\balso (?:is|has|have|includes?)n?\b|^\W*you can say the same", RegexOptions.IgnoreCase)]
    private static partial Regex Also();

    [GeneratedRegex(
        @"^\W*(?:you(?:'re| are) (?:absolutely |totally )?right|yes|yep|yeah|ok(?:ay)?|sure|go ahead|go with|do it|do #?[0-9]"
            + @"|please do|sounds good|perfect|great|lgtm|looks good|nice|thanks|thank you|good|approved|continue|proceed|commit|push"
            + @"|merge|ship|[0-9]\b|option [0-9]|да|хорошо|ja|gut|好的|可以)\b",
        RegexOptions.IgnoreCase
    )]
    internal static partial Regex Approval();

    [GeneratedRegex(
        @"^\W*(?:now |then |please |also |and |so |next,? |can (?:you|we) (?:please |also |somehow )?|could (?:you|we) (?:please "
            + @"|also )?|i want (?:you )?to |i'd like (?:you )?to |let'?s |help me )*(?:in [\w ]{2,15} )?(?:add|create|implement|write"
            + @"|build|investigate|analy[sz]e|check|run|commit|push|open|spawn|merge|deploy|release|update|generate|research|review|find"
            + @"|set ?up|prepare|plan|document|use the|look|start|explain|switch|test|verify|rework|provide|kick off|mention|ensure|show"
            + @"|list|tell|give|log|enable|install|read|summari[sz]e|compare)\b",
        RegexOptions.IgnoreCase
    )]
    internal static partial Regex Request();

    [GeneratedRegex(
        @"^\W*(?:so,? |ok,? |and |also,? )*(?:what|how|which|who|where does|when (?:does|do|did|will|is|are|should)|does|do (?:you"
            + @"|we|i)|is there|are there|should (?:we|i)|is (?:it|this)|could (?:it|we)|would|will)\b",
        RegexOptions.IgnoreCase
    )]
    internal static partial Regex InformationQuestion();

    [GeneratedRegex(
        @"^\W*(?:maybe|could it be|perhaps|is it (?:possible|because)|what if|i wonder|i have the impression)\b"
            + @"|\bwhat am i missing\b|gut feeling|\bis it because\b",
        RegexOptions.IgnoreCase
    )]
    internal static partial Regex Hypothesis();

    [GeneratedRegex(@"\b(?:now it works|works now|that works|solved|fixed now|all good|makes sense)\b", RegexOptions.IgnoreCase)]
    internal static partial Regex Solved();

    [GeneratedRegex(@"^\W*why did (?:we|they|it|he|she)\b|\bwhy did we\b|\bpreviously\b", RegexOptions.IgnoreCase)]
    internal static partial Regex PastTense();

    [GeneratedRegex(@"\bi mean\W*$", RegexOptions.IgnoreCase)]
    internal static partial Regex OwnSlip();

    [GeneratedRegex(
        @"^[^\S\n]*(?:Uncaught|Traceback|Error:|error:|\w+Error:|fatal:|panic:|npm ERR)|\n\s{1,40}at \S+|Uncaught \w+|\berror TS[0-9]+",
        RegexOptions.Multiline
    )]
    internal static partial Regex PastedFailure();

    [GeneratedRegex(@"(?:^|[\s,(])(?:if|whether|unless|in case|so that|when(?:ever)?)\b[^.?!,;\n]*", RegexOptions.IgnoreCase)]
    internal static partial Regex Condition();

    [GeneratedRegex(@"\b(?:continue|proceed|resume|go on|carry on|commit(?:ted)?|push|it (?:seems to )?works?)\b", RegexOptions.IgnoreCase)]
    internal static partial Regex GoOn();

    [GeneratedRegex(@"^\W*(?:and|also|same|still|or)\b", RegexOptions.IgnoreCase)]
    internal static partial Regex Continuation();
}
