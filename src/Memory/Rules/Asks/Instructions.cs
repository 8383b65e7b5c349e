using System.Text.RegularExpressions;
using TotalMemory.Language;

namespace TotalMemory.Rules.Asks;

/// <summary>Recognises orders to the agent, as opposed to questions, answers and statements. Pure.</summary>
internal static partial class Instructions
{
    public static readonly string[] Examples =
    [
        "spawn a worker to do this",
        "ok, can you also update the docs",
        "please push directly to main",
        "then run the tests again",
        "make sure to use pnpm",
        "don't touch the lock file",
        "Let's use table-driven tests here",
        "bitte verwende pnpm",
        "utilise pnpm",
        "不要改动其他文件",
    ];

    public static readonly string[] CounterExamples =
    [
        "is it ready to merge",
        "the test is failing again",
        "what does run do?",
        "I think we need another table",
        "yes, looks good",
        "why is it still slow",
        "can it run in parallel?",
        "do we need another package",
        "test is still red",
        "publish to npm failed",
        "release build fails on windows",
    ];

    public static bool Is(string sentence)
    {
        var plain = Lead().Replace(sentence, "");
        return (
                Verb().IsMatch(plain)
                || (sentence != plain && Directed().IsMatch(sentence) && plain.Length > 0)
                || Elsewhere().IsMatch(plain)
            )
            && !Asking().IsMatch(sentence)
            && !Report().IsMatch(sentence);
    }

    public static string WithoutBullet(string sentence) => sentence.TrimStart('-', '*', '•', ' ');

    /// <summary>The order without bullet, lead-in and without references to the moment; starts with a capital.</summary>
    public static string Clean(string sentence)
    {
        var text = Tail()
            .Replace(
                Lead()
                    .Replace(
                        RepetitionOpening.Strip(Interjections.Strip(WithoutBullet(sentence).TrimEnd())),
                        m => Forbids().Match(m.Value).Value
                    ),
                ""
            )
            .Trim()
            .TrimEnd('.', '!', '?', ',', ';', ':', ' ');
        return text.Length > 0 && char.IsAsciiLetterLower(text[0]) ? char.ToUpperInvariant(text[0]) + text[1..] : text;
    }

