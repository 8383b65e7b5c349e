using System.CommandLine;
using TotalMemory.Spool.OffRecord;

namespace TotalMemory.Cli.Commands;

/// <summary>Excludes folders: nothing of the sessions in them is read or kept.</summary>
internal static class ExcludeCommand
{
    public static Command Create()
    {
        var path = new Argument<string?>("path")
        {
            Description = "A folder and everything below it. Default: list the excluded folders.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var command = new ExampledCommand(
            "exclude",
            "Read and keep nothing of the sessions in a folder.",
            "totalmemory exclude ~/clients/acme",
            "totalmemory exclude"
        )
        {
            path,
        };
        command.SetAction(parsed => parsed.GetValue(path) is { } folder ? Exclude(folder) : List());
        return command;
    }

    public static Command CreateInclude()
    {
        var path = new Argument<string>("path") { Description = "An excluded folder." };
        var command = new ExampledCommand("include", "Stop excluding a folder.", "totalmemory include ~/clients/acme") { path };
        command.SetAction(parsed => Include(parsed.GetValue(path)!));
        return command;
    }

    private static int Exclude(string folder)
    {
        var path = Context.FullPath(Home(folder));
        if (!Directory.Exists(path))
            throw new CommandException($"There is no folder {folder}. Give an existing one, like: totalmemory exclude ~/clients/acme");
        var real = OffRecordList.Real(path);
        Output.Line(
            new OffRecordFiles(Context.Home).Exclude(real, TimeProvider.System.GetUtcNow())
                ? Output.Safe(
                    $"Excluded: {real}. Nothing of the sessions there is read or kept from now on, nor what still waits to be read."
                )
                : Output.Safe($"{real} is excluded already.")
        );
        Output.Line(Output.Safe($"What is remembered already stays: totalmemory search WORDS --project {real}, totalmemory forget ID"));
        return 0;
    }

    private static int Include(string folder)
    {
        var files = new OffRecordFiles(Context.Home);
        var real = OffRecordList.Real(Context.FullPath(Home(folder)));
        if (files.Include(real, TimeProvider.System.GetUtcNow()))
        {
            Output.Line(
                Output.Safe(
                    $"{real} is no longer excluded. A session continued there is read from its beginning; the others: totalmemory import"
                )
            );
            return 0;
        }
        var above = files.Now().Folders.FirstOrDefault(f => new OffRecordList([], [f]).IsExcluded(real));
        throw new CommandException(
            above is null
                ? $"{real} is not excluded. 'totalmemory exclude' lists the folders that are."
                : $"{real} is inside {above}, which is excluded as a whole: totalmemory include {above}"
        );
    }

    private static int List()
    {
        var folders = new OffRecordFiles(Context.Home).Now().Folders;
        foreach (var folder in folders)
            Output.Line(Output.Safe(folder));
        if (folders.Count == 0)
            Output.Line("No folder is excluded. To exclude one: [bold]totalmemory exclude PATH[/]");
        return 0;
    }

    // Expands ~ where the shell did not.
    private static string Home(string folder) =>
        folder == "~" || folder.StartsWith("~/", StringComparison.Ordinal) ? Install.ClientFolders.User + folder[1..] : folder;
}
