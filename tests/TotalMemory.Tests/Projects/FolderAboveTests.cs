using TotalMemory.Recall;
using TotalMemory.Spool;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Projects;

/// <summary>Below the person's home folder, what is known of a folder without git is shown in the folders below it.</summary>
[Collection(HomeFolderTests.Name)]
public sealed class FolderAboveTests : IDisposable
{
    private readonly TempHome temp = new();
    private readonly MemoryServices memory;
    private readonly string? home = Environment.GetEnvironmentVariable("HOME");

    public FolderAboveTests()
    {
        Environment.SetEnvironmentVariable("HOME", temp.MakeFolder("me"));
        memory = new MemoryServices(temp.Home, TimeProvider.System);
    }

    public void Dispose()
    {
        Environment.SetEnvironmentVariable("HOME", home);
        temp.Dispose();
    }

    private ProjectIdentity Of(string folder) => memory.Projects.IdentifyFolder(temp.MakeFolder(folder));

    private void Save(string folder, string text)
    {
        var project = Of(folder);
        memory.Knowledge.SaveOwn(project, Some.Fact(text));
        memory.Publishing.Publish([project.Id]);
    }

    private bool IsShown(string folder, string words)
    {
        var book = ProjectBook.Read(temp.Home);
        var here = ProjectIdentity.Resolve(temp.MakeFolder(folder), book);
        var published = new BriefingFiles(temp.Home).Read(here.ShownIn(book))?.Contains(words, StringComparison.Ordinal) == true;
        Assert.Equal(published, memory.Briefings.Preview(Of(folder)).Contains(words, StringComparison.Ordinal));
        var found = memory.Recall.Recall(new RecallQuery { Text = words, Project = Of(folder).Id });
        Assert.Equal(published, found.Hits.Any(h => h.Record.Text.Contains(words, StringComparison.Ordinal)));
        return published;
    }

    [Fact]
    public void What_is_known_above_is_shown_below_and_not_the_other_way_or_beside()
    {
        Save("me/notes", "The port is 4471.");
        Assert.True(IsShown("me/notes/sub", "4471"));
        Assert.True(IsShown("me/notes/sub/deep", "4471"));
        Save("me/notes/sub", "The cellar is 5581.");
        Assert.True(IsShown("me/notes/sub", "4471"));
        Assert.True(IsShown("me/notes/sub/deep", "5581"));
        Assert.True(IsShown("me/notes/sub/deep", "4471"));
        Assert.False(IsShown("me/notes", "5581"));
        Assert.False(IsShown("me/notes/other", "5581"));
        Assert.False(IsShown("me/notesmore", "4471"));
    }

    [Fact]
    public void Nothing_comes_down_from_the_home_folder_or_from_outside_it_or_into_a_repository()
    {
        Save("me", "The home port is 4471.");
        Save("srv", "The served port is 4472.");
        Save("me/work", "The working port is 4473.");
        temp.MakeRepository("me/work/shop");
        Assert.False(IsShown("me/any", "4471"));
        Assert.False(IsShown("srv/any", "4472"));
        Assert.False(IsShown("me/work/shop", "4473"));
    }
}

/// <summary>Tests that change where the home folder is run alone.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class HomeFolderTests
{
    public const string Name = "home folder";
}
