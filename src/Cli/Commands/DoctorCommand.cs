using System.CommandLine;
using Microsoft.Data.Sqlite;
using TotalMemory.Cli.Install;
using TotalMemory.Spool;
using TotalMemory.Storage;

namespace TotalMemory.Cli.Commands;

internal static class DoctorCommand
{
    public static Command Create()
    {
        var command = new ExampledCommand(
            "doctor",
            "Check everything and name the remedy. Exit code 1 when something needs you.",
            "totalmemory doctor",
            "totalmemory doctor --json"
        );
        command.SetAction(parsed => Run(parsed.GetValue(Options.Json)));
        return command;
    }

    private static int Run(bool json)
    {
        var checks = Checks(Context.Home).ToList();
        if (json)
            Output.Json(checks, OutputJson.Plain.ListJsonCheck);
        else
            foreach (var check in checks)
                Output.Line(
                    $"{(check.Ok ? "[green]ok[/]  " : "[red]no[/]  ")}{Output.Safe(check.Name)}: {Output.Safe(check.Found)}{(check.Remedy is null ? "" : $"\n      → {Output.Safe(check.Remedy)}")}"
                );
        return checks.All(c => c.Ok) ? 0 : 1;
    }

    private static IEnumerable<JsonCheck> Checks(MemoryHome home)
    {
        yield return Private(home);
        yield return DatabaseCheck(home);
        yield return Embedding(home);
        foreach (var name in (string[])["totalmemory-hook", "totalmemory-worker", "totalmemory-mcp"])
            yield return new(
                name,
                File.Exists(home.Executable(name)),
                File.Exists(home.Executable(name)) ? "installed" : "missing",
                File.Exists(home.Executable(name)) ? null : "run install/install.sh from the source folder"
            );
        var spool = new EventSpool(home);
        yield return new(
            "spool",
            spool.RejectedIds().Count == 0,
            $"{spool.Waiting().Count} waiting, {spool.RejectedIds().Count} rejected",
            spool.RejectedIds().Count == 0 ? null : $"read the reasons in {spool.Rejected}; delete the files when done"
        );
        var running = WorkerLock.IsHeld(home);
        yield return new(
            "worker",
            running || spool.Waiting().Count < 100,
            running ? "running" : "not running; the next session starts it",
            running || spool.Waiting().Count < 100 ? null : "totalmemory worker start"
        );
        foreach (var check in OfClient(new ClaudeInstall(home).IsPresent, "Claude Code", () => new ClaudeInstall(home).Check()))
            yield return check;
        foreach (var check in OfClient(new CodexInstall(home).IsPresent, "Codex", () => new CodexInstall(home).Check()))
            yield return check;
        foreach (var check in Others(home))
            yield return check;
    }

    private static IEnumerable<JsonCheck> Others(MemoryHome home) =>
        OtherClients.All.Where(c => c.IsRegistered(home)).Select(c => new JsonCheck(c.Title, true, "MCP server registered", null));

    private static IEnumerable<JsonCheck> OfClient(bool present, string name, Func<IEnumerable<JsonCheck>> check)
    {
        if (!present)
            return [];
        try
        {
            return [.. check()];
        }
        catch (CommandException e)
        {
            return [new(name, false, e.Message, "mend that, then: totalmemory install")];
        }
    }

    private static JsonCheck Private(MemoryHome home)
    {
        if (!Directory.Exists(home.Root))
            return new("home", false, $"{home.Root} does not exist", "run install/install.sh");
        if (OperatingSystem.IsWindows())
            return new("home", true, home.Root, null);
        var open =
            File.GetUnixFileMode(home.Root)
            & (
                UnixFileMode.GroupRead
                | UnixFileMode.GroupWrite
                | UnixFileMode.GroupExecute
                | UnixFileMode.OtherRead
                | UnixFileMode.OtherWrite
                | UnixFileMode.OtherExecute
            );
        return new(
            "home",
            open == 0,
            open == 0 ? $"{home.Root}, private to you" : $"{home.Root} can be read by others",
            open == 0 ? null : $"chmod 700 {home.Root}"
        );
    }

    private static JsonCheck Embedding(MemoryHome home)
    {
        try
        {
            return EmbeddingCommand.Check(home);
        }
        catch (MemoryStoreException e)
        {
            return new("search by meaning", false, e.Message, "see the message");
        }
        catch (SqliteException e)
        {
            return new("search by meaning", false, e.Message, "see the message");
        }
    }

    private static JsonCheck DatabaseCheck(MemoryHome home)
    {
        try
        {
            var result = new Database(home).QuickCheck();
            return new(
                "memory",
                result == "ok",
                result == "ok" ? $"schema {Database.Schema}, {Output.Bytes(new FileInfo(home.Database).Length)}" : result,
                result == "ok" ? null : "restore a backup, or move memory.db away and run: totalmemory import"
            );
        }
        catch (MemoryStoreException e)
        {
            return new("memory", false, e.Message, "see the message");
        }
        catch (SqliteException e)
        {
            return new("memory", false, e.Message, "see the message");
        }
    }
}
