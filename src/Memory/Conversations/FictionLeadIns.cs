using System.Text.RegularExpressions;

namespace TotalMemory.Conversations;

/// <summary>Phrases that ask for something invented: «write a story in which», «imagine».</summary>
internal static partial class FictionLeadIns
{
    public static readonly LeadIn[] All =
    [
        new(
            "fiction",
            Fiction(),
            [
                "Write a short story‖ about a dev who says from now on never use tabs",
                "Tell me a joke‖ where the punch line is always use vim",
                "Schreib eine Geschichte‖, in der man niemals schläft",
                "Schreib eine Szene‖, in der der Kapitän niemals schläft",
                "Give me a villain monologue‖ in which he always strikes first",
            ],
            ["this user story is wrong, never use it", "the story points are never right"],
            Signs: ""
        ),
        new(
            "fiction, in Chinese",
            FictionInChinese(),
            ["写一个故事‖，里面的老板说永远不要用npm"],
            ["写一个测试，永远不要用npm"],
            Signs: ""
        ),
        new("fiction, in Japanese", FictionInJapanese(), ["‖上司が必ず使えと叫ぶ場面を書いて。"], ["テストを必ず書いて。"], Signs: "を"),
        new("fiction, in Korean", FictionInKorean(), ["‖항상 이기는 해적 이야기를 써 줘"], ["테스트를 항상 써 줘"], Signs: "를을"),
        new(
            "imagined",
            Imagined(),
            ["Imagine‖ a pirate who never uses tabs.", "ok. Pretend‖ that we never deploy"],
            ["we can imagine that it never works"],
            Signs: ""
        ),
        new("imagined, in Chinese", ImaginedInChinese(), ["假设‖我们永远不用npm"], ["设置永远不变"], Signs: ""),
    ];

    [GeneratedRegex(
        """
            \b(?:write|tell|draft|continue|invent|compose|make\sup|give\sme|scrivi|racconta|napisz|schrijf|schreib\w*|erzähl\w*|écri\w+|
              raconte\w*|escrib\w+|
              cuenta\w*|escrev\w+|conta\w*|напиши|расскажи|придумай)
            (?:\s\w+){0,4}?\s
            (?:story|poem|song|fairy\s?tale|tale|novel|scene|dialogue|screenplay|script|monologue|sketch|joke|haiku|limerick|geschichte|
              gedicht|
               märchen|witz|szene|dialog|theaterstück|drehbuch|monolog|lied|histoire|poème|conte|blague|scène|dialogue|chanson|pièce|
                 historia|cuento|
               poema|chiste|escena|diálogo|canción|storia|scena|dialogo|canzone|história|cena|verhaal|scène|opowiadanie|scenę|
               рассказ\w*|сказк\w+|стих\w*|анекдот|сцен\w+|диалог\w*|песн\w+)\b
            """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Fiction();

    [GeneratedRegex(
        """
            (?:写一?[个篇首段]?[^\n。]{0,12}(?:故事|小说|诗|笑话|场景|剧本|台词|对话))
            """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex FictionInChinese();

    [GeneratedRegex(
        """
            (?:^|(?<=\n))(?=[^\n]{0,120}(?:物語|小説|詩|場面|台詞|セリフ|会話)を(?:書いて|作って))
            """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex FictionInJapanese();

    [GeneratedRegex(
        """
            (?:^|(?<=\n))(?=[^\n]{0,120}(?:이야기|소설|시|장면|대사)(?:를|을)\s?(?:써|만들어))
            """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex FictionInKorean();

    [GeneratedRegex(
        """
            (?:^|[.!?\n]\s{0,40})(?:imagine|pretend|suppose|stell\sdir\svor|imagine[zr]?|imagina|представь\w*)\b
            """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Imagined();

    [GeneratedRegex(
        """
            (?:假设|想象)
            """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex ImaginedInChinese();
}
