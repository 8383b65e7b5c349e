using System.Buffers;
using TotalMemory.Knowledge;

namespace TotalMemory.Extraction.Reading;

/// <summary>
/// A sentence with the sentences around it in the same text, stored together so that a search result is understood. Pure.
/// </summary>
/// <param name="Core">The sentence for whose sake it is stored.</param>
/// <param name="Sentences">All of its sentences, in their order.</param>
internal sealed record SentencePassage(JudgedSentence Core, IReadOnlyList<JudgedSentence> Sentences)
{
    /// <summary>
    /// In characters; chosen as the length of a paragraph. By cross-validation, recall of what is worth keeping rose and precision stayed.
    /// </summary>
    public const int Longest = 600;

    private const string Apart = "; ";

    private static readonly SearchValues<char> Ends = SearchValues.Create(".!?;:…,。！？；：，、");

    public string Text =>
        Sentences
            .Select(s => s.Unit.Text.Trim())
            .Aggregate((all, next) => Ends.Contains(all[^1]) ? $"{all} {next}" : $"{all}{Apart}{next}");

    public static SentencePassage Only(JudgedSentence core) => new(core, [core]);

    /// <summary>
    /// Adds the better of the two neighbours, again and again, while it fits. Neighbours must be of the same section (its heading counts)
    /// and not be quoted or pasted.
    /// </summary>
    /// <param name="text">All judged sentences of the text that contains the core, in their order.</param>
    public static SentencePassage Around(JudgedSentence core, IReadOnlyList<JudgedSentence> text)
    {
        var at = text.TakeWhile(s => !ReferenceEquals(s, core)).Count();
        var (first, last, length) = (at, at, core.Unit.Text.Length);
        while (true)
        {
            var left = first > 0 && Belongs(text[first - 1], core, isBefore: true) ? text[first - 1] : null;
            var right = last + 1 < text.Count && Belongs(text[last + 1], core, isBefore: false) ? text[last + 1] : null;
            left = Fits(left, length) ? left : null;
            right = Fits(right, length) ? right : null;
            if ((left ?? right) is null)
                return new SentencePassage(core, [.. text.Skip(first).Take(last - first + 1)]);
            var isLeft = right is null || (left is not null && left.Judgement.Expected >= right.Judgement.Expected);
            length += (isLeft ? left : right)!.Unit.Text.Length + Apart.Length;
            (first, last) = isLeft ? (first - 1, last) : (first, last + 1);
        }
    }

    private static bool Fits(JudgedSentence? sentence, int length) =>
        sentence is not null && length + Apart.Length + sentence.Unit.Text.Length <= Longest;

    private static bool Belongs(JudgedSentence sentence, JudgedSentence core, bool isBefore)
    {
        if (sentence.Unit.IsExternal || sentence.Unit.Text.Contains(ForgottenText.Mark, StringComparison.Ordinal))
            return false;
        if (sentence.Unit.Features["heading"] > 0)
            return isBefore && sentence.Unit.Text.TrimEnd(':', '：') == core.Unit.Heading;
        return sentence.Unit.Heading == core.Unit.Heading;
    }
}
