using TotalMemory.Conversations;
using TotalMemory.Extraction.Corrections;
using TotalMemory.Extraction.Errors;
using TotalMemory.Extraction.Facts;
using TotalMemory.Knowledge;
using TotalMemory.Language;

namespace TotalMemory.Rules;

/// <summary>An explicit statement of the person for the future.</summary>
internal sealed record PersonStatement(KnowledgeRecord Fact, Evidence Evidence, string Session);

/// <summary>Derives rule candidates from what a person stated for the future. Pure.</summary>
internal static class StatementCandidates
{
    private static readonly ILookup<string, string> NotSaid = Array.Empty<string>().ToLookup(s => s);

    /// <summary>A longer message is a brief or a template, and not a rule (chosen).</summary>
    private const int LongestStatement = 1_200;

    public static IEnumerable<RuleCandidate> Find(IReadOnlyList<PersonStatement> statements, IReadOnlyList<string> projects)
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
}
