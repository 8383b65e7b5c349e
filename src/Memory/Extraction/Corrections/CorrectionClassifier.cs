using System.Text.RegularExpressions;
using TotalMemory.Conversations;
using TotalMemory.Language;
using static TotalMemory.Extraction.Corrections.SpeechActs;

namespace TotalMemory.Extraction.Corrections;

/// <summary>Score for a message being a correction, and the signals behind it.</summary>
internal sealed record CorrectionJudgement(double Score, IReadOnlyList<string> Signals)
{
    public const double Threshold = 2.2;

    public bool IsCorrection => Score >= Threshold;
}

/// <summary>
/// Decides whether a person's message corrects the agent, from the speech act and its context. Pure. Information questions,
/// hypotheses, requests and approvals count against it; a stop just before, or comments on edits, count for it.
/// </summary>
internal static partial class CorrectionClassifier
{
    private const int HeadWords = 60; // chosen: what a message objects to stands at its beginning
    private const int LongMessage = 70; // chosen: longer messages are briefs and pastes

    public static CorrectionJudgement Judge(HumanMessage message, CorrectionJudgement? previous = null)
    {
        if (message.IsFirst)
            return new(0, ["first message"]);
        var text = message.Turn.Text;
        var prose = Prose(message);
        if (prose.Length == 0)
            return new(0, ["nothing of their own"]);
        var heard = new MessageWords(message, text, prose);
        var signals = new List<string>();
        double strong = 0,
            weak = 0;
        foreach (var signal in Complaints.All)
            if (signal.Pattern.IsMatch(signal.WholeHead ? heard.Head : heard.Unconditional))
                AddSignal(signal, ref strong, signals);
        if (heard.IsPasted)
        {
            strong += 2.4;
            signals.Add("pasted failure");
        }
        foreach (var signal in Contrasts.All)
            if (signal.Pattern.IsMatch(heard.Head))
                AddSignal(signal, ref weak, signals);
        var score = strong + weak - CounterWeight(heard, hasStrong: strong != 0);
        if (message.Edited.Count > 0)
            score += 0.4;
        return InContext(score, heard, previous, signals);
    }

    /// <summary>A message as the signals see it.</summary>
    private sealed class MessageWords(HumanMessage message, string text, string prose)
    {
        public HumanMessage Message => message;
        public string Prose => prose;
        public string[] Words { get; } = prose.Split((char[])[' ', '\n', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries);
        public string Head => field ??= string.Join(' ', Words.Take(HeadWords));
        public string Unconditional => field ??= Condition().Replace(Head, " ");
        public bool IsPasted { get; } = PastedFailure().IsMatch(text.Length > 4000 ? text[..4000] : text);
        public bool IsRequest { get; } = Request().IsMatch(prose);
        public bool IsApproval { get; } = Approval().IsMatch(prose);
        public bool IsQuestion { get; } = InformationQuestion().IsMatch(prose);

        /// <summary>Part of the message is external text.</summary>
        public bool IsMixed => message.OwnWords.Length != text.Length;
    }

    private static double CounterWeight(MessageWords heard, bool hasStrong)
    {
        double against = 0;
        if (heard.IsApproval)
            against += 1.2;
        if (heard.IsRequest)
            against += hasStrong ? 1.5 : 3.0;
        if (heard.IsQuestion && !Complaints.Why().IsMatch(heard.Head))
            against += 2.0;
        if (Hypothesis().IsMatch(heard.Prose))
            against += 2.4;
        if (Solved().IsMatch(heard.Prose))
            against += 2.5;
        if (OwnSlip().IsMatch(heard.Prose.TrimEnd()))
            against += 3.0;
        if (PastTense().IsMatch(heard.Prose))
            against += 2.5;
        if (heard.IsMixed && (AboutOthers().IsMatch(heard.Prose) || (!heard.IsPasted && AskedAboveOthers().IsMatch(heard.Prose))))
            against += 3.0;
        return against + LengthPenalty(heard.Prose, heard.Words.Length, heard.IsPasted);
    }

    // Adjusts the score by what came before the message.
    private static CorrectionJudgement InContext(double score, MessageWords heard, CorrectionJudgement? previous, List<string> signals)
    {
        if (previous is { IsCorrection: true } && Continuation().IsMatch(heard.Prose))
        {
            score += 0.8;
            signals.Add("continues a correction");
        }
        // Stopping the agent and then giving another instruction redirects it, however politely.
        if (heard is { Message.AfterStop: true, IsQuestion: false, IsApproval: false } && !GoOn().IsMatch(heard.Prose))
        {
            score = Math.Max(score + (heard.IsRequest ? 0 : 2.4), CorrectionJudgement.Threshold);
            signals.Add("after a stop");
        }
        if (heard.Message.Turn.Kind == Transcripts.TurnKind.Refusal)
        {
            score = Math.Max(score, CorrectionJudgement.Threshold);
            signals.Add("refusal with a reason");
        }
        return new(Math.Round(score, 2), signals);
    }

    private static void AddSignal(CorrectionSignal signal, ref double sum, List<string> signals)
    {
        sum += signal.Weight;
        signals.Add(signal.Name);
    }

    // Long messages are briefs and pasted texts, whose complaints are rarely about the agent.
    private static double LengthPenalty(string prose, int words, bool pasted)
    {
        var counted = pasted ? prose.Split('\n', 2)[0].Split(' ').Length : words;
        var penalty = counted > LongMessage ? Math.Min(3, 0.8 + 0.01 * (counted - LongMessage)) : 0;
        return words > 500 ? penalty + 4 : penalty;
    }

    /// <summary>The person's own words: without code, pasted logs, quotes and addresses.</summary>
    public static string Prose(string text) => Prose(text, OwnWords.Keep(text));

    public static string Prose(HumanMessage message) => Prose(message.Turn.Text, message.OwnWords);

    private static string Prose(string text, string own)
    {
        var plain = Addresses().Replace(own, " URL ");
        return text.Length <= 200 ? plain : string.Join('\n', plain.Split('\n').Where(l => !Pasted().IsMatch(l)));
    }

    // A question about quoted words is not about the agent's work, unless it asks the agent why it wrote them.
    [Examples("… does the rule apply?", "why would they say … so often?")]
    [CounterExamples("why did you write … there?", "… they say so.")]
    [GeneratedRegex(@"^(?![^?？]*\b(?:you|your|du|dein\w*|tu|vous|ты|вы|你)\b)[^?？]*…[^?？]*[?？]", RegexOptions.IgnoreCase)]
    private static partial Regex AboutOthers();

    // The same above them, or without a question mark.
    [Examples("what does it mean?\n…", "why …")]
    [CounterExamples("why did you write …", "what it means\n… is clear")]
    [GeneratedRegex(
        @"^(?!.*\b(?:you|your|du|dein\w*|tu|vous|ты|вы|你)\b)(?:[^?？…]*[?？]\s*…|\W*(?:why|what|how|who|warum|was"
            + @"|wie|pourquoi|почему|为什么|なぜ)\b[^?？…]*…)\W*$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex AskedAboveOthers();

    [Examples("see https://shop.example/help")]
    [CounterExamples("see shop.example")]
    [GeneratedRegex(@"https?://\S+")]
    private static partial Regex Addresses();

    [Examples("> quoted", "    at parse", "{\"a\": 1}", "12 | let x", "@@ -1 +1 @@")]
    [CounterExamples("attach it", "plain words")]
    [GeneratedRegex(@"^\s*(?:>|at |[{}\[\]""]|[0-9]+ \||\+|diff |@@)")]
    private static partial Regex Pasted();
}
