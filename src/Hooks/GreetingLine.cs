using TotalMemory.Spool;
using TotalMemory.Spool.Greetings;
using TotalMemory.Spool.Reminders;

namespace TotalMemory.Hooks;

/// <summary>The line that the person in front of a new session sees.</summary>
/// <param name="Rule">Number of the rule that it told as news, if it did.</param>
internal sealed record GreetingLine(string Line, long? Rule)
{
    /// <summary>Marks of what was said are kept a session; news are marked as if all starts were one session.</summary>
    private const string Starts = "greeting";

    /// <summary>Null where nothing is remembered, the person wants no signs of life, or the client is not known to show them.</summary>
    public static GreetingLine? Find(MemoryHome home, HookClient client, string project, Payload payload)
    {
        // A session that was compacted goes on before the same eyes.
        if (!client.ShowsLines || payload.Detail == "compact" || new GreetingFiles(home).Read(project) is not { } greeting)
            return null;
        var said = new ReminderHistory(home);
        var news = greeting.News.FirstOrDefault(n => said.TryMark(Starts, n.Id));
        return new GreetingLine(greeting.Line(news), news is { Id: > 0 } ? news.Id : null);
    }
}
