using System.Text.RegularExpressions;
using TotalMemory.Conversations;
using TotalMemory.Extraction.Corrections;
using TotalMemory.Extraction.Errors;
using TotalMemory.Intake;
using TotalMemory.Knowledge;
using TotalMemory.Language;
using TotalMemory.Transcripts;

namespace TotalMemory.Extraction.Facts;

/// <summary>
/// The statements of a conversation that will hold next week: what the person said or chose, what a correction settled, what the
/// agent concluded and its results bore out, and what an error taught.
/// </summary>
internal static partial class FactExtractor
{
    public const int LongestFact = 300;

    /// <summary>At most this many a conversation: who remembers everything remembers nothing.</summary>
    private const int Most = 14;

    private const int ShortestAnswer = 250;
    private const int ShortestAnswerWithoutCalls = 800;
    private const int MostLessons = 4;
    private const int LongMessage = 450;

    private sealed record Candidate(Draft Draft, double Rank);

    public static IReadOnlyList<Draft> Find(
        Conversation conversation,
        IReadOnlyList<Correction> corrections,
        IReadOnlyList<ErrorOccurrence> errors
    )
    {
        var exchanges = Exchange.Of(conversation);
        var found = new List<Candidate>();
        if (!conversation.IsAgent)
        {
            found.AddRange(FromMessages(conversation, exchanges, corrections, new TermCounts(conversation)));
            found.AddRange(FromAnswersToQuestions(conversation));
        }
        found.AddRange(FromFinalAnswers(conversation, exchanges, corrections, new TermCounts(conversation)));
        found.AddRange(ErrorLessons.Find(conversation, errors).Take(MostLessons).Select(d => new Candidate(d, 3)));
        return [.. found.OrderByDescending(c => c.Rank).Take(Most).Select(c => c.Draft)];
    }

    // A correction with what it led to; a lasting statement; an imperative with content.
    private static IEnumerable<Candidate> FromMessages(
        Conversation conversation,
        IReadOnlyList<Exchange> exchanges,
        IReadOnlyList<Correction> corrections,
        TermCounts terms
    )
    {
        foreach (var exchange in exchanges)
        {
            if (exchange.Message is not { } message || !conversation.IsOwn(message.Position))
                continue;
            var prose = Sentences.OneLine(CorrectionClassifier.Prose(message.Turn.Text));
            if (prose.Length < 6)
                continue;
            if (corrections.FirstOrDefault(c => c.Message == message) is { } correction)
                yield return new Candidate(OfCorrection(conversation, exchange, message, prose, correction, terms), 5);
            else
            {
                // In a long message most sentences describe; only what is said to be remembered counts.
                var brief = prose.Length < LongMessage;
                var lasting = Sentences
                    .Split(prose)
                    .Where(s => s.Length is >= 12 and <= LongestFact && (brief ? Directive.IsLasting(s) : Directive.IsExplicit(s)))
                    .Take(2)
                    .ToList();
                foreach (var sentence in lasting)
                    yield return new Candidate(Statement(conversation, message, sentence, Directive.IsStanding(sentence) ? 5 : 4, 0.8), 4);
                // To have something done with words of others decides nothing.
                if (lasting.Count == 0 && !message.IsFirst && !prose.Contains(OwnWords.Mark) && IsInstruction(prose))
                    yield return new Candidate(
                        Statement(conversation, message, Sentences.Cut(prose, LongestFact), 2, 0.5) with
                        {
                            Kind = FactKinds.Decision,
                        },
                        1
                    );
            }
        }
    }

    private static Draft OfCorrection(
        Conversation conversation,
        Exchange exchange,
        HumanMessage message,
        string prose,
        Correction correction,
        TermCounts terms
    )
    {
        var said = Sentences.Cut(prose, 160);
        var kind = KindOfCorrection(prose, correction.Judgement);
        // What the agent made of it may come from the web or from files; a rule holds the person's words alone.
        var outcome =
            !exchange.IsTainted
            && kind is FactKinds.Lesson or FactKinds.Decision
            && exchange.Answer is { Text.Length: >= 120 } answer
            && exchange.AnswerPosition >= 0
                ? Salience.Summarize(answer.Text, prose, terms.Before(exchange.AnswerPosition), LongestFact - said.Length - 4)
                : null;
        var evidence = new List<Evidence> { conversation.Quote(message.Turn) };
        if (outcome is not null)
            evidence.Add(conversation.Quote(exchange.Answer!));
        return new Draft
        {
            Type = RecordType.Fact,
            Kind = kind,
            Text = outcome is null ? said : $"{said.TrimEnd('.')} → {outcome}",
            Importance = Directive.IsStanding(prose) ? 5 : 4,
            Confidence = Math.Clamp(0.5 + (correction.Judgement.Score - CorrectionJudgement.Threshold) / 10, 0.5, 0.85),
            Origin = Origin.User,
            Evidence = evidence,
        };
    }

