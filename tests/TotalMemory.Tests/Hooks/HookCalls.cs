using System.Text;
using System.Text.Json;
using TotalMemory.Hooks;
using TotalMemory.Spool;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Hooks;

/// <summary>Calls of a hook in this process, with a home of its own.</summary>
public abstract class HookCalls : IDisposable
{
    private protected TempHome Temp { get; } = new();

    private protected List<string> Printed { get; } = [];

    public void Dispose()
    {
        Temp.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected void Run(string client, string name, string input) =>
        new Hook(Temp.Home, TimeProvider.System).Run(
            client,
            name,
            () => Encoding.UTF8.GetBytes(input),
            output => Printed.Add(Encoding.UTF8.GetString(output.Span))
        );

    /// <summary>A session starts in a folder.</summary>
    private protected void Start(string client, string folder, string session = "s1", string source = "startup") =>
        Run(
            client,
            "SessionStart",
            JsonSerializer.Serialize(
                new
                {
                    session_id = session,
                    cwd = folder,
                    source,
                }
            )
        );

    /// <summary>A person sends a prompt.</summary>
    private protected void Prompt(string client, string folder, string prompt, string session = "s1") =>
        Run(
            client,
            "UserPromptSubmit",
            JsonSerializer.Serialize(
                new
                {
                    session_id = session,
                    cwd = folder,
                    prompt,
                }
            )
        );

    private protected HookEvent Posted()
    {
        var spool = new EventSpool(Temp.Home);
        var id = Assert.Single(spool.Waiting());
        spool.Claim(id);
        return spool.Read(id);
    }
}
