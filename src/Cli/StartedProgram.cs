using TotalMemory.Cli.Install;

namespace TotalMemory.Cli;

/// <summary>The programs in this one file.</summary>
internal enum ProgramInFile
{
    CommandLine,
    Server,
    Page,
    Worker,
}

/// <summary>Which of them is meant, and what it is told.</summary>
internal sealed record StartedProgram(ProgramInFile Program, string[] Arguments)
{
    public const string ServerCommand = "mcp";
    public const string Serve = "--serve";

    /// <param name="path">Of the file that was started. On Windows the server's name is a copy of it, elsewhere a script.</param>
    public static StartedProgram By(string? path, string[] args) =>
        args switch
        {
            _ when Path.GetFileNameWithoutExtension(path) == OwnCommand.Server => new(ProgramInFile.Server, args),
            [ServerCommand, .. var rest] => new(ProgramInFile.Server, rest),
            [Commands.WebCommand.Name, Serve, .. var rest] => new(ProgramInFile.Page, rest),
            [Commands.WorkerCommand.Name, Serve, .. var rest] => new(ProgramInFile.Worker, rest),
            _ => new(ProgramInFile.CommandLine, args),
        };
}
