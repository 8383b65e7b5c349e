using Microsoft.Extensions.Time.Testing;
using TotalMemory.Browsing;
using TotalMemory.Delivery;
using TotalMemory.Knowledge;
using TotalMemory.Spool;
using TotalMemory.Storage;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Intake;

/// <summary>What a transcript teaches, once.</summary>
public sealed class IntakeTests : IntakeCase
{
    [Fact]
    public void A_session_leaves_its_correction_its_error_and_an_episode()
    {
        var report = memory.Transcripts.Take(temp.Write("s1.jsonl", Corrected().Text));
        Assert.Equal((1, 1, 1), (report.Corrections, report.Errors, report.Episodes));
        var correction = Records("npm dotnet").Single(r => r.Type == RecordType.Correction);
        var evidence = Assert.Single(memory.Knowledge.Find(correction.Id)!.Evidence);
        Assert.Equal("No, that is wrong: do not use npm here, use dotnet build.", evidence.Quote);
        Assert.Equal((5, Origin.User, "s1"), (evidence.Line, evidence.Origin, evidence.Session));
    }

    [Fact]
    public void Reading_again_changes_nothing()
    {
        var path = temp.Write("s1.jsonl", Corrected().Text);
        memory.Transcripts.Take(path);
        var before = Export();
        Assert.Equal(1, memory.Transcripts.Take(path).Unchanged);
        File.SetLastWriteTimeUtc(path, new DateTime(2026, 3, 2, 0, 0, 0, DateTimeKind.Utc));
        Assert.Equal(0, memory.Transcripts.Take(path).Turns);
        Assert.Equal(before, Export());
    }

    [Fact]
    public void Read_line_by_line_it_is_the_same_as_read_at_once()
    {
        var text = Corrected().Text;
        var once = new MemoryServices(new MemoryHome(Path.Combine(temp.Folder, "other")), new FakeTimeProvider(Some.Time.AddHours(1)));
        var path = temp.Write("s1.jsonl", text);
        once.Transcripts.Take(path);
        for (var n = 1; n <= text.Length; n += 97)
        {
            File.WriteAllText(path, text[..n]); // in the middle of lines, too
            memory.Transcripts.Take(path);
        }
        File.WriteAllText(path, text);
        memory.Transcripts.Take(path);
        using var writer = new StringWriter();
        once.Export.Write(writer);
        Assert.Equal(Texts(writer.ToString()), Texts(Export()));
    }

    [Fact]
    public void Another_file_under_the_same_name_keeps_what_the_first_taught()
    {
        var path = temp.Write("s1.jsonl", Corrected().Text);
        memory.Transcripts.Take(path);
        File.WriteAllText(
            path,
            new ClaudeSession("s2", project).User("start").Says("ok").User("No, never deploy on Fridays.").Says("Understood.").Text
        );
        memory.Transcripts.Take(path);
        Assert.Contains(Records("npm"), r => r.Type == RecordType.Correction);
        Assert.Contains(Records("Fridays"), r => r.Type == RecordType.Correction);
    }

    [Fact]
    public void What_was_learned_outlives_its_transcript()
    {
        var path = temp.Write("s1.jsonl", Corrected().Text);
        memory.Transcripts.Take(path);
        File.Delete(path);
        memory.Sweep.Run(TestContext.Current.CancellationToken);
        var record = Records("npm").First(r => r.Type == RecordType.Correction);
        Assert.Contains("do not use npm", Assert.Single(memory.Knowledge.Find(record.Id)!.Evidence).Quote);
    }

    [Fact]
    public void A_fork_is_not_a_second_occurrence()
    {
        memory.Transcripts.Take(temp.Write("s1.jsonl", Corrected().Text));
        // The client repeats the records with their ids under a new session id.
        memory.Transcripts.Take(
            temp.Write("s2.jsonl", Corrected().Text.Replace("\"sessionId\":\"s1\"", "\"sessionId\":\"s2\"", StringComparison.Ordinal))
        );
        Assert.Single(Records("npm"), r => r.Type == RecordType.Correction);
        Assert.Equal(2, memory.Knowledge.Find(Records("npm").Single(r => r.Type == RecordType.Correction).Id)!.Evidence.Count);
    }

