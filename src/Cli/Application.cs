using System.CommandLine;
using Microsoft.Data.Sqlite;
using TotalMemory.Cli.Commands;
using TotalMemory.Spool;
using TotalMemory.Storage;
using TotalMemory.Transcripts;

namespace TotalMemory.Cli;

/// <summary>The command line: a root command, and one file per command. An error is one line on stderr and exit code 1.</summary>
internal static class Application
{
    public static int Run(string[] args)
    {
        // A pipe has no width, so lines are not wrapped.
        if (Console.IsOutputRedirected)
            Spectre.Console.AnsiConsole.Profile.Width = 1 << 20;
        var parsed = Root().Parse(args is ["help", .. var command] ? [.. command, "--help"] : args);
        Output.IsJson = args.Contains("--json");
        if (UsageError.Describe(parsed) is { } mistake)
            return Fail(mistake);
        try
        {
            UserFolder.RequireAbsolute();
            Spool.Redaction.ContactSetting.Apply(Context.Home);
            Spool.Files.Deadline.Timeout = Spool.Files.Deadline.Usual;
            using var watch = HangingHome.Watch(Context.Home);
            var code = parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
            if (parsed.Action == parsed.CommandResult.Command.Action)
                Output.Finish(code);
            return code;
        }
#pragma warning disable CA1031 // The one place where everything is caught: a person reads one line, the log has the rest.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return Fail(Words(e));
        }
    }

    public static RootCommand Root()
    {
        var root = new RootCommand(
            $"TotalMemory gives {Clients.Titles()} a memory that fills itself. You need not save anything by hand.\n\n"
                + "Run 'totalmemory COMMAND --help' for examples. Every command has --json."
        );
        foreach (var command in Commands())
            root.Subcommands.Add(command);
        root.Options.Add(Options.Json);
        root.SetAction(_ => StatusCommand.Welcome());
        ExampledCommand.ShowExamples(root);
        return root;
    }

    private static IEnumerable<Command> Commands() =>
        [.. ReadingCommands(), .. ChangingCommands(), .. OperatingCommands(), .. SettingsCommands()];

    private static IEnumerable<Command> ReadingCommands() =>
        [
            StatusCommand.Create(),
            SearchCommand.Create(),
            HistoryCommand.Create(),
            WhyCommand.Create(),
            ExplainCommand.Create(),
            HubCommand.Create(),
            ShowCommand.Create(),
            BriefingCommand.Create(),
            HandoffCommand.Create(),
            RulesCommand.Create(),
            ErrorsCommand.Create(),
            EpisodesCommand.Create(),
            ProjectsCommand.Create(),
            SkillsCommand.Create(),
            TimelineCommand.Create(),
            StatsCommand.Create(),
        ];

    private static IEnumerable<Command> ChangingCommands() =>
        [
            SaveCommand.Create(),
            CorrectCommand.Create(),
            ForgetCommand.Create(),
            ShareCommand.Create(),
            ShareCommand.CreateUnshare(),
            SanitizeCommand.Create(),
            ReflectionsCommand.Create(),
            ReflectionsCommand.CreateReflect(),
            ImportCommand.Create(),
            ExportCommand.Create(),
            BackupCommand.Create(),
            BackupCommand.CreateRestore(),
            PauseCommand.Create(),
            PauseCommand.CreateResume(),
            ExcludeCommand.Create(),
            ExcludeCommand.CreateInclude(),
        ];

    private static IEnumerable<Command> OperatingCommands() =>
        [
            InstallCommand.Create(),
            UninstallCommand.Create(),
            UpgradeCommand.Create(),
            VersionCommand.Create(),
            DoctorCommand.Create(),
            WorkerCommand.Create(),
            WebCommand.Create(),
            StatusLineCommand.Create(),
        ];

    private static IEnumerable<Command> SettingsCommands() =>
        [
            ToolsCommand.Create(),
            ContactsCommand.Create(),
            SignsCommand.Create(),
            LimitsCommand.Create(),
            LanguageModelCommand.Create(),
            EmbeddingCommand.Create(),
            CompletionCommand.Create(),
        ];

    private static string Words(Exception e) =>
        e switch
        {
            MemoryStoreException or CommandException or UnknownHomeException => e.Message,
            SqliteException sqlite => WordsOf(sqlite),
            IOException or UnauthorizedAccessException => $"{FileErrorText.Describe(e)}.",
            _ => Unexpected(e),
        };

    private static string WordsOf(SqliteException e) =>
        e.SqliteErrorCode switch
        {
            5 or 6 => "The memory is locked by another program. Try again in a moment; if it stays locked, run: totalmemory worker stop",
            8 => $"The memory in {Context.Home.Root} is read-only. Make {Context.Home.Database} writable for you, then try again.",
            10 => $"The disk that holds {Context.Home.Root} is full or does not respond. Check it (df -h), then try again.",
            13 => $"The disk that holds {Context.Home.Root} is full. Free some space, then try again.",
            14 =>
                $"{Context.Home.Database} cannot be opened. Check that the folder exists and belongs to you, and that its disk has space.",
            11 or 26 => $"{Context.Home.Database} is damaged. Run 'totalmemory doctor'; it says how to repair it.",
            _ => $"The memory could not be read or written ({e.Message}). Run 'totalmemory doctor'.",
        };

    private static string Unexpected(Exception e)
    {
        var log = Path.Combine(Context.Home.Logs, "cli.log");
        new CappedLog(log, TimeProvider.System).Write(e.ToString());
        return $"Unexpected error: {e.Message.ReplaceLineEndings(" ")} Details: {log}";
    }

    private static int Fail(string message)
    {
        Output.Error(message);
        Output.Finish(1, message);
        return 1;
    }
}
