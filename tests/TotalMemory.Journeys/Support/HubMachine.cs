using System.Text.Json;
using TotalMemory.Spool;
using TotalMemory.Tests.Support;

namespace TotalMemory.Journeys.Support;

/// <summary>A home of its own, and a clone of the same repository.</summary>
internal sealed class HubMachine : IAsyncDisposable
{
    private const string Remote = "git@example.org:me/shop.git";

    private readonly Installed installed;
    private readonly MemoryHome home;
    private readonly DateTimeOffset now = TimeProvider.System.GetUtcNow().AddMinutes(-10);

    public HubMachine(Installed installed)
    {
        (this.installed, home) = (installed, installed.NewHome());
        Project = Path.Combine(home.Root + "-work", "shop");
        var git = Directory.CreateDirectory(Path.Combine(Project, ".git")).FullName;
        Directory.CreateDirectory(Path.Combine(git, "objects"));
        Directory.CreateDirectory(Path.Combine(git, "refs"));
        File.WriteAllText(Path.Combine(git, "config"), $"[remote \"origin\"]\n\turl = {Remote}\n");
        File.WriteAllText(Path.Combine(git, "HEAD"), "ref: refs/heads/main\n");
        GitFiles.Clone(Project, GitFiles.CommitOf(Remote));
        Environment = Shell.Environment(home.Root + "-work");
        Environment["TOTALMEMORY_HOME"] = home.Root;
    }

    public Dictionary<string, string?> Environment { get; }

    /// <summary>Joins the hub that another machine of the same person has joined, with its code.</summary>
    public async Task JoinAsync(string address, HubMachine first)
    {
        Environment["TOTALMEMORY_HUB_CODE"] = (await first.RunAsync("hub", "code")).Trim();
        await RunAsync("hub", "join", address);
    }

    public MemoryHome Home => home;

    /// <summary>The program that runs as this home's worker; null when none does.</summary>
    public string? Worker => WorkerLock.Holder(home) is { } pid ? new FileInfo($"/proc/{pid}/exe").LinkTarget : null;

    /// <summary>Files of the home in which a word stands, in small letters or with a capital, as bytes.</summary>
    public IReadOnlyList<string> FilesWith(string word)
    {
        var all = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };
        return
        [
            .. Directory.EnumerateFiles(home.Root, "*", all).Where(f => Holds(f, word)).Select(f => Path.GetRelativePath(home.Root, f)),
        ];
    }

    // A file may be replaced while it is looked for.
    private static bool Holds(string file, string word)
    {
        try
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            var text = System.Text.Encoding.Latin1.GetString(copy.ToArray());
            return text.Contains(word, StringComparison.OrdinalIgnoreCase)
                || text.Contains(string.Join('\0', word.ToCharArray()), StringComparison.OrdinalIgnoreCase);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Forgets all that a search for a word finds.</summary>
    public async Task ForgetAsync(string word)
    {
        using var found = JsonDocument.Parse(await RunAsync("search", word, "--all", "--limit", "50", "--json"));
        foreach (var hit in found.RootElement.EnumerateArray())
            if (hit.GetProperty("text").GetString()!.Contains(word, StringComparison.OrdinalIgnoreCase))
                await TryAsync("forget", hit.GetProperty("id").GetInt64().ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    public string Project { get; }

    public string Briefing =>
        Path.Combine(home.Briefs, ProjectIdentity.Resolve(Project).Id + ".md") is var file && File.Exists(file)
            ? File.ReadAllText(file)
            : "";

    public Task<string> StartAsync(string session) => HookAsync("SessionStart", session, null);

    /// <summary>The first session of a container. On a machine that is too busy, what it is told comes with the first prompt.</summary>
    public async Task<string> BeginAsync(string session)
    {
        var told = await StartAsync(session);
        if (!told.Contains("has not answered yet", StringComparison.Ordinal))
            return told;
        await Shell.UntilAsync(() => EnvironmentHub.FirstMeeting(home) is not null, "the worker has met the hub, or not");
        return await HookAsync("UserPromptSubmit", session, null);
    }

    public async Task TeachAsync(string session, string words)
    {
        var told = new ClaudeSession(session, Project, now)
            .User("please build the project")
            .Bash("make", "make: *** No targets specified and no makefile found.  Stop.", 2)
            .Says("I ran make.")
            .User(words)
            .Bash("dotnet build", "Build succeeded.")
            .Says("Understood.");
        var transcript = Transcript(session);
        await File.WriteAllTextAsync(transcript, told.Text);
        await HookAsync("Stop", session, transcript);
    }

    public Task<string> EndAsync(string session) => HookAsync("SessionEnd", session, Transcript(session));

    public string Transcript(string session) => Path.Combine(Path.GetDirectoryName(Project)!, session + ".jsonl");

    public async Task UntilSentAsync()
    {
        await Shell.UntilDrainedAsync(home);
        await Shell.UntilAsync(() => Briefing.Contains("dotnet", StringComparison.Ordinal), "it is learned");
        await RunAsync("hub", "sync");
    }

    public async Task<string> RunAsync(params string[] arguments)
    {
        var (code, output) = await TryAsync(arguments);
        Assert.True(code == 0, output);
        return output;
    }

    public Task<(int Code, string Output)> TryAsync(params string[] arguments) =>
        Shell.RunAsync(Path.Combine(installed.Bin, "totalmemory"), arguments, Project, Environment);

    public async ValueTask DisposeAsync()
    {
        // At once, as a container goes.
        await Installed.StopWorkerAsync(home);
        Directory.Delete(home.Root + "-work", recursive: true);
    }

    public async Task<string> HookAsync(string name, string session, string? transcript)
    {
        var payload = new
        {
            session_id = session,
            transcript_path = transcript,
            cwd = Project,
            hook_event_name = name,
            source = "startup",
        };
        var (code, output) = await Shell.RunAsync(
            Path.Combine(installed.Bin, "totalmemory-hook"),
            ["claude", name],
            Project,
            Environment,
            input: JsonSerializer.Serialize(payload)
        );
        Assert.Equal(0, code);
        return output;
    }
}
