using TotalMemory.Settings;
using TotalMemory.Storage;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Settings;

public sealed class UserSettingsTests : IDisposable
{
    private readonly TempHome temp = new();

    public void Dispose() => temp.Dispose();

    [Fact]
    public void Without_a_file_everything_has_its_default() => Assert.Equal(new UserSettings(), UserSettings.Load(temp.Home));

    [Fact]
    public void What_was_saved_is_read_again()
    {
        var settings = new UserSettings
        {
            LanguageModel = new()
            {
                Provider = "ollama",
                Model = "small",
                DailyTokens = 7,
            },
            Embedding = new() { Provider = "openai", Endpoint = new("https://localhost:8080/v1") },
            Limits = new() { SessionDays = 30 },
            Tools = ToolSet.All,
            HidesContacts = true,
            HidesSigns = true,
        };
        settings.Save(temp.Home);
        Assert.Equal(settings, UserSettings.Load(temp.Home));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{ \"unknown\": 1 }")]
    public void An_empty_file_or_one_of_a_newer_version_is_read_as_far_as_it_goes(string json)
    {
        temp.Write("home/settings.json", json);
        Assert.Equal(new UserSettings(), UserSettings.Load(temp.Home));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{ \"tools\": \"some\" }")]
    public void A_file_that_cannot_be_read_is_reported_with_its_path(string json)
    {
        var path = temp.Write("home/settings.json", json);
        Assert.Contains(path, Assert.Throws<MemoryStoreException>(() => UserSettings.Load(temp.Home)).Message);
    }
}
