using TotalMemory.Hooks;
using TotalMemory.Settings;
using TotalMemory.Spool;
using TotalMemory.Spool.Redaction;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Spool.Secrets;

/// <summary>What the person set is obeyed by every program.</summary>
[Collection(SetsContacts.Name)]
public sealed class ContactSettingTests : IDisposable
{
    private const string Said = "The office is at 12 Abbey Road and answers 030 1234 5678 in the morning.";
    private readonly TempHome temp = new();

    public void Dispose()
    {
        Redactor.HidesContacts = false;
        temp.Dispose();
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("{}", false)]
    [InlineData("{\"hidesContacts\": true}", true)]
    [InlineData("{\"hidesContacts\": false}", false)]
    [InlineData("{\"tools\": \"All\", /* mine */ \"hidesContacts\": true,}", true)]
    [InlineData("{\"hidesContacts\": \"yes\"}", false)]
    [InlineData("[\"hidesContacts\"]", false)]
    [InlineData("{\"hidesContacts\": true", true)]
    public void It_stands_in_the_settings(string? settings, bool isOn) =>
        Assert.Equal(isOn, SettingFlag.IsOn(settings, SettingFlag.HidesContacts));

    [Fact]
    public void It_hides_every_number_and_address_and_is_kept_beside_the_other_settings()
    {
        new UserSettings { Tools = ToolSet.All }.Save(temp.Home);
        ContactSetting.Apply(temp.Home);
        Assert.Equal(Said, Redactor.Redact(Said));
        (UserSettings.Load(temp.Home) with { HidesContacts = true }).Save(temp.Home);
        ContactSetting.Apply(temp.Home);
        Assert.Equal("The office is at [redacted:address] and answers [redacted:phone] in the morning.", Redactor.Redact(Said));
        Assert.Equal(ToolSet.All, UserSettings.Load(temp.Home).Tools);
    }

    [Fact]
    public void A_hook_obeys_it()
    {
        new UserSettings { HidesContacts = true }.Save(temp.Home);
        ContactSetting.Apply(temp.Home);
        var payload = $$"""{"session_id":"s1","cwd":"{{temp.Folder}}","prompt":"{{Said}}"}""";
        new Hook(temp.Home, TimeProvider.System).Run(
            "claude",
            "UserPromptSubmit",
            () => System.Text.Encoding.UTF8.GetBytes(payload),
            _ => { }
        );
        var waiting = Assert.Single(Directory.GetFiles(new EventSpool(temp.Home).New));
        Assert.DoesNotContain("Abbey", File.ReadAllText(waiting), StringComparison.Ordinal);
    }
}

/// <summary>The setting is the process's: while it is changed, nothing else is redacted.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class SetsContacts
{
    public const string Name = "sets contacts";
}
