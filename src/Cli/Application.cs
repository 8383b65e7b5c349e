using System.CommandLine;
using System.CommandLine.Parsing;
using Microsoft.Data.Sqlite;
using TotalMemory.Cli.Commands;
using TotalMemory.Storage;

namespace TotalMemory.Cli;

/// <summary>The command line: one root, one file a command. What a person can mend is one line on stderr and exit code 1.</summary>
internal static class Application
{
    public static int Run(string[] args)
    {
        var root = new RootCommand("""
            TotalMemory: Claude Code and Codex remember, by themselves.

            Hooks notice what happens, a worker learns from the transcripts, every new session starts with what was learned.
            Examples:
              totalmemory status
              totalmemory search "docker networking"
              totalmemory import ~/.claude/projects
            """)
        {
            ImportCommand.Create(), StatusCommand.Create(), SearchCommand.Create(), ShowCommand.Create(), ForgetCommand.Create(), CorrectCommand.Create(), RulesCommand.Create(), ReflectionsCommand.Create(), ReflectionsCommand.CreateReflect(), LanguageModelCommand.Create(), EmbeddingCommand.Create(), BriefingCommand.Create(),
            ExportCommand.Create(), InstallCommand.Create(), UninstallCommand.Create(), DoctorCommand.Create(), WorkerCommand.Create(),
        };
        // A pipe has no width: paths and commands stay whole.
        if (Console.IsOutputRedirected) Spectre.Console.AnsiConsole.Profile.Width = 1 << 20;
        try
        {
            return root.Parse(args).Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (MemoryStoreException e) { return Fail(e.Message); }
        catch (CommandException e) { return Fail(e.Message); }
        catch (SqliteException e) when (e.SqliteErrorCode is 5 or 6) { return Fail("The memory is locked by another program. Try again in a moment; if it stays so: totalmemory worker stop."); }
        catch (SqliteException e) { return Fail($"The memory answered: {e.Message}. Run 'totalmemory doctor'."); }
        catch (IOException e) { return Fail(e.Message); }
        catch (UnauthorizedAccessException e) { return Fail(e.Message); }
    }

    private static int Fail(string message)
    {
        Console.Error.WriteLine("totalmemory: " + message);
        return 1;
    }
}
