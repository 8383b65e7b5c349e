using Microsoft.Extensions.Time.Testing;
using TotalMemory.Spool.OffRecord;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Spool.OffRecord;

public sealed class OffRecordFilesTests : IDisposable
{
    private static readonly DateTimeOffset Now = Some.Time;
    private readonly TempHome temp = new();
    private readonly FakeTimeProvider time = new(Now);

    public void Dispose() => temp.Dispose();

    private OffRecordFiles Files => new(temp.Home);

    private Withheld? At(DateTimeOffset at, string folder, string project = "p") => Files.Ever().Find(at, folder, () => project, time);

    [Fact]
    public void While_nothing_is_off_the_record_there_is_no_file()
    {
        Assert.True(Files.AreNone);
        Assert.Empty(Files.Now().Pauses);
        Assert.False(Files.End(null, Now));
        Assert.False(Files.Sessions.Contains("s"));
        Assert.Empty(Files.Sessions.Unsettled());
        Assert.False(Directory.Exists(Files.Folder));
    }

    [Fact]
    public void A_pause_covers_its_time_also_when_it_is_over()
    {
        Files.Begin(new Pause(Now, Now.AddHours(2), null));
        Assert.Null(At(Now.AddSeconds(-1), "/a"));
        Assert.Equal(WithheldBy.Pause, At(Now, "/a")!.By);
        Assert.Null(At(Now.AddHours(2), "/a"));
        Assert.True(Files.End(null, Now.AddHours(1)));
        Assert.False(Files.End(null, Now.AddHours(1)));
        Assert.Empty(Files.Now().Pauses);
        Assert.NotNull(At(Now.AddMinutes(30), "/a"));
        Assert.Null(At(Now.AddMinutes(90), "/a"));
    }

    [Fact]
    public void A_second_pause_takes_the_place_of_the_first_and_projects_have_their_own()
    {
        Files.Begin(new Pause(Now, null, null));
        Files.Begin(new Pause(Now.AddHours(1), Now.AddHours(2), null));
        Files.Begin(new Pause(Now.AddHours(1), null, "shop"));
        Assert.NotNull(At(Now.AddMinutes(10), "/a"));
        Assert.Null(At(Now.AddHours(3), "/a"));
        Assert.NotNull(At(Now.AddHours(3), "/a", "shop"));
        Assert.True(Files.End("shop", Now.AddHours(4)));
        Assert.Null(At(Now.AddHours(5), "/a", "shop"));
    }

    [Fact]
    public void The_end_is_told_in_the_persons_own_time()
    {
        time.SetLocalTimeZone(TimeZoneInfo.CreateCustomTimeZone("there", TimeSpan.FromHours(5.5), "there", "there"));
        Assert.Equal("paused until 16:30", new Pause(Now, Now.AddHours(2), null).Describe(time));
        Assert.Equal("paused until 2026-03-02 14:30", new Pause(Now, Now.AddDays(1), null).Describe(time));
        Assert.Equal("paused", new Pause(Now, null, null).Describe(time));
    }

    [Fact]
    public void An_excluded_folder_is_known_by_every_path_to_it_and_with_all_below()
    {
        var real = temp.MakeFolder("real");
        var inside = temp.MakeFolder("real/below");
        var link = Path.Combine(temp.Folder, "link");
        Directory.CreateSymbolicLink(link, real);
        Assert.True(Files.Exclude(link, Now));
        Assert.False(Files.Exclude(real, Now));
        foreach (var path in (string[])[real, link, inside, Path.Combine(link, "below"), real + "/", "file://" + real])
            Assert.Equal(WithheldBy.ExcludedFolder, At(Now, path)?.By);
        Assert.Null(At(Now, temp.MakeFolder("realer")));
        Assert.Null(At(Now, temp.Folder));
        Assert.False(Files.Include(inside, Now));
        Assert.True(Files.Include(real, Now));
        Assert.Null(At(Now, link));
    }

    [Fact]
    public void Spellings_of_a_windows_folder_are_one()
    {
        var list = new OffRecordList([], [@"C:\Users\Me\secret"]);
        Assert.True(list.IsExcluded(@"c:\users\me\Secret\project"));
        Assert.True(list.IsExcluded("/c/Users/Me/secret"));
        Assert.False(list.IsExcluded(@"C:\Users\Me\secrets"));
    }

    [Fact]
    public void A_line_that_is_none_of_ours_costs_only_itself()
    {
        Files.Begin(new Pause(Now, null, null));
        File.AppendAllText(Path.Combine(Files.Folder, "now.txt"), "pause yesterday tomorrow *\ngarbage\nfolder /x\n");
        Assert.Single(Files.Now().Pauses);
        Assert.Equal(["/x"], Files.Now().Folders);
    }

    [Fact]
    public void A_private_session_holds_its_id_until_it_is_settled()
    {
        Assert.True(Files.Sessions.Mark("s/1"));
        Assert.False(Files.Sessions.Mark("s/1"));
        Assert.True(Files.Sessions.Contains("s/1"));
        Assert.False(Files.Sessions.Contains("s/2"));
        Assert.Equal(["s/1"], Files.Sessions.Unsettled());
        Files.Sessions.Settle("s/1");
        Assert.Empty(Files.Sessions.Unsettled());
        Assert.True(Files.Sessions.Contains("s/1"));
        Assert.Equal(1, Files.Sessions.Count);
    }

    [Fact]
    public async Task Two_windows_that_change_it_at_once_lose_nothing()
    {
        var folders = Enumerable.Range(0, 8).Select(i => temp.MakeFolder($"f{i}")).ToList();
        await Task.WhenAll(
            folders.Select(f => Task.Run(() => new OffRecordFiles(temp.Home).Exclude(f, Now), TestContext.Current.CancellationToken))
        );
        Assert.Equal(folders.Order(), Files.Now().Folders.Order());
    }
}
