using System.Globalization;
using Microsoft.Data.Sqlite;
using TotalMemory.Knowledge;
using TotalMemory.Retention;
using TotalMemory.Storage;

namespace TotalMemory.Reflection;

/// <summary>What a reflection changed.</summary>
public sealed record ReflectionReport(int Merged, int Archived, int Purged, IReadOnlyCollection<string> Projects);

/// <summary>The night's work: what says the same is merged, what faded is archived. When it last ran stands in our own table.</summary>
public sealed class NightlyReflection(Database database, RetentionRun retention, TimeProvider time)
{
    private const string LastRun = "reflected";

    /// <summary>Local hour at which a night's reflection is due.</summary>
    public const int Hour = 3;

    /// <summary>True when the latest 03:00 local time has passed without a reflection: also after a night switched off.</summary>
    public bool IsDue()
    {
        using var c = database.Open();
        var last = Notes.Read(c, LastRun) is { } text ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture) : (DateTimeOffset?)null;
        return last is null || last < LatestDue(time.GetLocalNow());
    }

    public ReflectionReport Run()
    {
        var projects = new HashSet<string>(StringComparer.Ordinal);
        var merged = database.Write(c =>
        {
            var count = Merge(c, projects);
            Notes.Write(c, LastRun, time.GetUtcNow().ToString("O", CultureInfo.InvariantCulture));
            return count;
        });
        var aged = retention.Apply();
        using var connection = database.Open();
        connection.Execute("PRAGMA optimize; PRAGMA wal_checkpoint(TRUNCATE);");
        return new(merged, aged.Archived, aged.Purged, [.. projects.Union(aged.Projects)]);
    }

    internal static DateTimeOffset LatestDue(DateTimeOffset localNow)
    {
        var today = new DateTimeOffset(localNow.Date.AddHours(Hour), localNow.Offset);
        return localNow >= today ? today : today.AddDays(-1);
    }

    // Rewordings can make two facts of a project say the same; the older keeps its id and takes the other's words.
    private int Merge(SqliteConnection c, HashSet<string> projects)
    {
        var merged = 0;
        foreach (var group in KnowledgeStore.Active(c).Where(r => r.Type == RecordType.Fact).GroupBy(r => (r.Project, r.Scope, r.Branch, r.Origin, r.Source)))
        {
            var kept = new List<(KnowledgeRecord Record, Words Words)>();
            foreach (var record in group)
            {
                var words = Words.Of(record.Text);
                if (kept.FirstOrDefault(k => NearDuplicate.Same(k.Words, words)).Record is not { } twin) { kept.Add((record, words)); continue; }
                foreach (var e in KnowledgeStore.EvidenceOf(c, record.Id)) KnowledgeStore.AddEvidence(c, twin.Id, e);
                KnowledgeStore.Confirm(c, twin.Id, record.Importance, record.Confidence, record.Confirmed, time.GetUtcNow());
                KnowledgeStore.Absorb(c, record.Id, twin.Id, time.GetUtcNow());
                projects.Add(record.Project);
                merged++;
            }
        }
        return merged;
    }
}
