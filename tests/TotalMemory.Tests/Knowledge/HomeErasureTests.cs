using System.Text;
using TotalMemory.Knowledge;
using TotalMemory.Spool;
using TotalMemory.Spool.Reminders;
using TotalMemory.Storage;
using TotalMemory.Tests.Support;
using TotalMemory.Transfer;

namespace TotalMemory.Tests.Knowledge;

/// <summary>A sentence goes in by every way there is, is forgotten, and then stands in no file of the home.</summary>
public sealed class HomeErasureTests : IDisposable
{
    private const string Name = "quokkazulu";
    private const string Sentence = "From now on always deploy the invoices of Quokkazulu from the staging server.";

    private readonly Workplace work = new();

    public void Dispose() => work.Dispose();

    private ProjectIdentity Shop => work.Memory.Projects.IdentifyFolder(work.Project("shop"));

    private string InHome(params string[] parts)
    {
        var path = Path.Combine([work.Temp.Home.Root, .. parts]);
        PrivateFiles.CreateFolder(Path.GetDirectoryName(path)!);
        return path;
    }

    private List<string> FilesWith(string words)
    {
        MemoryConnection.CloseIdle();
        return
        [
            .. Directory
                .EnumerateFiles(work.Temp.Home.Root, "*", SearchOption.AllDirectories)
                .Where(f => Encoding.UTF8.GetString(File.ReadAllBytes(f)).Contains(words, StringComparison.OrdinalIgnoreCase))
                .Select(f => Path.GetRelativePath(work.Temp.Home.Root, f))
                .Order(StringComparer.Ordinal),
        ];
    }

    // Where the words stand, with what stands around them.
    private List<string> Around(string words) =>
        [
            .. FilesWith(words)
                .SelectMany(file =>
                {
                    var text = Encoding.Latin1.GetString(File.ReadAllBytes(InHome(file)));
                    var at = text.IndexOf(words, StringComparison.OrdinalIgnoreCase);
                    return at < 0 ? [] : new[] { $"{file}: {text[Math.Max(0, at - 60)..Math.Min(text.Length, at + 60)]}" };
                }),
        ];

    private void Forget()
    {
        List<KnowledgeRecord> records;
        using (var c = work.Memory.Database.Open())
            records = c.RecordLists.Active();
        foreach (var r in records.Where(r => $"{r.Text} {r.Context} {r.Fix} {r.Norm}".Contains(Name, StringComparison.OrdinalIgnoreCase)))
            work.Memory.Knowledge.Forget(r.Id, "a person");
        work.Memory.Publishing.Review([Reminder.Everywhere], judgeAll: false);
        Assert.True(work.Memory.Erasure.Finish());
    }

    private void Post(string session, string prompt) => work.Post(session, "UserPromptSubmit", prompt);

    private async Task TellByEveryWayAsync()
    {
        // A session without a transcript, one with, one that only repeats it, and an agent that saves it.
        Post("hook", "let us begin with the work");
        Post("hook", Sentence);
        work.Memory.Publishing.AfterLearning(work.Memory.Drain.Run(TestContext.Current.CancellationToken));
        work.Session("shop", "told", s => s.Says("Ready.").User(Sentence).Says($"I will deploy {Name} from there."));
        work.Session("shop", "again", s => s.Says($"The notes say: {Sentence}").User("Please run the tests now.").Says("Done."));
        await using (var server = await ToolServer.StartAsync(work))
            await server.CallAsync("memory_save", new { content = $"The invoices of {Name} are deployed from staging", type = "fact" });
        // Another memory's export.
        using (var other = new Workplace())
        {
            other.Memory.Knowledge.SaveOwn(other.Memory.Projects.IdentifyFolder(other.Project("shop")), Some.Fact(Sentence));
            using var writer = new StringWriter();
            other.Memory.Export.Write(writer);
            work.Memory.Import.Run(JsonLinesReader.Read(work.Temp.Write("other.jsonl", writer.ToString())), isTrusted: true);
        }
        work.Memory.Publishing.Review([Reminder.Everywhere], judgeAll: true);
        // Our own export, an event that was set aside, one that still waits, a log, a briefing of a project that is gone, the schedule.
        using (var writer = new StreamWriter(InHome("exports", "all.jsonl")))
            work.Memory.Export.Write(writer);
        Post("late", Sentence);
        var spool = new EventSpool(work.Temp.Home);
        var id = Assert.Single(spool.Waiting());
        Assert.NotNull(spool.Claim(id));
        spool.Reject(id, $"It could not be stored: {Sentence}\nafter 3 attempts");
        File.WriteAllText(InHome("spool", "rejected", "half.json"), "{\"prompt\":\"" + Sentence);
        Post("later", $"As I said: {Sentence}");
        new CappedLog(work.Temp.Home.HookLog, work.Time).Write($"claude Stop: IOException: deploy the invoices of {Name} fr");
        File.WriteAllText(InHome("briefs", "0123456789abcdef.md"), $"- {Sentence} [#99]\n- builds run nightly\n");
        using var schedule = MemoryConnection.Unpooled(InHome("hangfire.db"));
        schedule.Execute("CREATE TABLE State (Id INTEGER, Data TEXT)");
        schedule.Execute("INSERT INTO State VALUES (1, $data)", ("$data", $"{{\"ExceptionMessage\":\"{Sentence}\"}}"));
    }

