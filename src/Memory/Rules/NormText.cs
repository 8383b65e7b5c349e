using System.Text.RegularExpressions;
using TotalMemory.Conversations;
using TotalMemory.Extraction.Errors;
using TotalMemory.Extraction.Facts;
using TotalMemory.Language;

namespace TotalMemory.Rules;

/// <summary>
/// Whether a sentence can be understood as a norm without its conversation: it says what to do, is self-contained, is not a question and
/// was not pasted. Pure.
/// </summary>
internal static partial class NormText
{
    public const int Longest = 200; // chosen: a rule is one sentence

    private const int Shortest = 8; // chosen: less says nothing that could be obeyed

    // "it" is fine if this many words before it may be its referent (chosen).
    private const int LeastBefore = 2;

    public static bool Reads(string text)
    {
        var plain = Quoted().Replace(text, " code ").Trim();
        return text.Length is >= Shortest and <= Longest
            && !Pasted().IsMatch(text)
            && !ProgramOutput().IsMatch(text)
            && !text.Contains(OwnWords.Mark)
            && !Question().IsMatch(plain)
            && !Musing().IsMatch(plain)
            && SaysWhatToDo(Future().Replace(text, ""))
            && StandsAlone(plain);
    }

    /// <summary>It contains output of a terminal, client, test runner or linter: a key, an interruption, a count of failures.</summary>
    public static bool IsProgramOutput(string text) => ProgramOutput().IsMatch(text);

    /// <summary>It starts or ends like a line of code, or names the line of a stack trace.</summary>
    public static bool IsCode(string text) => CodeLine().IsMatch(text);

    /// <summary>It starts like program output, a review or a quotation.</summary>
    public static bool IsPasted(string text) => Pasted().IsMatch(text);

    /// <summary>It contains a verb that orders, forbids or says what should be.</summary>
    public static bool SaysWhatToDo(string text) =>
        Directive.IsProhibition(text)
        || Directive.IsNorm(text)
        || (Directive.IsStanding(text) && Words.Extract(text).Content.Count >= 2)
        || Order().IsMatch(text)
        || OrderElsewhere().IsMatch(text)
        || (NamedCommands.Find(text) is { Count: > 0 } named && named.Any(n => n.Text.Contains(' ')));

    private static bool StandsAlone(string plain)
    {
        if (Pointing().IsMatch(plain) || PointingElsewhere().IsMatch(plain))
            return false;
        var pronoun = Pronoun().Match(plain);
        return !pronoun.Success || Words.Extract(plain[..pronoun.Index]).Content.Count >= LeastBefore;
    }

    [Examples("say `x`", "say \"x\"", "say “x”")]
    [CounterExamples("say x", "it's")]
    [GeneratedRegex("`[^`]{0,200}`|\"[^\"]{0,200}\"|“[^“”]{0,200}”")]
    private static partial Regex Quoted();

    [Examples("if (x) {", "}", "// sorted", "run() => x", "at src/read.ts:10")]
    [CounterExamples("keep it sorted", "f(x)")]
    [GeneratedRegex(@"[{};(\[]\s*$|^\s*[})\]]|^\s*(?://|/\*)|\) *(?:=>|->|\{)|(?:@|\bat)\s+\S+\.\w{1,5}:[0-9]+")]
    private static partial Regex CodeLine();

