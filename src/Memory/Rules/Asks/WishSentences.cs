using System.Text.RegularExpressions;
using TotalMemory.Extraction.Facts;
using TotalMemory.Language;

namespace TotalMemory.Rules.Asks;

/// <summary>
/// Recognises sentences that state what is wanted (an order, a norm, a wish, a reproach put as a question), as opposed to reports,
/// questions and answers. Pure.
/// </summary>
internal static partial class WishSentences
{
    public static readonly string[] Examples =
    [
        "use table-driven tests",
        "why aren't we using table-driven tests here?",
        "can't the tests be table driven?",
        "shouldn't this be added to an existing commit?",
        "no breaking changes",
        "I want every page to load within a second",
        "we need a test for each fix",
        "internal changes are never breaking changes",
        "the docs must show both shells",
        "il faut toujours proposer une réponse",
        "je ne veux pas de nouveau livrable",
        "quiero que uses la carpeta nueva",
        "ich möchte kurze Antworten",
        "keine Emojis in den Commits",
        "pas de dépendances de plus",
        "нужно добавить все локали",
        "博客内容需要精炼",
        "テストは必ず実行すること",
        "커밋 메시지는 한국어로 작성해야 합니다",
    ];

    public static readonly string[] CounterExamples =
    [
        "the test is failing again",
        "is it ready to merge?",
        "so then should agentv evaluate the transcript",
        "maybe we should allow an object here",
        "what does agent-eval do?",
        "I am seeing these lint errors",
        "When I run this program:",
        "Tests 1 failed | 23 passed",
        "119:14 error 'total' is defined but never used",
        "Lourd je comprend mais pas incohérent",
        "does the client support one provider instead of another",
        "当前代码换行限制是多少列?",
        "thanks, that works",
    ];

    public static bool Is(string sentence) =>
        !NormText.IsProgramOutput(sentence)
        && !NormText.IsPasted(Instructions.WithoutBullet(sentence))
        && !Doubt().IsMatch(sentence)
        && (Instructions.Is(sentence) || Reproach().IsMatch(sentence) || (IsStatement(sentence) && IsNorm(sentence)));

    private static bool IsNorm(string sentence) =>
        Wanted().IsMatch(sentence)
        || Directive.IsProhibition(sentence)
        || WantedElsewhere().IsMatch(sentence)
        || WantedWithoutBlanks().IsMatch(sentence);

    private static bool IsStatement(string sentence) => sentence.TrimEnd() is not [.., '?' or '？' or ':' or '：' or '吗' or '呢'];

    [Examples("is it red", "so does the client wait", "maybe we wait")]
    [CounterExamples("is not red", "it is red")]
    [GeneratedRegex(
        @"^(?:\W*(?:so|then|and|but|also|ok(?:ay)?)\W{1,3}){0,3}(?:should|shall|is|are|was|were|may|might|(?:do"
            + @"|does|did|has|have)\s(?:we|you|they|it|the)|(?:does|did)\s\S{1,30})\s(?!not\b)"
            + @"|\b(?:maybe|perhaps|not sure|i (?:guess|suppose|wonder))\b",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Doubt();

    // A negative question names what should have been done.
    [Examples("why isn't it tested", "and why not test it", "shouldn't it be tested")]
    [CounterExamples("why is it tested", "it isn't tested")]
    [GeneratedRegex(
        @"^(?:\W*(?:and|but|so|also|ok(?:ay)?|then|well)\W{1,3}){0,2}(?:why (?:are|is|do|does|did|have|has|was"
            + @"|were|would)n['’]?t|why can['’]?t|why not|can['’]?t|(?:should|could|would|is|are|do|does|did|have|has"
            + @"|was|were)n['’]?t)\b",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Reproach();

    [Examples(
        "no tabs",
        "it must be tested",
        "never push",
        "only if it is green",
        "we want tests",
        "I'd rather wait",
        "tests are required",
        "spaces instead of tabs",
        "spaces rather than tabs"
    )]
    [CounterExamples("it is tested", "I know")]
    [GeneratedRegex(
        @"^(?:[-*•]\s{0,3})?no \w+"
            + @"|\b(?:should|must|needs? to|ha(?:s|ve) to|ought to)\b"
            + @"|\b(?:always|never) \w+"
            + @"|\bonly (?:when|if|in|for|use)\b"
            + @"|\b(?:i|we)(?:['’]d| would| really| always| just| do not| don['’]?t)? (?:want|need|prefer|like|rather"
            + @"|expect|insist)\b"
            + @"|\b(?:i|we)['’]d rather\b"
            + @"|\b(?:is|are) (?:better|enough|not allowed|required|forbidden|not needed)\b"
            + @"|\binstead of\b"
            + @"|\brather than\b",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Wanted();

    [Examples("il faut tester", "hay que probar", "preciso testar", "wir müssen testen", "нужно тестировать")]
    [CounterExamples("c'est testé", "es war rot")]
    [GeneratedRegex(
        @"\b(?:il faut|il ne faut|je (?:ne )?veux|je voudrais|je préfère|on doit|tu dois|toujours|jamais|propose"
            + @"|suggère|intègre|exclu[st]?)\b" // French
            + @"|\b(?:quiero|prefiero|necesito|hay que|debes?|siempre|nunca)\b" // Spanish
            + @"|\b(?:quero|prefiro|preciso|deve|sempre|nunca)\b" // Spanish
            + @"|\b(?:ich (?:will|möchte|brauche)|soll(?:te|ten)?|muss|müssen|immer|niemals)\b" // German
            + @"|(?<!\w)(?:хочу|нужно|надо|должн\w{1,3}|нельзя|всегда|никогда)(?!\w)", // Russian
        RegexOptions.IgnoreCase
    )]
    private static partial Regex WantedElsewhere();

    [Examples("需要测试", "テストすること", "테스트 필요")]
    [CounterExamples("测试了", "テスト")]
    [GeneratedRegex(
        @"提交|保留|补充|检查|优化|需要|必须|应该|应当|希望|不要|不能|无需|禁止|统一|改为|改成|要求|都要|只要|优先|请" // Chinese
            + @"|べき|必ず|ください|してほしい|しないで|すること|ほうがいい" // Japanese
            + @"|해야" // Korean
            + @"|하지 ?마" // Korean
            + @"|주세요|해줘|원해|필요|금지" // Korean
    )]
    private static partial Regex WantedWithoutBlanks();
}