    [Fact]
    public async Task What_came_in_by_any_way_and_was_forgotten_stands_in_no_file_of_the_home()
    {
        await TellByEveryWayAsync();
        var before = FilesWith(Name);
        Assert.Contains("briefs/0123456789abcdef.md", before);
        Assert.Contains("exports/all.jsonl", before);
        Assert.Contains("hangfire.db", before);
        Assert.Contains("logs/hook.log", before);
        Assert.Equal(4, before.Count(f => f.StartsWith("spool/", StringComparison.Ordinal)));

        Forget();

        Assert.Empty(FilesWith(Name));
        Assert.Empty(Around("invoices"));
        Assert.Contains("builds run nightly", File.ReadAllText(InHome("briefs", "0123456789abcdef.md")), StringComparison.Ordinal);
        // The event that waited, and the same words said later, bring nothing back.
        work.Memory.Publishing.AfterLearning(work.Memory.Drain.Run(TestContext.Current.CancellationToken));
        work.Session("shop", "much later", s => s.Says($"Earlier you said: {Sentence}").User("Please go on now.").Says("Done."));
        Assert.True(work.Memory.Erasure.Finish());
        Assert.Empty(FilesWith("invoices of"));
    }

    [Fact]
    public void What_a_correction_had_replaced_is_forgotten_with_it()
    {
        var knowledge = work.Memory.Knowledge;
        var first = knowledge.SaveOwn(Shop, Some.Fact($"The customer {Name} lives in Wombat street")).Id;
        var second = knowledge.Correct(first, $"The customer {Name} lives in Numbat street")!.New.Id;
        var third = knowledge.Correct(second, "Invoices are sent as paper")!.New.Id;
        knowledge.Forget(third, "a person");
        Assert.True(work.Memory.Erasure.Finish());
        Assert.Empty(FilesWith(Name));
        Assert.Empty(FilesWith("Numbat"));
    }

    [Fact]
    public void Whatever_text_lies_in_the_home_is_swept_in_the_encoding_it_has()
    {
        var gone = work.Memory.Knowledge.SaveOwn(Shop, Some.Fact($"The customer {Name} lives in Wombat street")).Id;
        foreach (var (file, encoding) in ((string, Encoding)[])[("a.txt", Encoding.Unicode), ("b.txt", Encoding.BigEndianUnicode)])
            File.WriteAllText(InHome("exports", file), $"ask {Name} first", encoding);
        File.WriteAllText(InHome("notes.md"), $"ask {Name} first");
        byte[] binary = [0, 1, .. Encoding.UTF8.GetBytes(Name), 0];
        File.WriteAllBytes(InHome("vault", "picture.png"), binary);
        work.Memory.Knowledge.Forget(gone, "a person");
        Assert.True(work.Memory.Erasure.Finish());
        Assert.Equal("ask [forgotten] first", File.ReadAllText(InHome("exports", "a.txt")));
        Assert.Equal("ask [forgotten] first", File.ReadAllText(InHome("exports", "b.txt")));
        Assert.Equal("ask [forgotten] first", File.ReadAllText(InHome("notes.md")));
        Assert.Equal(binary, File.ReadAllBytes(InHome("vault", "picture.png")));
    }

