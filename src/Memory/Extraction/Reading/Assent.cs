using TotalMemory.Extraction.Facts;
using TotalMemory.Language;

namespace TotalMemory.Extraction.Reading;

/// <summary>
/// Praise, thanks and a plain yes decide nothing that a later session could use: the reader takes the message for an approval, or the agent
/// did nothing about it, and the sentence names nothing. Pure.
/// </summary>
/// <remarks>
/// Labelled people of three folds, read by models that did not know them: of such sentences that would have been stored, 17 of 17 of likely
/// approvals and 20 of 20 that no call followed were worth nothing; of others, 12 of 56 were worth keeping.
/// </remarks>
internal static class Assent
{
    private const double Likely = 0.4;
    private const int MostWords = 8;
    private const int MostDense = 10;

    /// <param name="sentence">A person's.</param>
    /// <param name="message">What the reader thinks of the message that it stands in.</param>
    /// <param name="ledToWork">The agent called a tool before the person's next message.</param>
    public static bool Is(string sentence, Judgement message, bool ledToWork) =>
        (!ledToWork || IsApproval(message)) && NamesNothing(sentence);

    private static bool IsApproval(Judgement message) =>
        message.LikelyAct is "approve" || (message.Act.Count > Approve && message.Act[Approve] >= Likely);

    private static int Approve { get; } = Judgement.Acts.ToList().IndexOf("approve");

    private static bool NamesNothing(string sentence)
    {
        var words = Words.Extract(sentence);
        return words.Exact.Count == 0
            && words.Negated == 0
            && sentence.Count(char.IsWhiteSpace) < MostWords
            && UnspacedText.Letters(sentence) <= MostDense
            && !Directive.IsNorm(sentence);
    }
}
