using System.Text.RegularExpressions;
using TotalMemory.Language;

namespace TotalMemory.Extraction.Corrections;

/// <summary>
/// What else a message does: approves, requests, asks, supposes. Most count against it being a correction.
/// </summary>
internal static partial class SpeechActs
{
    [Examples("you're right", "yes, do that", "lgtm", "да, дальше", "好的")]
    [CounterExamples("the rest is good", "nothing yet")]
    [GeneratedRegex(
        @"^\W*(?:you(?:'re| are) (?:absolutely |totally )?right|yes|yep|yeah|ok(?:ay)?|sure|go ahead|go with|do it"
            + @"|do #?[0-9]|please do|sounds good|perfect|great|lgtm|looks good|nice|thanks|thank you|good|approved"
            + @"|continue|proceed|commit|push|merge|ship|[0-9]\b|option [0-9]|да|хорошо|ja|gut|好的|可以)\b",
        RegexOptions.IgnoreCase
    )]
    internal static partial Regex Approval();

    [Examples("can you please add a test", "now run the tests", "let's investigate")]
    [CounterExamples("the test runs", "why run it")]
    [GeneratedRegex(
        @"^\W*(?:now |then |please |also |and |so |next,? |can (?:you|we) (?:please |also |somehow )?|could (?:you"
            + @"|we) (?:please |also )?|i want (?:you )?to |i'd like (?:you )?to |let'?s "
            + @"|help me )*(?:in [\w ]{2,15} )?(?:add|create|implement|write|build|investigate|analy[sz]e|check|run"
            + @"|commit|push|open|spawn|merge|deploy|release|update|generate|research|review|find|set ?up|prepare|plan"
            + @"|document|use the|look|start|explain|switch|test|verify|rework|provide|kick off|mention|ensure|show|list"
            + @"|tell|give|log|enable|install|read|summari[sz]e|compare)\b",
        RegexOptions.IgnoreCase
    )]
    internal static partial Regex Request();

    [Examples("what is the port", "so, how does it start", "do we need a cache", "is there a log")]
    [CounterExamples("where is the log", "the port is open")]
    [GeneratedRegex(
        @"^\W*(?:so,? |ok,? |and |also,? )*(?:what|how|which|who|where does|when (?:does|do|did|will|is|are"
            + @"|should)|does|do (?:you|we|i)|is there|are there|should (?:we|i)|is (?:it|this)|could (?:it|we)|would"
            + @"|will)\b",
        RegexOptions.IgnoreCase
    )]
    internal static partial Regex InformationQuestion();

    [Examples("maybe the cache is old", "what am I missing", "just a gut feeling")]
    [CounterExamples("the cache is old", "maybes")]
    [GeneratedRegex(
        @"^\W*(?:maybe|could it be|perhaps|is it (?:possible|because)|what if|i wonder|i have the impression)\b"
            + @"|\bwhat am i missing\b"
            + @"|gut feeling"
            + @"|\bis it because\b",
        RegexOptions.IgnoreCase
    )]
    internal static partial Regex Hypothesis();

    [Examples("now it works", "the gap is fixed now")]
    [CounterExamples("it never works", "dissolved")]
    [GeneratedRegex(@"\b(?:now it works|works now|that works|solved|fixed now|all good|makes sense)\b", RegexOptions.IgnoreCase)]
    internal static partial Regex Solved();

    [Examples("why did they pick a map", "tell me why did we pick a map", "it was blue previously")]
    [CounterExamples("why pick a map", "the previous one")]
    [GeneratedRegex(@"^\W*why did (?:we|they|it|he|she)\b|\bwhy did we\b|\bpreviously\b", RegexOptions.IgnoreCase)]
    internal static partial Regex PastTense();

    [Examples("the footer, I mean…")]
    [CounterExamples("I mean the footer")]
    [GeneratedRegex(@"\bi mean\W*$", RegexOptions.IgnoreCase)]
    internal static partial Regex OwnSlip();

    [Examples(
        "look\nTypeError: x is null",
        "fatal: no such branch",
        "it says\n    at parse",
        "Uncaught exception",
        "read.ts: error TS2304"
    )]
    [CounterExamples("a type error", "the error is gone")]
    [GeneratedRegex(
        @"^[^\S\n]*(?:Uncaught|Traceback|Error:|error:|\w+Error:|fatal:|panic:|npm ERR)|\n\s{1,40}at \S+|Uncaught \w+|\berror TS[0-9]+",
        RegexOptions.Multiline
    )]
    internal static partial Regex PastedFailure();

    [Examples("stop if it fails", "whenever it rains, wait")]
    [CounterExamples("a wiffle ball", "stop now")]
    [GeneratedRegex(@"(?:^|[\s,(])(?:if|whether|unless|in case|so that|when(?:ever)?)\b[^.?!,;\n]*", RegexOptions.IgnoreCase)]
    internal static partial Regex Condition();

    [Examples("go on", "please continue", "it seems to work")]
    [CounterExamples("start over", "pushing")]
    [GeneratedRegex(@"\b(?:continue|proceed|resume|go on|carry on|commit(?:ted)?|push|it (?:seems to )?works?)\b", RegexOptions.IgnoreCase)]
    internal static partial Regex GoOn();

    [Examples("and the footer", "same for the menu")]
    [CounterExamples("the footer and the menu", "ordered")]
    [GeneratedRegex(@"^\W*(?:and|also|same|still|or)\b", RegexOptions.IgnoreCase)]
    internal static partial Regex Continuation();
}
