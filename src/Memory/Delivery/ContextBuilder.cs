using TotalMemory.History;
using TotalMemory.Knowledge;
using TotalMemory.Language;
using TotalMemory.Recall;
using TotalMemory.Rules;
using TotalMemory.Skills;

namespace TotalMemory.Delivery;

/// <summary>
/// Gathers knowledge, episodes, skills, rules and competence for one task within a token budget. Each part has a share of it
/// (the shares are those of total-agent-memory); what one part leaves, the next may use.
/// </summary>
public sealed class ContextBuilder(IRecall recaller, KnowledgeBase knowledge, RuleBook rules, SkillBook skills, SelfAssessment assessment)
{
    private const int Longest = 400; // chosen: a few lines of a record

    private static readonly RecordType[] Known = [RecordType.Fact, RecordType.Error, RecordType.Correction, RecordType.Note];

    public async Task<BuiltContext> BuildAsync(string query, string project, int maxTokens, CancellationToken cancel = default)
    {
        var known = await RecallAsync(query, project, 30, Known, cancel);
        var episodes = await RecallAsync(query, project, 10, [RecordType.Episode], cancel);
        var text = BudgetedText.InTokens(maxTokens);
        text.Add(new("Rules", Rules(project), 15));
        text.Add(new("Knowledge", known.Hits.Select(h => Numbered(h.Record.Id, Line(h.Record.TextWithFix))), 55));
        text.Add(new("Episodes", episodes.Hits.Select(h => Episode(h.Record)), 75));
        text.Add(new("Skills", skills.Matching(query, project, 3).Select(Skill), 90));
        text.Add(new("Competence", assessment.BlindSpots(project, 5).Select(Competence), 100));
        var built = text.ToString().TrimEnd();
        return new BuiltContext(built, text.Records, Tokens.Estimate(built), known.WithoutMeaning);
    }

    private static BudgetedLine Numbered(long record, string text) => new(record, $"- {text} [#{record}]");

    private Task<RecallResult> RecallAsync(
        string query,
        string project,
        int limit,
        IReadOnlyList<RecordType> types,
        CancellationToken cancel
    ) =>
        recaller.RecallAsync(
            new RecallQuery
            {
                Text = query,
                Project = project,
                Types = types,
                Limit = limit,
            },
            cancel: cancel
        );

    private IEnumerable<BudgetedLine> Rules(string project) =>
        new RepeatFilter()
            .Add(rules.Sayable(project).Select(r => r.Record).Concat(knowledge.Rules(project, 20)))
            .Select(r => Numbered(r.Id, Line(r.Text)));

    private static BudgetedLine Episode(KnowledgeRecord r) => Numbered(r.Id, $"{r.Confirmed:yyyy-MM-dd}, {r.Kind}: {Line(r.Text)}");

    private static BudgetedLine Skill(Skill s) => Numbered(s.Id, $"{s.Name} ({s.Proficiency.Stage}): {Line(string.Join("; ", s.Steps))}");

    private static BudgetedLine Competence(ErrorFrequency b) =>
        Numbered(b.Error.Id, $"fails again and again, no way out known: {Line(b.Error.Text)} (×{b.Times})");

    private static string Line(string text) => Sentences.Cut(Sentences.OneLine(text), Longest);
}
