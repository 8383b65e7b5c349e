using System.CommandLine;
using TotalMemory.Cli.Doctor;

namespace TotalMemory.Cli.Commands;

internal static class DoctorCommand
{
    public static Command Create()
    {
        var command = new ExampledCommand(
            "doctor",
            "Check everything and say how to fix it. Exit code 1 if something needs you.",
            "totalmemory doctor",
            "totalmemory doctor --json"
        );
        command.SetAction(parsed => Run(parsed.GetValue(Options.Json)));
        return command;
    }

    private static int Run(bool json)
    {
        var found = new List<JsonCheck>();
        foreach (var one in Findings())
        {
            found.Add(one);
            if (!json)
                Say(one);
        }
        if (json)
            Output.Json(found, OutputJson.Plain.ListJsonCheck);
        return found.All(c => c.Ok) ? 0 : 1;
    }

    private static IEnumerable<JsonCheck> Findings() =>
        DoctorChecks.Hanging(Context.Home) is { } hanging ? [hanging] : DoctorChecks.Checks(Context.Home).SelectMany(DoctorChecks.Run);

    private static void Say(JsonCheck check)
    {
        var mark = check.Ok ? "[green]ok[/]  " : "[red]no[/]  ";
        Output.Line($"{mark}{Output.Safe(check.Name)}: {Output.Safe(check.Found)}");
        if (check.Remedy is { } remedy)
            Output.Line($"      → {Output.Safe(remedy)}");
    }
}
