using System.Text.RegularExpressions;
using TotalMemory.Language;

namespace TotalMemory.Extraction.Facts;

/// <summary>
/// Recognises what asks for one piece of work and says nothing about the next ("please run the tests", "can you push it?"), so that it is
/// no convention. Pure.
/// </summary>
internal static partial class OneOffRequest
{
    public static bool Is(string sentence) =>
        (Asks().IsMatch(sentence) || Sentences.IsQuestion(sentence))
        && !Directive.IsLasting(sentence)
        && !Directive.IsProhibition(sentence);

    /// <summary>It asks the agent politely to do something, perhaps in the form of a question.</summary>
    public static bool IsPolite(string sentence) => Asks().IsMatch(sentence);

    [Examples(
        "please run the tests",
        "Hi, can you run the tests and tell me what is red?",
        "ok, can you push it",
        "bitte committen",
        "peux-tu lancer les tests",
        "por favor prueba",
        "请运行测试"
    )]
    [CounterExamples("please use tabs", "the tests can you trust", "请用制表符")]
    [GeneratedRegex(
        """
            ^\W*(?:(?:ok(?:ay)?|yes|so|and|now|then|also|great|good|thanks?|hi|hello|hey|hallo|bonjour|salut|hola|olá|привет)[,.!]?\s+){0,3}
            (?:
                (?:can|could|would|will)\s(?:you|we)\b | (?:please|pls)\b(?!\suse\b)
              | (?:kannst|könntest|kannste)\sdu\b | bitte\b
              | (?:peux-tu|tu\speux|pouvez-vous|s['’]il\ste\splaît|stp)\b
              | (?:puedes|podrías|por\sfavor)\b
              | (?:pode|poderia|você\spode)\b
              | (?:можешь|можете|пожалуйста)(?!\w)
              | [请請](?![用勿不别別]) | [帮幫]我 | 能不能
            )
            """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Asks();
}
