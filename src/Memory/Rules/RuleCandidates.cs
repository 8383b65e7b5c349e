using TotalMemory.Conversations;
using TotalMemory.Extraction.Corrections;
using TotalMemory.Extraction.Errors;
using TotalMemory.Extraction.Facts;
using TotalMemory.Knowledge;
using TotalMemory.Language;
using TotalMemory.Rules.Causes;

namespace TotalMemory.Rules;

/// <summary>A possible rule, before it is compared with existing ones.</summary>
internal sealed record RuleCandidate
{
    public required RuleSource Source { get; init; }
    public required Scope Scope { get; init; }
    public required string Project { get; init; }
    public required string Text { get; init; }

    /// <inheritdoc cref="StatedText.StatementLength"/>
    public int? StatementLength { get; init; }

    /// <summary>Number of founding sessions.</summary>
    public required int SessionCount { get; init; }

    public required int Importance { get; init; }

    /// <summary>When the last of the founding mistakes happened.</summary>
    public required DateTimeOffset FoundedAt { get; init; }

    public required RuleTrigger Trigger { get; init; }

    /// <summary>Enough sessions support it to be active immediately, however old they are.</summary>
    public bool IsConfirmed { get; init; }

    /// <summary>The thing that it says is missing; null if none.</summary>
    public Absence? Absence { get; init; }

    /// <summary>The records it comes from.</summary>
    public required IReadOnlyList<long> Records { get; init; }

    public required IReadOnlyList<Evidence> Evidence { get; init; }

    /// <summary>Founding sessions, which do not count as occasions.</summary>
    public required IReadOnlySet<string> FoundingSessions { get; init; }

    /// <summary>Later sessions in which the person corrected the mistake again, with the lines.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<int>> CorrectedAgain { get; init; }
}

/// <summary>An explicit statement of the person for the future.</summary>
internal sealed record PersonStatement(KnowledgeRecord Fact, Evidence Evidence, string Session);

/// <summary>Derives rule candidates from mistakes and statements. Pure.</summary>
internal static class RuleCandidates
{
    /// <param name="seen">Candidates from causes and repeated requests; mistakes explained by them are not clustered.</param>
    public static IReadOnlyList<RuleCandidate> Find(
        IReadOnlyList<Mistake> mistakes,
        IReadOnlyList<PersonStatement> statements,
        IReadOnlyList<RuleCandidate> seen,
        IReadOnlyList<string> projects
    )
    {
        var explained = Places(seen.SelectMany(c => c.Evidence));
        mistakes = [.. mistakes.Where(m => m.IsCorrection || !explained.Contains(PlaceOf(m.Evidence)))];
        var words = new MistakeWords([.. mistakes.Where(m => m.IsCorrection)]);
        var found = new List<RuleCandidate>();
        foreach (var cluster in MistakeClusters.Group(mistakes))
            found.AddRange(FromCluster(cluster, words, projects));
        found.AddRange(FromStatements(statements, projects));
        var said = Places(found.SelectMany(c => c.Evidence));
        found.AddRange(seen.Where(c => c.Source != RuleSource.Asked || IsApart(c, said)));
        return JoinDuplicates(found);
    }

    // A repeated request that a correction or statement already covers is not listed separately.
    private const int LeastApart = 2;

    private static bool IsApart(RuleCandidate asked, HashSet<EvidencePlace> said) =>
        asked.Evidence.Count(e => !said.Contains(PlaceOf(e))) >= Math.Min(LeastApart, asked.Evidence.Count);

    private static EvidencePlace PlaceOf(Evidence e) => new(e.File, e.Line);

    private static HashSet<EvidencePlace> Places(IEnumerable<Evidence> evidence) => [.. evidence.Select(PlaceOf)];

    private sealed record EvidencePlace(string File, int Line);

    private static readonly ILookup<string, string> NotSaid = Array.Empty<string>().ToLookup(s => s);

    // A habit in three projects becomes global if the person stated it without naming anything of one project; otherwise there is one
    // candidate per project.
    private static IEnumerable<RuleCandidate> FromCluster(Cluster cluster, MistakeWords words, IReadOnlyList<string> projects)
    {
        var said = cluster.Mistakes.Where(m => m.IsCorrection).ToLookup(m => m.Project, m => m.Text);
        if (
            cluster.Projects.Count >= Promotion.GlobalProjects
            && said.Count >= Promotion.LeastCorrectedProjects
            && FromCluster(cluster, Scope.Global, words) is { } everywhere
            && RuleReach.AppliesEverywhere(everywhere.Text, projects, said)
        )
            return [everywhere];
        return cluster
            .Mistakes.GroupBy(m => m.Project)
            .Select(p => FromCluster(new Cluster([.. p]), Scope.Project, words))
            .OfType<RuleCandidate>();
    }

