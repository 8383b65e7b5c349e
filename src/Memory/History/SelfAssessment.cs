using TotalMemory.Extraction.Episodes;
using TotalMemory.Knowledge;
using TotalMemory.Language;
using TotalMemory.Storage;

namespace TotalMemory.History;

/// <summary>
/// Assesses how well work in a project goes, from its errors, corrections and outcomes, never from what an agent claims.
/// </summary>
public sealed class SelfAssessment(Database database, TimeProvider time)
{
    private static readonly TimeSpan Month = TimeSpan.FromDays(30); // chosen

    /// <param name="subjects">Words; none: the programs that failed most.</param>
    public Assessment Assess(string? project, IReadOnlyList<string> subjects, int most = 10)
    {
        var now = time.GetUtcNow();
        using var c = database.Open();
        var records = c.RecordLists.Active(project, RecordType.Error, RecordType.Correction, RecordType.Episode);
        var times = c.Evidence.Occurrences(RecordType.Error, project);
        var errors = records.Where(r => r.Type == RecordType.Error).ToList();
        var names =
            subjects.Count > 0
                ? subjects
                :
                [
                    .. errors
                        .GroupBy(e => ErrorFrequency.SubjectOf(e)?.ToLowerInvariant() ?? "other")
                        .OrderByDescending(g => g.Sum(e => times[e.Id].Count()))
                        .ThenBy(g => g.Key, StringComparer.Ordinal)
                        .Take(most)
                        .Select(g => g.Key),
                ];
        return new Assessment(
            [.. names.Select(n => Assess(n, records, times, now))],
            [.. FrequentErrors(errors, times).Where(b => subjects.Count == 0 || subjects.Any(s => About(b.Error, s))).Take(most)]
        );
    }

    /// <summary>Recurring errors of a project without a known fix, those in most sessions first.</summary>
    public IReadOnlyList<ErrorFrequency> BlindSpots(string? project, int most)
    {
        using var c = database.Open();
        return
        [
            .. FrequentErrors(c.RecordLists.Active(project, RecordType.Error), c.Evidence.Occurrences(RecordType.Error, project))
                .Take(most),
        ];
    }

    private static IEnumerable<ErrorFrequency> FrequentErrors(IEnumerable<KnowledgeRecord> errors, ILookup<long, Occurrence> times) =>
        errors
            .Where(e => e.Fix is null)
            .Select(e => ErrorFrequency.Measure(e, times[e.Id]))
            .Where(b => b.Sessions >= 2 || b.Times >= 4)
            .OrderByDescending(b => b.Sessions)
            .ThenByDescending(b => b.Times)
            .ThenBy(b => b.Error.Id);

    private static Competence Assess(string name, List<KnowledgeRecord> records, ILookup<long, Occurrence> occurrences, DateTimeOffset now)
    {
        var about = records.Where(r => About(r, name)).ToList();
        var errors = about.Where(r => r.Type == RecordType.Error).ToList();
        var times = errors.SelectMany(e => occurrences[e.Id]).Select(e => e.At).ToList();
        var episodes = about.Where(r => r.Type == RecordType.Episode && r.Kind != EpisodeOutcomes.Unclear).ToList();
        return new Competence(
            name,
            errors.Count,
            times.Count,
            errors.Count(e => e.Fix is not null),
            errors.Count(e => ErrorFrequency.Measure(e, occurrences[e.Id]).Sessions > 1),
            about.Count(r => r.Type == RecordType.Correction),
            episodes.Count,
            episodes.Count(e => e.Kind is EpisodeOutcomes.Success or "routine" or "breakthrough" or "discovery"),
            new RecentErrors(times.Count(t => now - t <= Month), times.Count(t => now - t > Month && now - t <= 2 * Month))
        );
    }

    private static bool About(KnowledgeRecord r, string subject)
    {
        var wanted = Words.Extract(subject);
        var said = Words.Extract($"{r.Text} {r.Context} {string.Join(' ', r.Tags)} {(r.Type == RecordType.Error ? r.Kind : "")}");
        return wanted.Content.Count + wanted.Exact.Count > 0
            && wanted.Content.All(w => said.Content.Contains(w))
            && wanted.Exact.All(w => said.Exact.Contains(w));
    }
}
