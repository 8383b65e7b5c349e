using TotalMemory.Spool;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Spool;

public sealed class EventSpoolTests : IDisposable
{
    private readonly TempHome temp = new();

    public void Dispose() => temp.Dispose();

    private static HookEvent Event(string session = "s1", string? prompt = "hello", int second = 0, string? transcript = null) =>
        new()
        {
            Client = "claude",
            Event = "Stop",
            At = Some.Time.AddSeconds(second),
            Session = session,
            Prompt = prompt,
            Transcript = transcript,
        };

    [Fact]
    public void What_was_posted_is_claimed_read_and_completed()
    {
        var spool = new EventSpool(temp.Home);
        var id = spool.Post(Event());
        Assert.Equal([id], spool.Waiting());
        Assert.NotNull(spool.Claim(id));
        Assert.Equal("hello", spool.Read(id).Prompt);
        Assert.Equal(id, spool.Read(id).Id);
        spool.Complete(id);
        Assert.Empty(spool.Waiting());
        Assert.Equal(0, spool.Recover());
    }

    [Theory]
    [InlineData("")]
    [InlineData("spool")]
    [InlineData("spool/new")]
    public void A_linked_folder_is_used_only_where_nobody_else_may_write(string linked)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no modes.");
        var link = Path.Combine(temp.Home.Root, linked).TrimEnd('/');
        Directory.CreateDirectory(Path.GetDirectoryName(link)!);
        var target = temp.MakeFolder("elsewhere");
        Directory.CreateSymbolicLink(link, target);
        var spool = new EventSpool(temp.Home);
        File.SetUnixFileMode(target, (UnixFileMode)0b111_111_101);
        Assert.Throws<IOException>(() => spool.Post(Event()));
        Assert.Empty(Directory.GetFileSystemEntries(target, "*.json", SearchOption.AllDirectories));
        Assert.Contains($"{link} is a link to a folder to which others may write", spool.Trouble!.What, StringComparison.Ordinal);

        File.SetUnixFileMode(target, (UnixFileMode)0b111_101_101);
        spool.Post(Event());
        Assert.Null(spool.Trouble);
        Assert.Single(spool.Waiting());