    [Fact]
    public void The_last_line_of_a_file_that_a_wrong_clock_wrote_is_read()
    {
        var path = temp.Write("s1.jsonl", Corrected().Text.TrimEnd('\n'));
        File.SetLastWriteTimeUtc(path, new DateTime(2099, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        var whole = temp.Write("s2.jsonl", Corrected().Text.Replace("s1", "s2", StringComparison.Ordinal));
        Assert.Equal(memory.Transcripts.Take(whole).Turns, memory.Transcripts.Take(path).Turns);
    }

    [Fact]
    public void A_failure_that_a_fork_repeats_happened_once_and_another_one_twice()
    {
        var failed = new ClaudeSession("s1", project).User("please build").Bash("npm install", "npm ERR! missing package.json", 1);
        memory.Transcripts.Take(temp.Write("s1.jsonl", failed.Text));
        memory.Transcripts.Take(
            temp.Write("s2.jsonl", failed.Text.Replace("\"sessionId\":\"s1\"", "\"sessionId\":\"s2\"", StringComparison.Ordinal))
        );
        Assert.Equal(1, Assert.Single(memory.Knowledge.Errors(null)).Times);
        using (var c = memory.Database.Open())
            Assert.Equal(1, c.RecordPages.Sessions(memory.Knowledge.Errors(null)[0].Error.Id));
        var again = new ClaudeSession("s3", project).User("please build").Bash("npm install", "npm ERR! missing package.json", 1);
        memory.Transcripts.Take(temp.Write("s3.jsonl", again.Text));
        Assert.Equal(2, Assert.Single(memory.Knowledge.Errors(null)).Times);
    }

    [Fact]
    public void A_briefing_counts_a_failure_that_a_fork_repeats_once()
    {
        ClaudeSession Solved(string session) =>
            new ClaudeSession(session, project)
                .User("please build")
                .Bash("acme build --fast", "acme: error: unrecognized option --fast", 1)
                .Bash("acme build --quick", "built")
                .Says("Done.");
        foreach (var session in (string[])["s1", "s2", "s3"])
            memory.Transcripts.Take(temp.Write(session + ".jsonl", Solved(session).Text));
        var fork = Solved("s1").Text.Replace("\"sessionId\":\"s1\"", "\"sessionId\":\"s4\"", StringComparison.Ordinal);
        memory.Transcripts.Take(temp.Write("s4.jsonl", fork));
        using var c = memory.Database.Open();
        var told = c.Briefings.Load(memory.Projects.IdentifyFolder(project).Id, "shop").Errors;
        var known = Assert.Single(memory.Knowledge.Errors(null));
        Assert.Equal((3, 3), (known.Times, known.Sessions));
        Assert.Equal((3, 3), Assert.Single(told.Select(e => (e.Times, e.Sessions))));
    }

    [Fact]
    public void What_was_forgotten_does_not_come_back_by_reading_again()
    {
        var path = temp.Write("s1.jsonl", Corrected().Text);
        memory.Transcripts.Take(path);
        foreach (var record in Records("npm dotnet"))
            memory.Knowledge.Forget(record.Id, "test");
        Assert.Empty(Records("npm"));
        memory.Transcripts.Take(temp.Write("copy/s1.jsonl", Corrected().Text));
        File.AppendAllText(path, Session("s1").User("thanks, continue").Text);
        memory.Transcripts.Take(path);
        memory.Reflection.Run();
        Assert.DoesNotContain(Records("npm"), r => r.Type != RecordType.Episode);
    }

    [Fact]
    public void Our_own_briefing_in_a_transcript_teaches_nothing()
    {
        var session = Session()
            .User("<totalmemory-briefing project=\"shop\">\n- Never use yarn, always use pnpm. [#1]\n</totalmemory-briefing>\nplease build")
            .Says("ok")
            .User("thanks");
        memory.Transcripts.Take(temp.Write("s1.jsonl", session.Text));
        Assert.Empty(Records("pnpm"));
    }

    [Fact]
    public void Secrets_in_a_transcript_reach_nothing_we_write()
    {
        var session = Session().User("deploy it");
        foreach (var (_, text, _) in SecretCorpus.Secrets)
            session
                .Bash("printenv", text, 1)
                .Says($"I see {text} and will use it because it must work.")
                .User($"No, wrong: never use {text} again");
        memory.Transcripts.Take(temp.Write("s1.jsonl", session.Text));
        memory.Briefings.PublishAll();
        MemoryConnection.CloseIdle();
        var written = Directory
            .EnumerateFiles(temp.Home.Root, "*", SearchOption.AllDirectories)
            .Select(f => System.Text.Encoding.UTF8.GetString(File.ReadAllBytes(f)))
            .Append(Export())
            .ToList();
        foreach (var (name, _, secret) in SecretCorpus.Secrets.Where(s => s.Name != "private unclosed"))
            Assert.False(written.Any(w => w.Contains(secret, StringComparison.Ordinal)), name);
    }
}
