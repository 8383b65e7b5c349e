using System.Text.Json;
using Microsoft.Data.Sqlite;
using TotalMemory.Spool;
using TotalMemory.Spool.Redaction;
using TotalMemory.Storage;

namespace TotalMemory.Intake;

/// <summary>The events whose effect is stored.</summary>
internal static class HookEventStore
{
    /// <summary>Keeps an event, without the words it brought. False when it was stored before: a replay changes nothing.</summary>
    public static bool Add(SqliteConnection c, HookEvent e) =>
        c.Execute(
            """
            INSERT OR IGNORE INTO hook_event (id, client, event, session, at, body)
            VALUES ($id, $client, $event, $session, $at, $body)
            """,
            ("$id", e.Id),
            ("$client", e.Client),
            ("$event", e.Event),
            ("$session", e.Session),
            ("$at", e.At),
            ("$body", JsonSerializer.Serialize(WithoutWords(e), HookEventJson.Default.HookEvent))
        ) > 0;

    private static HookEvent WithoutWords(HookEvent e) =>
        e with
        {
            Prompt = null,
            Message = null,
            Error = null,
            Transcript = Redactor.RedactPlace(e.Transcript),
            Cwd = Redactor.RedactPlace(e.Cwd),
        };
}
