using System.Text.RegularExpressions;
using TotalMemory.Conversations;
using TotalMemory.Language;

namespace TotalMemory.Extraction.Facts;

/// <summary>A person's request to remember something, in a session. Pure.</summary>
/// <param name="What">What to remember, in the person's words, without the request itself.</param>
internal sealed partial record RememberRequest(string What)
{
    private const int Longest = 600; // chosen: what is to be remembered is a statement, not a document
    private static readonly char[] Marks = [' ', ':', ',', '"', '“', '”', '«', '»', '`'];

    /// <summary>Null for a message without such a request.</summary>
    public static RememberRequest? Find(string message)
    {
        var text = message.Trim();
        if (Asked().Match(text) is not { Success: true } asked)
            return null;
        var what = First(text[asked.Length..]).Trim(Marks);
        // Finding external text is slowest, so it is checked last.
        return what.Length is > 3 and <= Longest && !Sentences.IsQuestion(what) && OwnWords.Begin(text)
            ? new RememberRequest(what.TrimEnd('.', '。', '!', '！'))
            : null;
    }

    // Only the first sentence: the rest of the message is about something else.
    private static string First(string text)
    {
        var line = text.TrimStart().Split('\n')[0];
        return SentenceSplitter.Read(line) is [var first, ..] ? first.Text : line;
    }

    [Examples(
        "Remember that the port is 8085",
        "ok, remember this: the port is 8085",
        "keep in mind that it restarts",
        "make a note that it restarts",
        "keep in mind: it restarts",
        "make a note: it restarts",
        "ok. For the record: the port is 8085",
        "for future reference, the port is 8085",
        "fürs Protokoll: Port 8085",
        "pour mémoire : le port est 8085",
        "para que conste: el puerto es 8085",
        "на будущее: порт 8085",
        "merk dir bitte: Port 8085",
        "denk daran, dass er neu startet",
        "retiens que le port est 8085",
        "retiens : le port est 8085",
        "retiens: le port est 8085",
        "recuerda que el puerto es 8085",
        "recuerda: el puerto es 8085",
        "lembre-se de que a porta é 8085",
        "lembre-se: a porta é 8085",
        "запомни, что порт 8085",
        "请记住，端口是8085",
        "覚えておいて：ポートは8085",
        "기억해: 포트는 8085"
    )]
    [CounterExamples(
        "for the record, I never said that",
        "remember that time in Rome",
        "do you remember the port",
        "I remember that the port was 8085"
    )]
    [GeneratedRegex(
        """
            ^(?:(?:ok(?:ay)?|and|also|oh|please|bitte)[,.!:]?\s+){0,3}
            (?:
                remember\s*(?:that\s(?!time|when|day|one\b)|this\s*:|:|for\s(?:next\stime|later|the\sfuture)\s*[:,])
              | (?:keep|bear)\sin\smind(?:\sthat\s|\s?:)
              | (?:make|take)\sa\snote(?:\sthat\s|\s?:)
              | for\sthe\srecord\s*: | for\sfuture\sreference\s*[:,]
              | (?:fürs\sprotokoll|für\s(?:die\szukunft|später)|zum\smerken)\s*:
              | (?:pour\smémoire|pour\sla\ssuite|à\snoter)\s*:
              | (?:para\sque\sconste|para\sel\sfuturo|para\sconstar|para\so\sfuturo|per\sil\sfuturo)\s*:
              | (?:на\sбудущее|к\sсведению)\s*: | 备忘\s*[:：] | 今後のため(?:に)?\s*[:：]
              | merk(?:e)?\sdir\s*(?:bitte\s*)?(?:,\s*dass\s|:)
              | denk\sdaran\s*,\s*dass\s
              | (?:souviens-toi|rappelle-toi|retiens|n['’]oublie\spas)(?:\sque\s|\s?:)
              | (?:recuerda|acuérdate\sde|ten\sen\scuenta)(?:\sque\s|\s?:)
              | (?:lembra|lembre)(?:-te|-se)?(?:\s(?:de\s)?que\s|\s?:)
              | запомни(?:те)?\s*(?:,?\s*что\s|:)
              | (?:请)?记住\s*[，,:：]?
              | 覚えておいて\s*[：:、]
              | 기억해\s*[:：]
            )
            """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Asked();
}
