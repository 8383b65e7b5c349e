using System.IO.Compression;
using Microsoft.Extensions.Time.Testing;
using TotalMemory.Intake;
using TotalMemory.Knowledge;
using TotalMemory.Tests.Support;
using TotalMemory.Transcripts;

namespace TotalMemory.Tests.Intake;

/// <summary>One bad unit never costs its container, and a session is not its path.</summary>
public sealed class BadUnitsTests : IDisposable
{
    private const string Correction = "No, that is wrong: do not use npm here, use pnpm.";

    private readonly TempHome temp = new();
    private readonly FakeTimeProvider time = new(Some.Time.AddDays(1));
    private readonly MemoryServices memory;
    private readonly string project;

    public BadUnitsTests()
    {
        memory = new MemoryServices(temp.Home, time);
        project = temp.MakeFolder("shop");
    }

    public void Dispose() => temp.Dispose();

    private ClaudeSession Session(string id = "s1") =>
        new ClaudeSession(id, project)
            .User("please build the shop")
            .Bash("npm install", "npm ERR! missing package.json", 1)
            .User(Correction)
            .Bash("pnpm install", "done")
            .Says("Built.");

    private List<KnowledgeRecord> Of(RecordType type) =>
        [
            .. memory
                .Recall.Recall(new() { Text = "npm pnpm package.json install", Limit = 50 })
                .Hits.Select(h => h.Record)
                .Where(r => r.Type == type),
        ];

    private int TimesFailed() =>
        memory.Knowledge.Find(Of(RecordType.Error).Single().Id)!.Evidence.Count(e => e.Role == EvidenceRole.Source);

    // So long ago nobody wrote to it.
    private string Rested(string path, TimeSpan ago)
    {
        File.SetLastWriteTimeUtc(path, time.GetUtcNow().UtcDateTime - ago);
        return path;
    }

    private IntakeReport Import(string path) =>
        TranscriptFinder.Find([path]).Aggregate(new IntakeReport(), (sum, file) => sum + memory.Transcripts.Take(file));

