using Microsoft.Extensions.Time.Testing;
using TotalMemory.Spool;

namespace TotalMemory.Tests.Support;

/// <summary>A memory with projects whose sessions are told one after the other, a day apart.</summary>
public sealed class Workplace : IDisposable
{
    private readonly TempHome temp = new();
    private int day;

    /// <param name="now">When everything is learned; two months after the first session, unless given.</param>
    public Workplace(DateTimeOffset? now = null)
    {
        Time = new FakeTimeProvider(now ?? Some.Time.AddDays(60));
        Memory = new MemoryServices(temp.Home, Time);
    }

    public FakeTimeProvider Time { get; }

    public MemoryServices Memory { get; }

    public TempHome Temp => temp;

    /// <summary>A folder without git: a project of its own.</summary>
    public string Project(string name) => temp.MakeFolder("work/" + name);

    public string ProjectId(string name) => Memory.Projects.IdentifyFolder(Project(name)).Id;

    /// <summary>A session of a project, a day after the one before; learned from, and the rules reviewed.</summary>
    public Workplace Session(string project, Action<ClaudeSession> tell) => Session(project, $"s{day + 1}", tell);

    public Workplace Session(string project, string id, Action<ClaudeSession> tell) =>
        Bare(
            project,
            id,
            session =>
            {
                session.User("let us go on with the work");
                tell(session);
            }
        );

    /// <summary>The same, beginning with what is told.</summary>
    public Workplace Bare(string project, string id, Action<ClaudeSession> tell)
    {
        var session = new ClaudeSession(id, Project(project), Some.Time.AddDays(day++));
        tell(session);
        var path = temp.Write($"transcripts/{id}.jsonl", session.Text);
        Time.Advance(TimeSpan.FromMinutes(1));
        Memory.Publishing.AfterLearning(Memory.Transcripts.Take(path));
        return this;
    }

    /// <summary>Posts an event of a session in the project "shop", as a hook does; a minute passes.</summary>
    public void Post(string session, string name, string? prompt = null)
    {
        new EventSpool(temp.Home).Post(
            new HookEvent
            {
                Client = "claude",
                Event = name,
                At = Time.GetUtcNow(),
                Session = session,
                Cwd = Project("shop"),
                Prompt = prompt,
            }
        );
        Time.Advance(TimeSpan.FromMinutes(1));
    }

    public void Dispose() => temp.Dispose();
}
