using System.CommandLine;
using TotalMemory.Delivery;
using TotalMemory.Spool;

namespace TotalMemory.Cli.Commands;

/// <summary>Prints what the next session, of any client, needs to continue the newest one of a project.</summary>
internal static class HandoffCommand
{
    public static Command Create()
    {
        var project = Options.Project();
        var session = new Option<string?>("--session") { Description = "Session to hand over. Default: the project's newest." };
        var command = new ExampledCommand(
            "handoff",
            "Print what the next session needs to continue.",
            "totalmemory handoff",
            "totalmemory handoff | codex"
        )
        {
            project,
            session,
        };
        command.SetAction(parsed => Run(parsed.GetValue(project), parsed.GetValue(session)));
        return command;
    }

    private static int Run(string? name, string? session)
    {
        var memory = Context.Open();
        var project = Context.Project(memory.Projects, name);
        var handoff =
            memory.Handoffs.Find(project.Id, session)
            ?? throw new CommandException(
                session is null
                    ? $"No session of {project.Name} was read yet. For another project: totalmemory handoff --project NAME"
                    : $"{project.Name} has no session {session}. 'totalmemory timeline' lists its sessions."
            );
        if (memory.Spool.Waiting().Count > 0 && !WorkerLock.IsHeld(Context.Home))
            Console.Error.WriteLine("totalmemory: the worker is not running, so the last words may be missing: totalmemory worker start");
        Output.Text(HandoffText.Write(handoff));
        return 0;
    }
}
