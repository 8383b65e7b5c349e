using System.Text;
using System.Text.RegularExpressions;
using TotalMemory.Extraction.Episodes;
using TotalMemory.Knowledge;
using TotalMemory.Language;

namespace TotalMemory.Delivery;

/// <summary>Writes the last session as one line: what was asked for and what came of it, in whole sentences. Pure.</summary>
internal static partial class LastSessionLine
{
    private const int LongestGoal = 160; // chosen: a line or two
    private const int LongestOutcome = 200; // chosen: a line or two

    public static string Write(KnowledgeRecord episode)
    {
        var goal = Whole(FromRequest(Greeting().Replace(Sentences.OneLine(episode.Statement), "")), LongestGoal);
        var result = Whole(Sentences.OneLine(EpisodeText.ResultOf(episode)), LongestOutcome);
        return result.Length == 0 ? goal : EpisodeText.Join(goal, result).Text;
    }

    // Sentences before the one that asks give the reason; they are left out if the goal is too long.
    private static List<string> FromRequest(string goal)
    {
        List<string> sentences = [.. SentenceSplitter.Split(goal).SkipWhile(BareReply.Is)];
        var asking = goal.Length > LongestGoal ? sentences.FindIndex(s => Request().IsMatch(s)) : 0;
        return asking > 0 ? sentences[asking..] : sentences;
    }

    private static string Whole(string text, int most) => Whole([.. SentenceSplitter.Split(text)], most);

    private static string Whole(List<string> sentences, int most)
    {
        var text = new StringBuilder(Sentences.Cut(sentences.FirstOrDefault() ?? "", most));
        foreach (var sentence in sentences.Skip(1).TakeWhile(s => text.Length + 1 + s.Length <= most && !s.EndsWith('…')))
            text.Append(' ').Append(sentence);
        return text.ToString();
    }

    [Examples("Ok, move the parser", "Thanks! Hi! now the tests", "нет, другой файл")]
    [CounterExamples("okay then", "Greatest hits, please")]
    [GeneratedRegex(
        @"^(?:(?:great|ok(?:ay)?|thanks|thank you|hi|hello|hey|perfect|good|nice|no|nope|wrong|nein|нет)[.,!:]\s+)+(?=\S)",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Greeting();

    [Examples("I want two columns", "can you move it?", "kannst du das verschieben", "можешь перенести", "请移动", "移動してください")]
    [CounterExamples("it was moved", "the candle")]
    [GeneratedRegex(
        @"\b(?:i want|i need|i['’]d like|i would like|can you|could you|can we|could we|please|let['’]?s)\b"
            + @"|\b(?:bitte|ich möchte|kannst du|je veux|peux-tu|quiero|puedes|quero|você pode)\b" // German
            + @"|(?<!\w)(?:пожалуйста|нужно|можешь)(?!\w)" // Russian
            + @"|请|帮我" // Chinese
            + @"|してください" // Japanese
            + @"|해줘" // Korean
            + @"|해 ?주세요", // Korean
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Request();
}
