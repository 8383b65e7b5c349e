using System.Text.RegularExpressions;
using TotalMemory.Conversations;
using static TotalMemory.Extraction.Corrections.CorrectionSignals;

namespace TotalMemory.Extraction.Corrections;

/// <summary>How much a message corrects, and which signals said so.</summary>
internal sealed record CorrectionJudgement(double Score, IReadOnlyList<string> Signals)
{
    public const double Threshold = 2.2;

    public bool IsCorrection => Score >= Threshold;
}

/// <summary>
/// Decides whether a person's message corrects the agent, from the speech act and its context. Pure. Information questions,
/// hypotheses, requests and approvals speak against it; a stop just before, or edits being commented on, speak for it.
/// </summary>
internal static partial class CorrectionClassifier
{
    private const int HeadWords = 60;
    private const int LongMessage = 70;

    public static CorrectionJudgement Judge(HumanMessage message, CorrectionJudgement? previous = null)
    {
        if (message.IsFirst)
            return new(0, ["first message"]);
        var text = message.Turn.Text;
        var prose = Prose(text);
        if (prose.Length == 0)
            return new(0, ["nothing of their own"]);
        var words = prose.Split((char[])[' ', '\n', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries);
        var head = string.Join(' ', words.Take(HeadWords));
        var unconditional = Condition().Replace(head, " ");
        var signals = new List<string>();
        double strong = 0,
            weak = 0;
        foreach (var signal in Strong)
            if (signal.Pattern.IsMatch(signal.WholeHead ? head : unconditional))
                Count(signal, ref strong, signals);
        var pasted = PastedFailure().IsMatch(text.Length > 4000 ? text[..4000] : text);
        if (pasted)
        {
            strong += 2.4;
            signals.Add("pasted failure");
        }
        foreach (var signal in Weak)
            if (signal.Pattern.IsMatch(head))
                Count(signal, ref weak, signals);

        var score = strong + weak;
        var request = Request().IsMatch(prose);
        var approval = Approval().IsMatch(prose);
        var question = InformationQuestion().IsMatch(prose);
        if (approval)
            score -= 1.2;
        if (request)
            score -= strong == 0 ? 3.0 : 1.5;
        if (question && !Why().IsMatch(head))
            score -= 2.0;
        if (Hypothesis().IsMatch(prose))
            score -= 2.4;
        if (Solved().IsMatch(prose))
            score -= 2.5;
        if (OwnSlip().IsMatch(prose.TrimEnd()))
            score -= 3.0;
        if (PastTense().IsMatch(prose))
            score -= 2.5;
        if (message.OwnWords.Length != text.Length && AboutOthers().IsMatch(prose))
            score -= 3.0;
        score -= LengthPenalty(prose, words.Length, pasted);
        if (message.Edited.Count > 0)
            score += 0.4;
        if (previous is { IsCorrection: true } && Continuation().IsMatch(prose))
        {
            score += 0.8;
            signals.Add("continues a correction");
        }
        // Who stops the agent and then instructs it otherwise has redirected it, however politely.
        if (message.AfterStop && !question && !approval && !GoOn().IsMatch(prose))
        {
            score = Math.Max(score + (request ? 0 : 2.4), CorrectionJudgement.Threshold);
            signals.Add("after a stop");
        }
        if (message.Turn.Kind == Transcripts.TurnKind.Refusal)
        {
            score = Math.Max(score, CorrectionJudgement.Threshold);
            signals.Add("refusal with a reason");
        }
        return new(Math.Round(score, 2), signals);
    }

    private static void Count(CorrectionSignals.Signal signal, ref double sum, List<string> signals)
    {
        sum += signal.Weight;
        signals.Add(signal.Name);
    }

    // Long messages are briefs and pasted texts of others; their complaints are rarely about the agent.
    private static double LengthPenalty(string prose, int words, bool pasted)
    {
        var counted = pasted ? prose.Split('\n', 2)[0].Split(' ').Length : words;
        var penalty = counted > LongMessage ? Math.Min(3, 0.8 + 0.01 * (counted - LongMessage)) : 0;
        return words > 500 ? penalty + 4 : penalty;
    }

    /// <summary>The person's own words: without code, pasted logs, quotes and addresses.</summary>
    public static string Prose(string text)
    {
        var plain = Addresses().Replace(OwnWords.Keep(text), " URL ");
        return text.Length <= 200 ? plain : string.Join('\n', plain.Split('\n').Where(l => !Pasted().IsMatch(l)));
    }

    // A question about quoted words is not about the agent's work, unless it asks the agent why it wrote them.
    [GeneratedRegex(@"^(?![^?？]*\b(?:you|your|du|dein\w*|tu|vous|ты|вы|你)\b)[^?？]*…[^?？]*[?？]", RegexOptions.IgnoreCase)]
    private static partial Regex AboutOthers();

    [GeneratedRegex(@"https?://\S+")]
    private static partial Regex Addresses();

    [GeneratedRegex(@"^\s*(?:>|at |[{}\[\]""]|[0-9]+ \||\+|diff |@@)")]
    private static partial Regex Pasted();
}
