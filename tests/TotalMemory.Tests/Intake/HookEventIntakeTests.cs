using TotalMemory.Knowledge;
using TotalMemory.Spool;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Intake;

/// <summary>Events of hooks.</summary>
public sealed class HookEventIntakeTests : IntakeCase
{
    [Fact]
    public void Events_of_a_session_without_a_transcript_are_its_memory_until_one_appears()
    {
        HookEvent Event(int n, string name, string? prompt = null, string? message = null, string? error = null) =>
            new()
            {
                Client = "claude",
                Event = name,
                Session = "e1",
                At = Some.Time.AddSeconds(n),
                Cwd = project,
                Prompt = prompt,
                Message = message,
                Error = error,
                Tool = error is null ? null : "Bash",
                ToolUseId = error is null ? null : $"t{n}",
            };
        var spool = memory.Spool;
        spool.Post(Event(1, "UserPromptSubmit", prompt: "please build"));
        spool.Post(Event(2, "PostToolUseFailure", error: "Exit code 3\nerror CS1002: ; expected"));
        spool.Post(Event(3, "Stop", message: "It failed."));
        spool.Post(Event(4, "UserPromptSubmit", prompt: "No, wrong: do not use npm, use dotnet."));
        memory.Drain.Run(TestContext.Current.CancellationToken);
        Assert.Empty(spool.Waiting());
        Assert.Empty(spool.RejectedIds());
        Assert.Contains(Records("dotnet npm"), r => r.Type == RecordType.Correction);
        Assert.Contains(Records("CS1002"), r => r.Type == RecordType.Error);

        var path = temp.Write(
            "e1.jsonl",
            Session("e1").User("please build").Says("ok").User("No, wrong: do not use npm, use dotnet.").Text
        );
        spool.Post(Event(5, "Stop") with { Transcript = path });
        memory.Drain.Run(TestContext.Current.CancellationToken);
        var correction = Assert.Single(Records("dotnet npm"), r => r.Type == RecordType.Correction);
        Assert.Equal(path, Assert.Single(memory.Knowledge.Find(correction.Id)!.Evidence).File);
    }

    [Fact]
    public void A_transcript_of_a_client_without_an_adapter_is_not_read()
    {
        var e = new HookEvent
        {
            Client = "gemini",
            Event = "UserPromptSubmit",
            Session = "g1",
            At = Some.Time,
            Cwd = project,
            Prompt = "we always use tabs in this repository",
            Transcript = temp.Write("g1.jsonl", Session("g1").User("we never use semicolons here").Text),
            AgentTranscript = temp.Write("g2.jsonl", Session("g2").User("we never use semicolons here").Text),
        };
        memory.Spool.Post(e);
        memory.Drain.Run(TestContext.Current.CancellationToken);
        memory.Sweep.Run(TestContext.Current.CancellationToken);
        Assert.NotEmpty(Records("tabs"));
        Assert.Empty(Records("semicolons"));
    }

    [Fact]
    public void What_an_event_leaves_in_the_database_holds_no_secret_in_any_path()
    {
        const string secret = "ghp_a8Fj3kLm9PqRs2TuVw5XyZ0bCd7EfGh1JkLm";
        memory.Spool.Post(
            new HookEvent
            {
                Client = "claude",
                Event = "SubagentStop",
                Session = "e1",
                At = Some.Time,
                Cwd = project,
                Transcript = $"/t/{secret}/s1.jsonl",
                AgentTranscript = $"/t/{secret}/agent-1.jsonl",
            }
        );
        memory.Drain.Run(TestContext.Current.CancellationToken);
        var files = Directory.EnumerateFiles(temp.Home.Root, "*", SearchOption.AllDirectories);
        Assert.DoesNotContain(files, f => System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(f)).Contains(secret));
    }

    [Fact]
    public void A_replayed_event_changes_nothing()
    {
        var e = new HookEvent
        {
            Client = "claude",
            Event = "UserPromptSubmit",
            Session = "e1",
            At = Some.Time,
            Cwd = project,
            Prompt = "we always use tabs in this repository",
        };
        var id = memory.Spool.Post(e);
        var file = Path.Combine(memory.Spool.New, id + ".json");
        var bytes = File.ReadAllBytes(file);
        memory.Drain.Run(TestContext.Current.CancellationToken);
        var before = Export();
        File.WriteAllBytes(file, bytes);
        memory.Drain.Run(TestContext.Current.CancellationToken);
        Assert.Equal(before, Export());
    }

    [Fact]
    public void A_file_that_is_no_event_is_set_aside_with_its_reason()
    {
        PrivateFiles.CreateFolder(memory.Spool.New);
        File.WriteAllText(Path.Combine(memory.Spool.New, "20260301T090000-1-1.json"), "{ broken");
        memory.Drain.Run(TestContext.Current.CancellationToken);
        Assert.Single(memory.Spool.RejectedIds());
    }
}
