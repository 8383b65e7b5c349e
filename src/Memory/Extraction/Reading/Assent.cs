using TotalMemory.Extraction.Facts;
using TotalMemory.Language;

namespace TotalMemory.Extraction.Reading;

/// <summary>
/// Recognises praise, thanks and a plain yes, which are not stored: the reader takes the message for an approval, or the agent called no
/// tool after it, and the sentence is short and names nothing. Pure.
/// </summary>
/// <remarks>
/// Measured by cross-validation (three folds of labelled people, each read by a model that was not trained on them). Of the sentences that
/// would have been stored and are recognised here, none was worth keeping (17 likely approvals, 20 that no call followed). Of the other
/// short sentences, 12 of 56 were worth keeping.
/// </remarks>
internal static class Assent
{
    private const double Likely = 0.4;
    private const int MostWords = 8; // chosen: a longer answer says more than yes
    private const int MostDense = 10; // chosen: about as many syllables

    /// <param name="sentence">A sentence of a person.</param>
    /// <param name="message">The judgement of the message that contains the sentence.</param>
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
            && !Directive.IsNorm(sentence)
            && !Directive.IsInstruction(sentence);
    }
}
