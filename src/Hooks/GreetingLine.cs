using TotalMemory.Spool;
using TotalMemory.Spool.Greetings;
using TotalMemory.Spool.Reminders;

namespace TotalMemory.Hooks;

/// <summary>The line that the person sees when a session starts.</summary>
/// <param name="Rule">The id of the new rule that the line mentions, if it mentions one.</param>
internal sealed record GreetingLine(string Line, long? Rule)
{
    /// <summary>Marks of what was said are kept per session; news uses this one session id for all session starts.</summary>
    private const string Starts = "greeting";

    /// <summary>Null if nothing is remembered, the person turned such lines off, or the client is not known to show them.</summary>
    public static GreetingLine? Find(MemoryHome home, HookClient client, string project, Payload payload)
    {
        // After a compaction the same person is still looking at the same session.
        if (!client.ShowsLines || payload.Detail == "compact" || new GreetingFiles(home).Read(project) is not { } greeting)
            return null;
        var said = new ReminderHistory(home);
        var news = greeting.News.FirstOrDefault(n => said.TryMark(Starts, n.Id));
        return new GreetingLine(greeting.Line(news), news is { Id: > 0 } ? news.Id : null);
    }
}
