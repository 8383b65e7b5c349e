using TotalMemory.Journeys.Support;
using TotalMemory.Spool;
using TotalMemory.Spool.Greetings;

namespace TotalMemory.Journeys;

/// <summary>What a person sees of the memory inside the real clients.</summary>
public sealed class SignsOfLifeTests(Installed installed)
{
    private static readonly ModelTurn[] Hello = [new("Hello.")];

    private async Task<string> RunAsync(params string[] arguments)
    {
        var (code, output) = await Shell.RunAsync(
            Path.Combine(installed.Bin, "totalmemory"),
            arguments,
            installed.UserHome,
            Shell.Environment(installed.UserHome)
        );
        Assert.True(code == 0, output);
        return output;
    }

    [Theory]
    [InlineData("claude", ".claude/projects")]
    [InlineData("codex", ".codex/sessions")]
    public async Task A_session_greets_the_person_and_not_the_agent(string client, string transcripts)
    {
        installed.Require();
        Clients.Require();
        await using var model = new MockModel();
        model.Script("good morning", Hello, Hello);
        var project = Directory.CreateDirectory(Path.Combine(installed.UserHome, $"greeted-{client}")).FullName;
        var home = new MemoryHome(Path.Combine(installed.UserHome, ".local", "share", "totalmemory"));
        await RunAsync("install", "--no-import", "--trust-codex-hooks"); // Safe to repeat.
        await RunAsync("save", "we deploy with kamal on Tuesdays", "--type", "convention", "--project", project);
        var greeting = new GreetingFiles(home).Read(ProjectIdentity.Resolve(project).Id)!;
        Assert.Equal($"1 note for greeted-{client}", greeting.Head);

        await ClientSession.StartAsync(installed, client, model, project, "good morning");
        var line = greeting.Line(null);
        var seen = Directory
            .EnumerateFiles(Path.Combine(installed.UserHome, transcripts), "*.jsonl", SearchOption.AllDirectories)
            .Select(File.ReadAllText)
            .Where(t => t.Contains("greeted-", StringComparison.Ordinal))
            .Any(t => t.Contains(line, StringComparison.Ordinal));
        Assert.True(client == "codex" || seen, "Claude Code records what it shows");
        Assert.Contains(model.Requests, r => r.Contains("deploy with kamal", StringComparison.Ordinal));
        Assert.DoesNotContain(model.Requests, r => r.Contains("totalmemory web", StringComparison.Ordinal));
        await RunAsync("signs", "off");
        Assert.Null(new GreetingFiles(home).Read(ProjectIdentity.Resolve(project).Id));
        await RunAsync("signs", "on");
    }
}