    [Fact]
    public void The_record_behind_a_cut_one_is_learned_from()
    {
        var lines = Session().Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).ToList();
        // The third is cut, and the person's words follow without a line feed.
        var text = string.Join('\n', [.. lines.Take(2), lines[2][..200] + lines[3], .. lines.Skip(4)]) + "\n";
        var report = memory.Transcripts.Take(temp.Write("s1.jsonl", text));
        Assert.Equal(1, report.MalformedLines);
        Assert.Single(Of(RecordType.Correction));
    }

    [Fact]
    public void Two_whole_records_on_one_line_are_two()
    {
        var text = Session().Text.Replace("}\n{", "}{", StringComparison.Ordinal);
        var report = memory.Transcripts.Take(temp.Write("s1.jsonl", text));
        Assert.Equal((0, 1, 1), (report.MalformedLines, report.Corrections, report.Errors));
    }

    [Fact]
    public void The_last_record_is_read_when_the_file_rests_and_once_when_it_goes_on()
    {
        var session = new ClaudeSession("s1", project).User("please build the shop").User("From now on never commit to main.");
        var path = temp.Write("s1.jsonl", session.Text.TrimEnd('\n'));
        Rested(path, TimeSpan.FromMinutes(5));
        Assert.Equal(2, memory.Transcripts.Take(path).Turns);
        time.Advance(TimeSpan.FromHours(1));
        File.AppendAllText(path, "\n" + session.Says("Understood.").Text.Split('\n')[2] + "\n");
        Assert.Equal(1, memory.Transcripts.Take(path).Turns);
        using var c = memory.Database.Open();
        Assert.Equal([1, 2, 3], c.Transcripts.Turns(1, 0, 10).Select(t => t.Line));
    }

    [Fact]
    public void While_somebody_writes_the_last_line_waits_and_the_end_of_the_session_ends_the_waiting()
    {
        var path = Rested(temp.Write("s1.jsonl", Session().Text.TrimEnd('\n')), TimeSpan.FromSeconds(5));
        Assert.Equal(6, memory.Transcripts.Take(path).Turns);
        Assert.Equal(1, memory.Transcripts.Take(path, hasEnded: true).Turns);
        Assert.Equal(0, memory.Transcripts.Take(path, hasEnded: true).Turns);
    }

    [Fact]
    public void Of_a_file_that_a_person_names_the_last_record_is_read_at_once_and_once_when_it_goes_on()
    {
        var whole = Session().Text;
        var path = Rested(temp.Write("s1.jsonl", whole.Replace("}\n{", "}{", StringComparison.Ordinal).TrimEnd('\n')), TimeSpan.Zero);
        Assert.Equal(7, memory.Transcripts.Take(path, isTrusted: true).Turns);
        File.AppendAllText(path, "\n");
        Assert.Equal(0, memory.Transcripts.Take(path, isTrusted: true).Turns);
    }

    [Fact]
    public void A_record_behind_a_very_long_text_that_was_never_ended_is_learned_from()
    {
        var lines = Session().Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).ToList();
        var cut = "{\"type\":\"user\",\"x\":\"" + new string('a', 5 << 20);
        var report = memory.Transcripts.Take(
            temp.Write("s1.jsonl", string.Join('\n', [.. lines.Take(3), cut + lines[3], .. lines.Skip(4)]) + "\n")
        );
        Assert.Equal((1, 1), (report.MalformedLines, report.Corrections));
    }

    [Theory]
    [InlineData("{\"type\":\"text\",\"text\":\"@\"}")]
    [InlineData("[\"@\"]")]
    [InlineData("[null,5,{\"type\":\"text\",\"text\":\"@\"},{\"type\":\"text\"}]")]
    public void Words_in_another_shape_are_words(string content)
    {
        var text = Session().Text;
        var shaped = text.Replace(
            $"\"content\":\"{Correction}\"",
            "\"content\":" + content.Replace("@", Correction, StringComparison.Ordinal),
            StringComparison.Ordinal
        );
        Assert.NotEqual(text, shaped);
        memory.Transcripts.Take(temp.Write("s1.jsonl", shaped));
        Assert.Single(Of(RecordType.Correction));
    }

    [Fact]
    public void A_cut_last_line_at_rest_is_left_and_read_when_it_is_completed()
    {
        var text = Session().Text;
        var path = Rested(temp.Write("s1.jsonl", text[..^20]), TimeSpan.FromMinutes(5));
        Assert.Equal(6, memory.Transcripts.Take(path).Turns);
        Assert.Equal(1, memory.Transcripts.Take(path).Unchanged);
        File.WriteAllText(path, text);
        Assert.Equal(1, memory.Transcripts.Take(path).Turns);
    }

    [Fact]
    public void Copies_conflicted_copies_and_a_link_to_the_own_folder_count_once()
    {
        var text = Session().Text;
        temp.Write("p/s1.jsonl", text);
        temp.Write("p/s1 (conflicted copy).jsonl", text);
        temp.Write("p/backup/old/s1.jsonl", text);
        if (!OperatingSystem.IsWindows())
            Directory.CreateSymbolicLink(Path.Combine(temp.Folder, "p/loop"), ".");
        var report = Import(Path.Combine(temp.Folder, "p"));
        Assert.Equal(3, report.Transcripts);
        Assert.True(report.RepeatedRecords > 0);
        Assert.Equal(1, TimesFailed());
        Assert.Equal(0, Import(Path.Combine(temp.Folder, "p")).Turns);
        Assert.Equal(1, TimesFailed());
    }

    [Fact]
    public void A_copy_that_says_more_brings_only_that()
    {
        var path = temp.Write("a/s1.jsonl", Session().Text);
        memory.Transcripts.Take(path);
        var more = Session().Bash("npm test", "npm ERR! missing script: test", 1);
        var report = memory.Transcripts.Take(temp.Write("b/s1.jsonl", more.Text));
        Assert.Equal(2, report.Turns);
        Assert.All(Of(RecordType.Error), e => Assert.Single(memory.Knowledge.Find(e.Id)!.Evidence, x => x.Role == EvidenceRole.Source));
    }

    [Fact]
    public void A_session_that_was_moved_is_read_on_where_it_was_left()
    {
        var path = temp.Write("sessions/s1.jsonl", Session().Text);
        memory.Transcripts.Take(path);
        var moved = Path.Combine(temp.MakeFolder("archived"), "s1.jsonl");
        File.Move(path, moved);
        Assert.Equal((0, 0), (memory.Transcripts.Take(moved).Turns, memory.Transcripts.Take(moved).Turns));
        Assert.Equal(moved, memory.Knowledge.Find(Of(RecordType.Error).Single().Id)!.Evidence[0].File);
    }

    [Fact]
    public void Packed_transcripts_are_read_and_are_the_same_sessions()
    {
        var text = Session().Text;
        var gzip = Path.Combine(temp.MakeFolder("p"), "s1.jsonl.gz");
        using (var file = new GZipStream(File.Create(gzip), CompressionLevel.Fastest))
            file.Write(System.Text.Encoding.UTF8.GetBytes(text));
        using (var target = File.Create(Path.Combine(temp.Folder, "p/s1.jsonl.zst")))
        using (var file = new ZstdSharp.CompressionStream(target))
            file.Write(System.Text.Encoding.UTF8.GetBytes(text));
        temp.Write("p/s2.jsonl.xz", "not looked into");
        var found = TranscriptFinder.Look([Path.Combine(temp.Folder, "p")]);
        Assert.Equal((2, 1), (found.Files.Count, found.Unreadable.Count));
        Import(Path.Combine(temp.Folder, "p"));
        Assert.Equal(1, TimesFailed());
    }

    [Fact]
    public void A_damaged_packed_file_is_read_as_far_as_it_goes()
    {
        var path = Path.Combine(temp.Folder, "s1.jsonl.gz");
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.NoCompression, leaveOpen: true))
            gzip.Write(System.Text.Encoding.UTF8.GetBytes(Session().Text + new string(' ', 200_000) + "\n"));
        var bytes = packed.ToArray();
        bytes[^8] ^= 0xFF; // The checksum.
        File.WriteAllBytes(path, bytes);
        var report = memory.Transcripts.Take(path);
        Assert.Equal(1, report.DamagedFiles);
    }

    [Fact]
    public void Whatever_happens_to_single_lines_the_others_are_read()
    {
        var random = new Random(41);
        var lines = Session().Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        for (var round = 0; round < 40; round++)
        {
            var bad = lines.ToList();
            // The person's correction (the fourth line) stays; anything may stand before and behind it.
            for (var n = random.Next(1, 4); n > 0; n--)
                bad.Insert(random.Next(bad.IndexOf(lines[3]) + 1), Bad(random, lines[random.Next(lines.Length)]));
            using var home = new TempHome();
            var other = new MemoryServices(home.Home, time);
            other.Transcripts.Take(temp.Write($"round{round}.jsonl", string.Join('\n', bad) + "\n"));
            Assert.Contains(other.Recall.Recall(new() { Text = "pnpm", Limit = 20 }).Hits, h => h.Record.Type == RecordType.Correction);
        }
    }

    private static string Bad(Random random, string line) =>
        random.Next(6) switch
        {
            0 => line[..random.Next(line.Length)],
            1 => line.Replace("type", "\\ud83d", StringComparison.Ordinal),
            2 => new string('{', random.Next(2_000)),
            3 => "\0\0\0\0",
            4 => "[" + line + "]",
            _ => "{\"type\":[],\"message\":5,\"sessionId\":{},\"timestamp\":true}",
        };
}