    [Fact]
    public void What_others_say_in_the_files_stays()
    {
        var kept = work.Memory.Knowledge.SaveOwn(Shop, Some.Fact("Invoices are printed on the second floor")).Id;
        var gone = work.Memory.Knowledge.SaveOwn(Shop, Some.Fact("Invoices are sent on the first of the month")).Id;
        using (var writer = new StreamWriter(InHome("exports", "all.jsonl")))
            work.Memory.Export.Write(writer);
        work.Memory.Knowledge.Forget(gone, "a person");
        work.Memory.Publishing.Publish([Reminder.Everywhere]);
        var line = Assert.Single(File.ReadAllLines(InHome("exports", "all.jsonl")));
        Assert.Contains("Invoices are printed on the second floor", line, StringComparison.Ordinal);
        Assert.Contains($"\"id\":{kept}", line, StringComparison.Ordinal);
    }

    [Fact]
    public void Ordinary_words_of_the_session_stay_as_they_were_said()
    {
        work.Session(
            "shop",
            "s1",
            s =>
                s.Says("Ready.")
                    .User("From now on always run the linter before every commit.")
                    .Says("I will run the linter, and commit only then.")
                    .User("Then write the release notes for the weekend deployment, please.")
        );
        using (var c = work.Memory.Database.Open())
            foreach (var r in c.RecordLists.Active().Where(r => r.Text.Contains("linter", StringComparison.Ordinal)))
                work.Memory.Knowledge.Forget(r.Id, "a person");
        using var after = work.Memory.Database.Open();
        var said = after.List("SELECT text FROM turn ORDER BY line", r => r.Text("text"));
        Assert.Contains("I will run the linter, and commit only then.", said);
        Assert.Contains("Then write the release notes for the weekend deployment, please.", said);
        Assert.DoesNotContain(said, t => t.Contains("From now on", StringComparison.Ordinal));
    }

    [Fact]
    public void What_a_person_says_again_on_purpose_may_be_read_again()
    {
        var id = work.Memory.Knowledge.SaveOwn(Shop, Some.Fact("Invoices are sent on the first of the month")).Id;
        work.Memory.Knowledge.Forget(id, "a person");
        work.Memory.Knowledge.SaveOwn(Shop, Some.Fact("Invoices are sent on the first of the month"));
        work.Session("shop", "s1", s => s.Says("Invoices are sent on the first of the month").User("Yes, go on.").Says("Done."));
        using var c = work.Memory.Database.Open();
        Assert.Contains("Invoices are sent on the first of the month", c.List("SELECT text FROM turn", r => r.Text("text")));
    }

    [Fact]
    public void What_cannot_be_written_now_is_swept_the_next_time()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no links without privileges.");
        var gone = work.Memory.Knowledge.SaveOwn(Shop, Some.Fact($"The customer {Name} lives in Wombat street")).Id;
        var file = InHome("exports", "all.jsonl");
        using (var writer = new StreamWriter(file))
            work.Memory.Export.Write(writer);
        // A database that somebody holds locked.
        var schedule = MemoryConnection.Unpooled(InHome("hangfire.db"));
        schedule.Execute("CREATE TABLE State (Data TEXT)");
        schedule.Execute("INSERT INTO State VALUES ($data)", ("$data", $"the customer {Name} lives in wombat street"));
        schedule.Execute("BEGIN EXCLUSIVE");
        work.Memory.Knowledge.Forget(gone, "a person");
        Assert.False(work.Memory.Erasure.Finish());
        schedule.Execute("ROLLBACK");
        schedule.Dispose();
        Assert.True(work.Memory.Erasure.Finish());
        Assert.Empty(FilesWith(Name));
    }
}
