using System.Text;
using TotalMemory.History;
using TotalMemory.Knowledge;
using TotalMemory.Language;
using TotalMemory.Recall;
using TotalMemory.Rules;
using TotalMemory.Skills;

namespace TotalMemory.Delivery;

/// <summary>What is known about a task, for a reader with a budget.</summary>
/// <param name="Tokens">At most the budget.</param>
public sealed record BuiltContext(string Text, IReadOnlyList<long> Ids, int Tokens, string? WithoutMeaning);

/// <summary>
/// Gathers knowledge, episodes, skills, rules and competence for one task within a token budget, by the seed's shares; what one part
/// leaves, the next may use.
/// </summary>
public sealed class ContextBuilder(IRecall recaller, KnowledgeBase knowledge, RuleBook rules, SkillBook skills, SelfAssessment assessment)
{
    private const int Longest = 400;

    public BuiltContext Build(string query, string project, int maxTokens)
    {
        var hits = recaller.Recall(
            new RecallQuery
            {
                Text = query,
                Project = project,
                Types = [RecordType.Fact, RecordType.Error, RecordType.Correction, RecordType.Note],
                Limit = 30,
            }
        );
        var episodes = recaller.Recall(
            new RecallQuery
            {
                Text = query,
                Project = project,
                Types = [RecordType.Episode],
                Limit = 10,
            }
        );
        var text = new StringBuilder();
        var ids = new List<long>();
        var share = 0.0;
        Section(
            "Rules",
            0.15,
            rules
                .Spoken(project)
                .Select(r => r.Record)
                .Concat(knowledge.Rules(project, 20))
                .DistinctBy(r => Normalized.Text(r.Text))
                .Select(r => (r.Id, Line(r.Text)))
        );
        Section("Knowledge", 0.40, hits.Hits.Select(h => (h.Record.Id, Line(h.Record.TextWithFix))));
        Section(
            "Episodes",
            0.20,
            episodes.Hits.Select(h => (h.Record.Id, $"{h.Record.Confirmed:yyyy-MM-dd}, {h.Record.Kind}: {Line(h.Record.Text)}"))
        );
        Section(
            "Skills",
            0.15,
            skills.Matching(query, project, 3).Select(s => (s.Id, $"{s.Name} ({s.Proficiency.Stage}): {Line(string.Join("; ", s.Steps))}"))
        );
        Section(
            "Competence",
            0.10,
            assessment
                .BlindSpots(project, 5)
                .Select(b => (b.Error.Id, $"fails again and again, no way out known: {Line(b.Error.Text)} (×{b.Times})"))
        );
        return new BuiltContext(text.ToString().TrimEnd(), ids, Tokens.Estimate(text.ToString().TrimEnd()), hits.WithoutMeaning);

        void Section(string title, double part, IEnumerable<(long Id, string Text)> lines)
        {
            share += part;
            var open = false;
            foreach (var (id, line) in lines)
            {
                if (ids.Contains(id))
                    continue;
                var added = $"{(open ? "" : $"{(text.Length > 0 ? "\n" : "")}## {title}\n")}- {line} [#{id}]\n";
                if (Tokens.Estimate(text + added) > maxTokens * share)
                    continue;
                text.Append(added);
                ids.Add(id);
                open = true;
            }
        }
    }

    private static string Line(string text) => Sentences.Cut(Sentences.OneLine(text), Longest);
}
