using System.Buffers;
using TotalMemory.Knowledge;

namespace TotalMemory.Extraction.Reading;

/// <summary>
/// A sentence with what stands around it in the same text: what is found when asked for is read whole. Pure.
/// </summary>
/// <param name="Core">The sentence that it is stored for.</param>
/// <param name="Sentences">All of its sentences, in their order.</param>
internal sealed record Passage(JudgedSentence Core, IReadOnlyList<JudgedSentence> Sentences)
{
    /// <summary>
    /// Chosen: a paragraph. On labelled people of three folds recall of what is worth keeping rose with it, and precision did not fall.
    /// </summary>
    public const int Longest = 600;

    private const string Apart = "; ";

    private static readonly SearchValues<char> Ends = SearchValues.Create(".!?;:…,。！？；：，、");

    public string Text =>
        Sentences
            .Select(s => s.Unit.Text.Trim())
            .Aggregate((all, next) => Ends.Contains(all[^1]) ? $"{all} {next}" : $"{all}{Apart}{next}");

    public static Passage Only(JudgedSentence core) => new(core, [core]);

    /// <summary>
    /// Takes in the better of its two neighbours, as long as it fits: of the same section, its heading included, and no one else's words.
    /// </summary>
    /// <param name="text">The judged sentences of the text that the core stands in, in their order.</param>
    public static Passage Around(JudgedSentence core, IReadOnlyList<JudgedSentence> text)
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
                return new Passage(core, [.. text.Skip(first).Take(last - first + 1)]);
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