    [Examples("ok, can you please test it", "make sure to test it", "bitte teste es")]
    [CounterExamples("reset it")]
    [GeneratedRegex(
        @"^(?:(?:ok(?:ay)?|yes|yeah|yep|also|then|and|so|now|please|plz|but|actually|just|great|good|thanks|hey|hi"
            + @"|perfect|nice|next|first|finally|again|well|alright|cool|sure|awesome|can you|could you|would you"
            + @"|will you|can we|could we|let['’]?s|i want you to|i need you to|i would like you to|i['’]d like you to"
            + @"|(?:you|we) (?:should|must|need to|have to)|make sure (?:to|that you|you|that we|we)|remember to|try to"
            + @"|always|never|do not|don['’]?t|bitte|por favor|merci de)(?![\w'’])[\s,:!.-]{0,4}){1,8}",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Lead();

    [Examples("never push", "don't push")]
    [CounterExamples("push", "never")]
    [GeneratedRegex(@"(?:always|never|do not|don['’]?t)\s", RegexOptions.IgnoreCase)]
    private static partial Regex Forbids();

    [Examples("could you test it", "you need to test it", "make sure it works", "I want you to test it", "let's test it")]
    [CounterExamples("I want to test it", "you test it")]
    [GeneratedRegex(
        @"\b(?:can|could|would|will) you\b"
            + @"|\byou (?:should|must|need to|have to)\b"
            + @"|\bmake sure\b"
            + @"|\bi (?:want|need) you to\b"
            + @"|\blet['’]?s\b",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Directed();

    [Examples("test the parser", "analyse the log")]
    [CounterExamples("tests run", "test is red", "the test")]
    [GeneratedRegex(
        @"^(?:use|run|keep|put|move|write|call|name|add|avoid|prefer|make|return|remove|delete|check|commit|leave"
            + @"|split|follow|stick|test|verify|show|ask|read|wrap|pass|set|start|build|inject|log|handle|store|import"
            + @"|go|update|push|install|deploy|document|format|rename|wait|answer|reply|treat|stop|work|open|close"
            + @"|create|define|explain|fix|validate|reuse|rebase|squash|merge|mock|pin|quote|sort|sign|translate|tell"
            + @"|delegate|spawn|review|investigate|analy[sz]e|refer|research|ensure|do|pull|switch|clean|drop|align"
            + @"|support|monitor|report|give|provide|list|find|scan|look|continue|implement|generate|change|configure"
            + @"|enable|disable|mark|plan|propose|suggest|compare|measure|rerun|redo|apply|finish|complete|print|include"
            + @"|exclude|save|record|restart|launch|track|hand|coordinate|triage|summari[sz]e|describe|simplify|refactor"
            + @"|extract|bump|release|publish|copy|bring|get|take|send|load|lint|touch|have|let)(?!\w|\s(?:is|are|was"
            + @"|were|has|had|fails?|failed|still|does|shows?|seems?|results?|you|we|i|it|they)\b)",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Verb();

    [Examples("prüfe das", "ajoute un test", "ejecuta las pruebas", "добавь тест", "テストを直して", "테스트 하지 마", "增加测试")]
    [CounterExamples("der Test", "un test")]
    [GeneratedRegex(
        @"^(?:verwende|benutze|nutze|nimm|schreib|führe|halte|vermeide|frag|prüfe|teste|lösche|ändere|mach|füge)\b" // German
            + @"|^(?:utilise[zr]?|n['’]utilise[zr]?|écri[st]|fais|mets|ajoute|supprime|vérifie|lance|lis|crée|corrige)\b" // French
            + @"|^(?:usa|no uses|utiliza|evita|escribe|ejecuta|añade|crea|revisa|use|não use|evite|escreva|execute"
            + @"|adicione)\b" // Spanish
            + @"|^(?:используй|запускай|пиши|проверь|добавь|сделай|исправь|удали|обнови)(?:те)?(?!\w)" // Russian
            + @"|(?:してください|しないで|使って|直して)" // Japanese
            + @"|(?:하지 ?마|하세요|해줘|해 ?주세요)" // Korean
            + @"|^(?:请|不要|别|必须|修改|增加|删除|更新|使用|生成|去除)", // Chinese
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Elsewhere();

    // A question that is not a polite order.
    [Examples("so, why is it red", "do you test it", "测试了吗", "为什么失败")]
    [CounterExamples("tell me the reason", "test it")]
    [GeneratedRegex(
        @"^(?:\W*(?:ok(?:ay)?|also|then|and|so|but|now)\W{1,3}){0,3}(?:(?:why|how|what|where|when|who|which|is|are"
            + @"|was|were|does|did|has|(?:do|have) (?:you|we|i|they|it))\b)"
            + @"|[吗呢]\s*[。.!?？]?$" // Chinese
            + @"|为什么|如何|怎么|是否", // Chinese
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Asking();

    // Reports a failure, whatever word it starts with.
    [Examples("the nightly build failed", "the parser crashes")]
    [CounterExamples("check the failed test", "fix: it failed", "the parser fails tests")]
    [GeneratedRegex(
        @"^[^,;:]{3,80}\s(?:failed|fails|crashed|crashes|broke|breaks)\b(?!\s(?:test|case|job|check|run)s?\b)",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Report();

    [Examples("test it again", "write a plan to fix this", "test it for me")]
    [CounterExamples("test it", "again we test")]
    [GeneratedRegex(
        @"\s(?:then|to (?:do|work on|fix|implement|handle) (?:this|it|that|these|them)|for (?:this|it|that|me)"
            + @"|on (?:this|it|that)|now|too|as well|please|instead|again|directly now)[\s.!?]*$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Tail();
}