    private static RuleCandidate? FromCluster(Cluster cluster, Scope scope, MistakeWords words)
    {
        var founding = Founding(cluster.Mistakes);
        if (founding is null)
            return null;
        var corrections = cluster.Mistakes.Where(m => m.IsCorrection).ToList();
        var shared = words.Shared(corrections);
        if (RuleText.Compose(cluster, shared) is not { } text)
            return null;
        var born = founding[^1].At;
        var foundingSessions = founding.Select(m => m.Session).ToHashSet(StringComparer.Ordinal);
        return new RuleCandidate
        {
            Source = corrections.Count * 2 >= Math.Min(cluster.Mistakes.Count, 4) ? RuleSource.Corrected : RuleSource.Proven,
            Scope = scope,
            Project = cluster.Mistakes[^1].Project,
            Text = text.Text,
            StatementLength = text.StatementLength,
            SessionCount = foundingSessions.Count,
            Importance = Promotion.Importance(RuleSource.Corrected, cluster.Count, isEmphatic: false),
            FoundedAt = born,
            Trigger = Triggers.Derive(cluster, shared),
            Records = [.. cluster.Mistakes.Select(m => m.Record).Distinct()],
            Evidence = [.. cluster.Mistakes.Select(m => m.Evidence).TakeLast(12)],
            FoundingSessions = foundingSessions,
            CorrectedAgain = corrections
                .Where(m => m.At > born && !foundingSessions.Contains(m.Session))
                .GroupBy(m => m.Session)
                .ToDictionary(g => g.Key, g => (IReadOnlyList<int>)[.. g.Select(m => m.Evidence.Line)]),
        };
    }

    /// <summary>The earliest mistakes that suffice; null if they do not.</summary>
    private static List<Mistake>? Founding(IReadOnlyList<Mistake> mistakes)
    {
        if (!AreEnough(mistakes))
            return null;
        // Monotonic: if some suffice, more do, too.
        var (few, many) = (Promotion.LeastMistakes - 1, mistakes.Count);
        while (many - few > 1)
        {
            var middle = (few + many) / 2;
            if (AreEnough([.. mistakes.Take(middle)]))
                many = middle;
            else
                few = middle;
        }
        return [.. mistakes.Take(many)];
    }

    private static bool AreEnough(IReadOnlyList<Mistake> mistakes) =>
        mistakes.Count >= Promotion.LeastMistakes
        && Cluster.CountOf(mistakes) >= Promotion.LeastMistakes
        && mistakes.Select(m => m.Session).Distinct().Count() >= Promotion.LeastSessions;

    /// <summary>A longer message is a brief or a template, and not a rule (chosen).</summary>
    private const int LongestStatement = 1_200;

    private static IEnumerable<RuleCandidate> FromStatements(IReadOnlyList<PersonStatement> statements, IReadOnlyList<string> projects)
    {
        foreach (var fact in statements.GroupBy(s => s.Fact.Id))
        {
            var said = fact.Where(s => s.Evidence.Quote.Length <= LongestStatement && !TemplateText.Is(s.Evidence.Quote))
                .OrderBy(s => s.Evidence.At)
                .ToList();
            if (said.Count == 0)
                continue;
            var sentence = said.SelectMany(s => SentenceSplitter.Split(Sentences.OneLine(CorrectionClassifier.Prose(s.Evidence.Quote))))
                .Append(said[0].Fact.Text)
                .Select(RuleText.Clean)
                .FirstOrDefault(s =>
                    s.Length is >= 12 and <= RuleText.Longest
                    && Directive.IsInstruction(s)
                    && NormText.Reads(s)
                    && Shares(s, said[0].Fact.Text)
                );
            if (sentence is null)
                continue;
            var habit = Habit.Find(sentence, []);
            yield return new RuleCandidate
            {
                Source = RuleSource.Stated,
                Scope = RuleReach.AppliesEverywhere(sentence, projects, NotSaid) ? said[0].Fact.Scope : Scope.Project,
                Project = said[0].Fact.Project,
                Text = sentence.TrimEnd('.', '!'),
                SessionCount = said.Select(s => s.Session).Distinct().Count(),
                Importance = Promotion.Importance(RuleSource.Stated, 1, Directive.IsStanding(sentence)),
                FoundedAt = said[0].Evidence.At,
                Trigger = new RuleTrigger { Command = habit?.Trigger },
                Records = [fact.Key],
                Evidence = [.. said.Select(s => s.Evidence).Take(6)],
                FoundingSessions = new HashSet<string>(StringComparer.Ordinal) { said[0].Session },
                CorrectedAgain = new Dictionary<string, IReadOnlyList<int>>(),
            };
        }
    }

    // The sentence must be the one the fact was made from, not another one in the same message.
    private static bool Shares(string sentence, string fact)
    {
        var (a, b) = (Words.Extract(sentence), Words.Extract(fact));
        return a.Content.Count + a.Exact.Count > 0
            && a.Content.Count(b.Content.Contains) + a.Exact.Count(b.Exact.Contains) >= 0.6 * (a.Content.Count + a.Exact.Count);
    }

    // The same rule may come from a statement, a correction and an error: they are merged, in the person's words.
    private static List<RuleCandidate> JoinDuplicates(List<RuleCandidate> candidates)
    {
        var twins = new CandidateDuplicates();
        foreach (var c in candidates.OrderBy(Precedence).ThenBy(c => c.FoundedAt))
        {
            var twin = twins.Find(c);
            if (twin < 0)
                twins.Add(c);
            else
                twins.Replace(twin, Join(twins.Kept[twin], c));
        }
        return [.. twins.Kept];
    }

    private static int Precedence(RuleCandidate c) =>
        c.Source switch
        {
            RuleSource.Corrected => 0,
            RuleSource.Stated => 1,
            _ => c.Trigger.Origin is null ? 3 : 2,
        };

    private static RuleCandidate Join(RuleCandidate kept, RuleCandidate c) =>
        kept with
        {
            Importance = Math.Max(kept.Importance, c.Importance),
            Records = [.. kept.Records.Union(c.Records)],
            Evidence = [.. kept.Evidence.Union(c.Evidence).OrderBy(e => e.At)],
            FoundingSessions = kept.FoundingSessions.Union(c.FoundingSessions).ToHashSet(StringComparer.Ordinal),
        };
}