    // The prefix of a quote, a log, a diff, a review or a dialogue.
    [Examples(
        "> quoted",
        "- ask first",
        "[note] ask",
        "#12",
        "reviewer: ask first",
        "error[E0308]",
        "2025-12-24 started",
        "❌ never skip the parser",
        "🚀 deploy on Fridays",
        "read.ts:10 is wrong"
    )]
    [CounterExamples("ask first ✅", "the reviewer asks")]
    [GeneratedRegex(
        @"^\s*(?:[>|$❯%]|\p{So}|[\ud83c-\ud83e]" // signs of state: ticks, crosses, emoji
            + @"|\+\+\+|---|@@|[-+*•]\s|[0-9]{1,3}[.)]\s|\[[^\]]{0,60}\]|<[a-z/!]|#[0-9]+|(?:human|user|assistant|system"
            + @"|ai|claude|codex|gpt|reviewer|nit|p[0-3]|todo|fixme|note to self|error|warn(?:ing)?|info|debug|fatal|traceback|exception"
            + @"|caused by|stderr|stdout|output|issue|finding|suggestion|comment)\s*:|(?:error|warning)\[|at \S+\(|file """
            + @"|[0-9]{4}-[0-9][0-9]-[0-9][0-9]|[0-9]{1,5}:[0-9]{1,4}\b|\S+\.\w{1,5}:[0-9]+)",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Pasted();

    [Examples("^C", "✓ reads a file", "[Image 1]", "stopped with exit code 2", "3 passed, 1 skipped", "v1.2.3 /shop")]
    [CounterExamples("it passed", "version 1.2.3")]
    [GeneratedRegex(
        @"\^[A-Z]\b"
            + @"|\x1b"
            + @"|[\u2500-\u257f✖✘✓✔❯]"
            + @"|\[Request interrupted"
            + @"|\[Image"
            + @"|<command-"
            + @"|tool_use"
            + @"|\bexit code [0-9]+\s*$"
            + @"|\b[0-9]+ (?:passed|failed|skipped|problems?|errors?|warnings?)\s*[|,(]"
            + @"|\bv[0-9]+\.[0-9]+\.[0-9]+ /",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex ProgramOutput();

    [Examples("is it red?", "why it is red", "how about a test", "how come", "测试了吗")]
    [CounterExamples("test it", "can-do spirit")]
    [GeneratedRegex(
        @"[?？]"
            + @"|^why\b"
            + @"|^(?:what|when|where|who|which|how|can|could|would|do|does|did|is|are|was|were|have|has|shall"
            + @"|should)\s+(?:you|we|i|it|this|that|there|the|about|come|they)\b"
            + @"|[吗呢]\s*[。.!]?$", // Chinese
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Question();

    // A plan or a consideration, not an order.
    [Examples("we could test it", "maybe later", "perhaps later", "I think so", "in the future it may change")]
    [CounterExamples("you may not push", "test it")]
    [GeneratedRegex(
        @"\b(?:we|i|you|they|it|this)(?:['’]d)? (?:might|may|could|can) (?!not\b|only\b|never\b)"
            + @"|\bmaybe\b"
            + @"|\bperhaps\b"
            + @"|\bi (?:think|guess|wonder|was)\b"
            + @"|\bin (?:the )?future (?:we|it|this|i|they) (?:might|may|could|can|will|would)\b",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Musing();

    // "Remember that the server restarts at 3" is to be remembered, but says nothing that could be obeyed.
    [Examples("from now on, test it", "merk dir bitte, dass wir testen", "запомни, что мы тестируем")]
    [CounterExamples("test it now", "I remember")]
    [GeneratedRegex(
        @"\b(?:in (?:the )?future|going forward|from now on|remember (?:that|to))\b[\s,:]*"
            + @"|\bmerk dir,?(?: bitte,?)? dass\b\s*" // German
            + @"|(?<!\w)запомни,? что\s*", // Russian
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Future();

    [Examples("test it", "please always ask first", "when it is red, stop", "tests belong in a folder", "it should be blue")]
    [CounterExamples("it is blue", "the test is red")]
    [GeneratedRegex(
        @"^(?:(?:please|always|never|just|only|first|also|you (?:should|must|need to)|when\b[^,]{3,80},"
            + @"|before\b[^,]{3,80},|after\b[^,]{3,80},|for\b[^,]{3,60},|in\b[^,]{3,60},) *)*(?:use|run|keep|put|move"
            + @"|write|call|name|add|avoid|prefer|make|return|remove|delete|check|commit|leave|split|follow|stick|test"
            + @"|verify|show|ask|read|wrap|pass|set|start|build|inject|log|handle|store|import|go through|update|push"
            + @"|install|deploy|document|format|rename|wait|answer|reply|treat|stop|work|open|close|create|define"
            + @"|explain|fix|validate|reuse|rebase|squash|merge|mock|pin|quote|sort|sign|translate|tell)\b"
            + @"|\b(?:belongs?|goes|go|live[sd]?|stays?|must|should|needs?) (?:in|into|to|under|on|behind|be|not)\b",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Order();

    [Examples(
        "bitte verwende Tabs",
        "niemals Tabs verwenden",
        "il faut tester",
        "nunca uses tabs",
        "debes probar",
        "não use tabs",
        "deve testar",
        "проверяйте тесты",
        "必ずテストする",
        "항상 테스트",
        "必须测试"
    )]
    [CounterExamples("der Test ist rot", "los tests están rojos")]
    [GeneratedRegex(
        @"^(?:bitte )?(?:verwende|benutze|nutze|nimm|schreib|führe|halte|vermeide|frag|lass)\b" // German
            + @"|\b(?:kein|keine|niemals|nie|immer|nur)\b.{0,200}\b(?:verwenden|benutzen|schreiben|machen|nutzen"
            + @"|committen|pushen)\b" // German
            + @"|\b(?:utilise[zr]?|n['’]utilise[zr]?|ne \w+ (?:pas|jamais)|il faut|évite[zr]?|écri[st]|toujours"
            + @"|jamais)\b" // French
            + @"|^(?:siempre|nunca|usa|no uses|utiliza|evita|escribe|ejecuta|hay que)\b" // Spanish
            + @"|\b(?:debes?|deben|tienes que)\b" // Spanish
            + @"|^(?:sempre|nunca|use|não use|evite|escreva|execute)\b" // Spanish
            + @"|\b(?:deve|devem|precisa)\b" // Portuguese
            + @"|(?<!\w)(?:используй(?:те)?|запускай(?:те)?|пиши(?:те)?|не \w+(?:й|и)(?:те)?|делай(?:те)?"
            + @"|проверяй(?:те)?)(?!\w)" // Russian
            + @"|(?:してください|しないで|すること|ないこと|べき|必ず|使って|使う|禁止)" // Japanese
            + @"|(?:하지 ?마|하세요|해야|사용해|말 ?것|금지|항상)" // Korean
            + @"|(?:不要|别|请|必须|应该|禁止|只能|要用|使用)", // Chinese
        RegexOptions.IgnoreCase
    )]
    private static partial Regex OrderElsewhere();

    // "that" and "this" that refer to the conversation.
    [Examples("it is red", "test this first", "not this.", "fix those", "test that.", "see above")]
    [CounterExamples("test the parser", "this project uses tabs", "keep that a secret")]
    [GeneratedRegex(
        @"^(?:it|its|they|them|these|those|this|that)\b(?! (?:repo(?:sitory)?|project|codebase|machine|workspace"
            + @"|team|company)\b)"
            + @"|\bthis (?!repo(?:sitory)?\b|project\b|codebase\b|machine\b|workspace\b|team\b|company\b)"
            + @"|\bthis\s*(?:[,.;:!]|$)"
            + @"|\b(?:do|does|did|done|doing|like|fix|change|use|about|with|for|of|after|before|by|remove|revert|undo"
            + @"|keep|run|is|was|not|than|all) (?:that|these|those)\b(?! (?:a|the)\b)"
            + @"|\bthat\s*(?:[,.;:!]|$)"
            + @"|\b(?:above|below|following|here['’]s|as i said|aforementioned|previous(?:ly)? (?:one|message)"
            + @"|same (?:as|thing))\b",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Pointing();

    [Examples("das ist rot", "nimm das hier", "comme ça", "usa esto", "usa isso", "исправь это", "改这个", "これを直す", "이것")]
    [CounterExamples("der Test", "le test")]
    [GeneratedRegex(
        @"^(?:das|dies(?:es?)?|es) "
            + @"|\bdas hier\b"
            + @"|\b(?:ça|cela|ceci)\b" // French
            + @"|\b(?:esto|eso)\b"
            + @"|\b(?:isso|isto)\b" // Portuguese
            + @"|(?<!\w)это(?!\w)" // Russian
            + @"|(?:这个|那个|这样|那样|它)" // Chinese
            + @"|(?:これ|それ|あれ|この|その)" // Japanese
            + @"|(?:이거|그거|이것|그것)", // Korean
        RegexOptions.IgnoreCase
    )]
    private static partial Regex PointingElsewhere();

    [Examples("test it", "fix those")]
    [CounterExamples("test this", "item")]
    [GeneratedRegex(@"\b(?:it|its|they|them|these|those)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Pronoun();
}
