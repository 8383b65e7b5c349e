using System.CommandLine;
using System.Globalization;
using TotalMemory.Settings;

namespace TotalMemory.Cli.Commands;

/// <summary>How long session text is kept, and how much of it.</summary>
internal static class LimitsCommand
{
    private const string None = "none";

    public static Command Create()
    {
        var sessions = new Option<string?>("--sessions")
        {
            Description = "How long to keep what agents and programs said, like 90d, or none for no limit.",
        };
        sessions.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(t => t.Value != None && Days(t.Value) is null))
                result.AddError(
                    $"--sessions needs a time like 90d or 26w, at least {LimitSettings.LeastDays}d, or none, not '{token.Value}'."
                );
        });
        var size = new Option<string?>("--size") { Description = "Maximum size of the database, like 500MB or 2GB, or none." };
        size.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(t => t.Value != None && Megabytes(t.Value) is null))
                result.AddError(
                    $"--size needs a size like 500MB or 2GB, at least {LimitSettings.LeastMegabytes}MB, or none, not '{token.Value}'."
                );
        });
        var command = new ExampledCommand(
            "limits",
            "Limit how long session text is kept, and the database's size.",
            "totalmemory limits",
            "totalmemory limits --sessions 365d --size 2GB",
            "totalmemory limits --sessions none"
        )
        {
            sessions,
            size,
        };
        command.SetAction(parsed => Run(parsed.GetValue(sessions), parsed.GetValue(size)));
        return command;
    }

    /// <summary>Null if the text is not a number of days, or is below the minimum.</summary>
    internal static int? Days(string text) =>
        Duration.Between(text, TimeSpan.FromDays(LimitSettings.LeastDays), TimeSpan.FromDays(36_500)) is { } length
            ? (int)length.TotalDays
            : null;

    /// <summary>Null if the text is not a size, or is below the minimum.</summary>
    internal static int? Megabytes(string text)
    {
        var upper = text.Trim().ToUpperInvariant();
        var factor = upper switch
        {
            [.., 'G', 'B'] => 1_000,
            [.., 'M', 'B'] => 1,
            _ => 0,
        };
        return
            factor > 0
            && decimal.TryParse(
                upper.AsSpan(0, upper.Length - 2).Trim(),
                NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out var number
            )
            && number * factor is >= LimitSettings.LeastMegabytes and <= int.MaxValue
            ? (int)(number * factor)
            : null;
    }

    private static int Run(string? sessions, string? size)
    {
        var settings = UserSettings.Load(Context.Home);
        var limits = settings.Limits ?? new LimitSettings();
        if (sessions is not null)
            limits = limits with { SessionDays = sessions == None ? null : Days(sessions) };
        if (size is not null)
            limits = limits with { Megabytes = size == None ? null : Megabytes(size) };
        if (sessions is not null || size is not null)
            (settings with { Limits = limits is { SessionDays: null, Megabytes: null } ? null : limits }).Save(Context.Home);
        var kept = Context.Open().Limits.Describe();
        Output.Line(Output.Safe($"{char.ToUpperInvariant(kept[0])}{kept[1..]}."));
        if (sessions is not null || size is not null)
            Output.Line(
                "Applied tonight, or now with [bold]totalmemory reflect[/]. Your own words, commands, and what was learned are kept."
            );
        return 0;
    }
}
