using System.CommandLine;
using TotalMemory.Settings;
using TotalMemory.Spool.Redaction;

namespace TotalMemory.Cli.Commands;

internal static class ContactsCommand
{
    public static Command Create() =>
        ChoiceCommand.Create(
            "contacts",
            "Choose whether every phone number and postal address is redacted.",
            "hide",
            "keep",
            Run,
            "totalmemory contacts",
            "totalmemory contacts hide",
            "totalmemory contacts keep"
        );

    private static int Run(string? choice)
    {
        var settings = UserSettings.Load(Context.Home);
        if (choice is not null)
        {
            settings = settings with { HidesContacts = choice == "hide" };
            settings.Save(Context.Home);
            ContactSetting.Apply(Context.Home);
        }
        Output.Line(
            settings.HidesContacts
                ? "Every phone number and postal address is redacted. To keep them: [bold]totalmemory contacts keep[/]"
                : "Only phone numbers introduced as such are redacted. To redact all of them, and postal addresses: "
                    + "[bold]totalmemory contacts hide[/]"
        );
        if (choice == "hide")
            Output.Line(
                "To redact what is already stored: [bold]totalmemory sanitize[/]. The worker and open sessions follow when they restart."
            );
        return 0;
    }
}
