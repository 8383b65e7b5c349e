using System.Text.RegularExpressions;
using TotalMemory.Language;

namespace TotalMemory.Extraction.Corrections;

/// <summary>
/// Signals that a message states a norm or a contrast: weak ones, which count only where no request explains them.
/// </summary>
internal static partial class Contrasts
{
    public static readonly CorrectionSignal[] All =
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

    [Examples("it shouldn't scroll", "you must not push", "we don't need a cache")]
    [CounterExamples("it should scroll", "we need a cache")]
    [GeneratedRegex(
        @"\bshould(?:n['’]?t| not| never)\b|\bmust(?:n['’]?t| not)\b|\b(?:we|you) (?:do ?n['’]?t|do not) (?:need|want|have to)\b",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex ShouldNot();

    [Examples("the title should be blue", "we have to ask first")]
    [CounterExamples("what it should do", "how we should look", "it is blue")]
    [GeneratedRegex(
        @"(?<!what )(?<!\bhow )\b(?:it|this|that|these|those|they|we|you|[a-z""'`)]+)\s+(?:should|must|needs? to"
            + @"|ha(?:s|ve) to|supposed to)\b",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Norm();

    [Examples("do not touch the lock file", "please avoid globals", "yes, but get rid of the cache")]
    [CounterExamples("I never sleep", "what they do")]
    [GeneratedRegex(
        @"(?:^|[.,;!?\n]\s{0,40}|\b(?:and|but|so|please|yes|ok|also|just|then)\s{1,40})(?:please )?(?:do not"
            + @"|do ?n['’]t|never|stop|avoid|no need to|get rid of)\s+\w+",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Prohibition();

    [Examples("blue, not red", "not the menu but the footer", "bind to localhost not everything", "one row not two")]
    [CounterExamples("blue and red", "not yet")]
    [GeneratedRegex(
        @",\s*not (?:just |only |the |a |to )?[""'`]?\w"
            + @"|\bnot (?!sure|yet|only sure)(?:just |only |specify )?\w+[^.?!\n]{0,40}\bbut\b"
            + @"|\b\w+ (?:to|for) \w+ not \w+"
            + @"|\w \w+ not (?:specify |use |a |the )?\w+",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex XNotY();

    [Examples("use a list instead", "a list rather than a map")]
    [CounterExamples("use a list")]
    [GeneratedRegex(@"\binstead\b|\brather than\b", RegexOptions.IgnoreCase)]
    private static partial Regex Instead();

    [Examples("nice, but it is slow", "it is actually blue", "while this works, look at the log")]
    [CounterExamples("blue butter", "all of them but one")]
    [GeneratedRegex(
        @"\bbut (?:that|this|it|i|we|you|they|the|not|actually)\b[^.\n]*|\bactually\b|^\W*while (?:this|that|it)\b",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex But();

    [Examples("the field is never empty", "only names of users are.")]
    [CounterExamples("the field is empty", "only once")]
    [GeneratedRegex(@"\b(?:is|are) (?:never|always)\b|\bonly\b[\w ]{2,40}\b(?:is|are)\b\.?$", RegexOptions.IgnoreCase)]
    private static partial Regex Universal();

    [Examples("can we rename the button", "make it blue", "use a different icon")]
    [CounterExamples("the name changed", "keep the button as it is")]
    [GeneratedRegex(
        @"^\W*(?:\w+ ){0,3}(?:we should |you should |can (?:we|you) |could (?:we|you) |let'?s )?(?:change|rename"
            + @"|rewrite|revert|undo|redo|restore|put back|make (?:it|this|that|these|those|them|the)"
            + @"|use (?:a )?(?:different|other|another)|shorten|simplif\w+|rephrase|move)\b",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Change();

    [Examples("a shorter title", "more space between rows")]
    [CounterExamples("more than two", "a short title")]
    [GeneratedRegex(
        @"\b(?:more (?!than)\w+|less (?!than)\w+|clearer|simpler|shorter|smaller|bigger|larger|closer|lighter|darker|cleaner|tighter)\b",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Comparative();

    [Examples("because it is slow", "given that it is slow", "since Monday")]
    [CounterExamples("it is slow")]
    [GeneratedRegex(@"\bgiven that\b|\bbecause\b|\bas that\b|\bsince\b", RegexOptions.IgnoreCase)]
    private static partial Regex Reason();

    [Examples("this also lacks a title", "it also has a gap", "you can say the same of the footer")]
    [CounterExamples("he also ran", "this lacks a title")]
    [GeneratedRegex(@"^\W*this also\b|\balso (?:is|has|have|includes?)n?\b|^\W*you can say the same", RegexOptions.IgnoreCase)]
    private static partial Regex Also();
}