    // A norm is a convention; a complaint about one result, with what came of it, is a lesson; the rest was decided.
    private static string KindOfCorrection(string prose, CorrectionJudgement judgement) =>
        Directive.IsPersonal(prose) ? FactKinds.Preference
        : Sentences.Split(prose).Any(s => Directive.IsStanding(s) || Directive.IsProhibition(s)) ? FactKinds.Convention
        : judgement.Signals.Any(s =>
            s
                is "defect"
                    or "seems"
                    or "fault"
                    or "why"
                    or "issue"
                    or "doubt"
                    or "repeated"
                    or "excess"
                    or "taste"
                    or "pasted failure"
                    or "you-did"
        )
            ? FactKinds.Lesson
        : Sentences.Split(prose).Any(Directive.IsNorm) ? FactKinds.Convention
        : FactKinds.Decision;

    private static Draft Statement(Conversation conversation, HumanMessage message, string sentence, int importance, double confidence) =>
        new()
        {
            Type = RecordType.Fact,
            Kind = Directive.KindOf(sentence),
            Text = sentence,
            Importance = importance,
            Confidence = confidence,
            Origin = Origin.User,
            Evidence = [conversation.Quote(message.Turn)],
        };

    private static bool IsInstruction(string prose)
    {
        var words = prose.Split(' ').Length;
        return words is >= 6 and <= 60
            && !prose.EndsWith('?')
            && (
                (CorrectionSignals.Request().IsMatch(prose) && !CorrectionSignals.Approval().IsMatch(prose))
                || (CorrectionSignals.Approval().IsMatch(prose) && words >= 9)
            );
    }

    private static IEnumerable<Candidate> FromAnswersToQuestions(Conversation conversation) =>
        conversation
            .Turns.Where((t, i) => t.Kind == TurnKind.Answer && conversation.IsOwn(i))
            .Select(t => new Candidate(
                new Draft
                {
                    Type = RecordType.Fact,
                    Kind = FactKinds.Decision,
                    Text = Sentences.Cut(Sentences.OneLine(t.Text), LongestFact),
                    Importance = 4,
                    Confidence = 0.85,
                    Origin = Origin.User,
                    Evidence = [conversation.Quote(t)],
                },
                4.5
            ));

    // An answer the next message corrects is superseded by it; the correction's own fact says what holds.
    private static IEnumerable<Candidate> FromFinalAnswers(
        Conversation conversation,
        IReadOnlyList<Exchange> exchanges,
        IReadOnlyList<Correction> corrections,
        TermCounts terms
    )
    {
        var corrected = corrections.Select(c => c.Message.Position).ToHashSet();
        for (var i = 0; i < exchanges.Count; i++)
        {
            var exchange = exchanges[i];
            if (exchange.Answer is not { } answer || !conversation.IsOwn(exchange.AnswerPosition))
                continue;
            if (exchange.Message is { } asked && corrected.Contains(asked.Position))
                continue;
            var superseded = i + 1 < exchanges.Count && exchanges[i + 1].Message is { } next && corrected.Contains(next.Position);
            var minimum = exchange.IsGrounded ? ShortestAnswer : ShortestAnswerWithoutCalls;
            if (answer.Text.Length < minimum || (!exchange.IsGrounded && exchange.Calls.Count > 0))
                continue;
            if (
                Salience.Summarize(answer.Text, exchange.Message?.Turn.Text ?? "", terms.Before(exchange.AnswerPosition), LongestFact)
                is not { } text
            )
                continue;
            yield return new Candidate(
                new Draft
                {
                    Type = RecordType.Fact,
                    Kind = KindOfConclusion(text, exchange),
                    Text = text,
                    Importance = exchange.Calls.Any(c => c.IsEdit) || CauseNamed().IsMatch(text) ? 3 : 2,
                    Confidence =
                        superseded ? 0.3
                        : exchange.IsGrounded ? 0.6
                        : 0.4,
                    Origin = exchange.IsTainted ? Origin.External : Origin.Assistant,
                    Evidence = [conversation.Quote(answer)],
                },
                superseded ? 0.5
                    : exchange.IsGrounded ? 2 + Math.Min(exchange.Calls.Count, 20) / 40.0
                    : 1.5
            );
        }
    }

    private static string KindOfConclusion(string text, Exchange exchange) =>
        CauseNamed().IsMatch(text)
            ? exchange.Calls.Any(c => c.IsEdit)
                ? FactKinds.Solution
                : FactKinds.Lesson
            : exchange.Calls.Any(c => c.IsEdit) && Settled().IsMatch(text)
                ? FactKinds.Decision
                : FactKinds.Fact;

    [GeneratedRegex(
        @"\b(?:root cause|caused by|because|the (?:bug|problem|issue|cause|fix|reason) (?:is|was)|turns out|fixed by)\b",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex CauseNamed();

    [GeneratedRegex(
        @"\b(?:now (?:uses?|is|are|has|runs?)|removed|kept|renamed|replaced|moved|switched|instead of|decided|no longer)\b",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Settled();
}
