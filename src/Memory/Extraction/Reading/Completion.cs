using TotalMemory.Language;
using TotalMemory.Transcripts;

namespace TotalMemory.Extraction.Reading;

/// <summary>
/// A sentence as it is stored: with its question, its heading or the sentence before it put in front, where it needs one. Pure.
/// </summary>
/// <param name="Text">What is stored.</param>
/// <param name="StandsAlone">It can be understood without the session.</param>
internal sealed record Completion(string Text, bool StandsAlone)
{
    public const int Longest = 300; // chosen: a fact is shown in one line

    private const double Alone = 0.5;
    private const int LongestHeading = 60; // chosen: longer ones are sentences
    private const int LongestQuestion = 110; // chosen: with its answer it stays within a fact

    public static Completion Complete(SentenceUnit unit, Judgement judgement)
    {
        if (unit.Turn.Kind == TurnKind.Answer)
            return Answered(unit.Turn.Text);
        var text = Sentences.Cut(unit.Text, Longest);
        if (judgement.Alone >= Alone)
            return new Completion(text, true);
        if (unit.Heading.Length is > 2 and <= LongestHeading && !text.Contains(unit.Heading, StringComparison.OrdinalIgnoreCase))
            return new Completion(Sentences.Cut($"{unit.Heading}: {text}", Longest), true);
        var both = unit.Left.Length + 1 + text.Length;
        if (unit.Left.Length > 0 && both <= Longest && unit.Features["bullet"] == 0 && unit.Features["table"] == 0)
            return new Completion($"{unit.Left} {text}", false);
        return new Completion(text, false);
    }

    // The question is shortened, never the answer.
    private static Completion Answered(string turn)
    {
        var text = AnswerText.Split(turn);
        if (text.Question.Length == 0)
            return new Completion(Sentences.Cut(Sentences.OneLine(turn), Longest), false);
        var question = Sentences.OneLine(text.Question);
        var answer = Sentences.OneLine(text.Answer);
        var most = Longest - LongestQuestion - AnswerText.Arrow.Length;
        return new Completion($"{Shortened(question)}{AnswerText.Arrow}{Sentences.Cut(answer, most)}", true);
    }

    // A long question is shortened to its last sentence, which asks; the sentences before it explain.
    private static string Shortened(string question)
    {
        if (question.Length <= LongestQuestion)
            return question;
        var last = SentenceSplitter.Read(question) is [.., var end] ? end.Text : question;
        return Sentences.Cut(last, LongestQuestion);
    }
}