        // What lies there is no event of ours once others may put it in.
        File.SetUnixFileMode(target, (UnixFileMode)0b111_111_111);
        Assert.Empty(spool.Waiting());
    }

    [Fact]
    public void A_file_in_the_place_of_a_folder_is_named_with_the_remedy()
    {
        var spool = new EventSpool(temp.Home);
        Assert.Null(spool.Trouble);
        Directory.CreateDirectory(temp.Home.Spool);
        File.WriteAllText(spool.New, "");
        Assert.Empty(spool.Waiting());
        var trouble = spool.Trouble;
        Assert.Equal(
            ($"{spool.New} is a file, and no event can be kept in it", $"mv {spool.New} {spool.New}.old"),
            (trouble?.What, trouble?.Remedy)
        );
    }

    [Fact]
    public void Only_one_of_two_claims_an_event()
    {
        var spool = new EventSpool(temp.Home);
        var id = spool.Post(Event());
        Assert.NotNull(spool.Claim(id));
        Assert.Null(spool.Claim(id));
    }

    [Fact]
    public void What_a_killed_hook_had_begun_is_removed_and_what_one_writes_now_is_not()
    {
        var spool = new EventSpool(temp.Home);
        var id = spool.Post(Event());
        var begun = Path.Combine(spool.New, "20260301T0900000000000-1-1.json.1-1.tmp");
        File.WriteAllText(begun, "{\"version\":1,");
        var written = new DateTimeOffset(File.GetLastWriteTimeUtc(begun), TimeSpan.Zero);
        spool.RemoveUnfinished(written.AddSeconds(50));
        Assert.True(File.Exists(begun));
        spool.RemoveUnfinished(written.AddSeconds(70));
        Assert.False(File.Exists(begun));
        Assert.Equal([id], spool.Waiting());
    }

    [Fact]
    public void What_a_dead_worker_had_claimed_is_given_back()
    {
        var spool = new EventSpool(temp.Home);
        var id = spool.Post(Event());
        spool.Claim(id);
        Assert.Equal(1, new EventSpool(temp.Home).Recover());
        Assert.Equal([id], spool.Waiting());
    }

    [Fact]
    public void A_rejected_event_keeps_its_reason_beside_it()
    {
        var spool = new EventSpool(temp.Home);
        var id = spool.Post(Event());
        spool.Claim(id);
        spool.Reject(id, "the reason");
        Assert.Equal([id], spool.RejectedIds());
        Assert.Equal("the reason", File.ReadAllText(Path.Combine(spool.Rejected, id + ".reason.txt")));
    }

    [Fact]
    public void Events_wait_in_the_order_they_happened()
    {
        var spool = new EventSpool(temp.Home);
        var late = spool.Post(Event(second: 9));
        var early = spool.Post(Event(second: 1));
        Assert.Equal([early, late], spool.Waiting());
    }

    [Fact]
    public void A_full_spool_drops_only_older_wake_ups_of_the_same_session()
    {
        var spool = new EventSpool(temp.Home, new SpoolLimits(Events: 6));
        var words = spool.Post(Event(prompt: "words are kept"));
        for (var i = 1; i <= 5; i++)
            spool.Post(Event(prompt: null, second: i, transcript: "/t/a.jsonl"));
        var other = spool.Post(Event("s2", prompt: null, second: 6, transcript: "/t/b.jsonl"));
        var last = spool.Post(Event(prompt: null, second: 7, transcript: "/t/a.jsonl"));
        spool.RemoveExcess();
        var left = spool.Waiting();
        Assert.Contains(words, left);
        Assert.Contains(other, left);
        Assert.Contains(last, left);
        Assert.Equal(3, left.Count); // the newest of the six that say the same
    }

    [Fact]
    public void A_hook_looks_through_the_queue_once_an_hour_and_no_oftener()
    {
        var spool = new EventSpool(temp.Home, new SpoolLimits(Events: 2));
        for (var i = 0; i < 5; i++)
            spool.Post(Event(prompt: null, second: i, transcript: "/t/a.jsonl"));
        Assert.Equal(5, spool.Waiting().Count); // Looking costs the more, the more waits.
        spool.Post(Event(prompt: null, second: 4_000, transcript: "/t/a.jsonl"));
        Assert.Equal(2, spool.Waiting().Count); // There may be no worker.
    }

    [Fact]
    public void Events_with_words_are_kept_whatever_their_number()
    {
        var spool = new EventSpool(temp.Home, new SpoolLimits(Events: 3));
        for (var i = 0; i < 10; i++)
            spool.Post(Event(second: i));
        spool.RemoveExcess();
        Assert.Equal(10, spool.Waiting().Count);
    }

    [Fact]
    public void Files_and_folders_are_private()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no modes.");
        var spool = new EventSpool(temp.Home);
        var id = spool.Post(Event());
        // The home and its spool, too: a hook may be their first maker, under whatever umask.
        foreach (var folder in (string[])[temp.Home.Root, temp.Home.Spool, spool.New])
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(spool.New, id + ".json")));
    }

    [Fact]
    public void A_home_that_others_may_read_is_made_private_by_the_next_event()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no modes.");
        Directory.CreateDirectory(Path.Combine(temp.Home.Spool, "new"), (UnixFileMode)0b111_101_101);
        File.SetUnixFileMode(temp.Home.Root, (UnixFileMode)0b111_101_101);
        new EventSpool(temp.Home).Post(Event());
        foreach (var folder in (string[])[temp.Home.Root, temp.Home.Spool, Path.Combine(temp.Home.Spool, "new")])
            Assert.Equal((UnixFileMode)0b111_000_000, File.GetUnixFileMode(folder));
    }
}
