using System.Globalization;
using TotalMemory.Storage;

namespace TotalMemory.Intake;

/// <summary>Transcripts named by stored events.</summary>
internal sealed class AnnouncedStore(MemoryConnection c)
{
    /// <summary>Those named since then that were not read at all.</summary>
    public List<AnnouncedTranscript> Missing(DateTimeOffset since) =>
        c.List(
            """
            SELECT DISTINCT e.session, json_extract(e.body, '$.transcript') AS named FROM hook_event e
            WHERE e.id >= $since AND named IS NOT NULL AND NOT EXISTS (SELECT 1 FROM transcript t WHERE t.path = named AND t.turns > 0)
            """,
            r => new AnnouncedTranscript(r.Text("session"), r.Text("named")),
            ("$since", Since(since))
        );

    /// <summary>All those named since then.</summary>
    public List<string> Named(DateTimeOffset since) =>
        c.List(
            "SELECT DISTINCT json_extract(body, '$.transcript') AS path FROM hook_event WHERE id >= $since AND path IS NOT NULL",
            r => r.Text("path"),
            ("$since", Since(since))
        );

    // Event ids start with a time.
    private static string Since(DateTimeOffset time) => time.UtcDateTime.ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture);
}
