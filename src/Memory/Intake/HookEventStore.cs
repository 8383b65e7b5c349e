using TotalMemory.Storage;

namespace TotalMemory.Intake;

/// <summary>The events whose effect is stored.</summary>
internal sealed class HookEventStore(MemoryConnection c)
{
    /// <summary>Stores an event without its text. False if it was stored before, so that a replay changes nothing.</summary>
    public bool Add(EventEffect effect) =>
        c.Execute(
            """
            INSERT OR IGNORE INTO hook_event (id, client, event, session, at, body)
            VALUES ($id, $client, $event, $session, $at, $body)
            """,
            ("$id", effect.Event.Id),
            ("$client", effect.Event.Client),
            ("$event", effect.Event.Event),
            ("$session", effect.Event.Session),
            ("$at", effect.Event.At),
            ("$body", effect.Body)
        ) > 0;
}
