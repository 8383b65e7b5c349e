using System.CommandLine;
using Microsoft.Data.Sqlite;
using TotalMemory.Cli.Commands;
using TotalMemory.Storage;

namespace TotalMemory.Cli;

/// <summary>The command line: one root, one file a command. What a person can mend is one line on stderr and exit code 1.</summary>
internal static class Application
{
    public static int Run(string[] args)
    {
        var root = new RootCommand(
            """
            TotalMemory: Claude Code and Codex remember, by themselves.

            Hooks notice what happens, a worker learns from the transcripts, every new session starts with what was learned.
            Nothing has to be saved by hand. 'totalmemory COMMAND --help' shows examples.
            """
        )
        {
            StatusCommand.Create(),
            SearchCommand.Create(),
            WhyCommand.Create(),
            ShowCommand.Create(),
            BriefingCommand.Create(),
            RulesCommand.Create(),
            ErrorsCommand.Create(),
            EpisodesCommand.Create(),
            SkillsCommand.Create(),
            TimelineCommand.Create(),
            StatsCommand.Create(),
            SaveCommand.Create(),
            CorrectCommand.Create(),
            ForgetCommand.Create(),
            ReflectionsCommand.Create(),
            ReflectionsCommand.CreateReflect(),
            ImportCommand.Create(),
            ExportCommand.Create(),
            BackupCommand.Create(),
            BackupCommand.CreateRestore(),
            InstallCommand.Create(),
            UninstallCommand.Create(),
            DoctorCommand.Create(),
            WorkerCommand.Create(),
            ToolsCommand.Create(),
            LanguageModelCommand.Create(),
            EmbeddingCommand.Create(),
            CompletionCommand.Create(),
        };
        root.Options.Add(Options.Json);
        ExampledCommand.ShowExamples(root);
        // A pipe has no width: paths and commands stay whole.
        if (Console.IsOutputRedirected)
            Spectre.Console.AnsiConsole.Profile.Width = 1 << 20;
        var parsed = root.Parse(args);
        Output.IsJson = parsed.GetValue(Options.Json);
        try
        {
            var code = parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
            if (parsed.Errors.Count == 0 && parsed.Action == parsed.CommandResult.Command.Action)
                Output.Finish(code);
            return code;
        }
        catch (MemoryStoreException e)
        {
            return Fail(e.Message);
        }
        catch (CommandException e)
        {
            return Fail(e.Message);
        }
        catch (SqliteException e) when (e.SqliteErrorCode is 5 or 6)
        {
            return Fail("The memory is locked by another program. Try again in a moment; if it stays so: totalmemory worker stop.");
        }
        catch (SqliteException e)
        {
            return Fail($"The memory answered: {e.Message}. Run 'totalmemory doctor'.");
        }
        catch (IOException e)
        {
            return Fail(e.Message);
        }
        catch (UnauthorizedAccessException e)
        {
            return Fail(e.Message);
        }
    }

    private static int Fail(string message)
    {
        Console.Error.WriteLine("totalmemory: " + message);
        Output.Finish(1, message);
        return 1;
    }
}
