using System.CommandLine;
using System.Diagnostics;

namespace TotalMemory.Cli.Commands;

internal static class HubCommand
{
    public static Command Create()
    {
        var command = new ExampledCommand(
            "hub",
            "Keep your machines in step through a PostgreSQL database.",
            "totalmemory hub join postgres://me@db.example.org/memory",
            "totalmemory hub join postgres://me@db.example.org/memory --code",
            "totalmemory hub status",
            "totalmemory hub code",
            "totalmemory hub invite anna"
        )
        {
            Join(),
            Plain("status", "Show the hub, this person's machines, and what waits to be sent."),
            Plain("code", "Show the pairing code with which your other machines join. Whoever has it can read your vault."),
            Plain(
                "token",
                "Print what a cloud agent's container joins with, in TOTALMEMORY_HUB. It is a secret: whoever has it can read your vault."
            ),
            Plain("sync", "Meet the hub now. The worker does so by itself."),
            Leave(),
            Invite(),
        };
        return command;
    }

    private static ExampledCommand Join()
    {
        var address = new Argument<string>("address")
        {
            Description =
                "postgres://USER@HOST:PORT/DATABASE. Outside this machine the connection is encrypted and the certificate verified, "
                + "unless ?sslmode=require. The password may stand in PGPASSWORD.",
        };
        var code = new Option<bool>("--code") { Description = "Ask for the pairing code of another machine (or TOTALMEMORY_HUB_CODE)." };
        var command = new ExampledCommand(
            "join",
            "Join a hub; the first one who does creates its tables.",
            "totalmemory hub join postgres://me@db.example.org/memory --code"
        )
        {
            address,
            code,
        };
        command.SetAction(parsed =>
        {
            if (!parsed.GetValue(code))
                return Run("join", parsed.GetValue(address)!);
            if (!Console.IsInputRedirected)
                Output.Line("Pairing code (from 'totalmemory hub code' on your other machine):");
            return Run("join", parsed.GetValue(address)!, "--code");
        });
        return command;
    }

    private static ExampledCommand Leave()
    {
        var all = new Option<bool>("--remove-all") { Description = "Also delete your whole vault on the hub." };
        var command = new ExampledCommand("leave", "Leave the hub. What was learned stays here.", "totalmemory hub leave") { all };
        command.SetAction(parsed => parsed.GetValue(all) ? Run("leave", "--remove-all") : Run("leave"));
        return command;
    }

    private static ExampledCommand Invite()
    {
        var name = new Argument<string>("name") { Description = "The role's name: small letters, digits and _." };
        var command = new ExampledCommand(
            "invite",
            "Make a role on the hub for another person, with just the rights it needs.",
            "totalmemory hub invite anna"
        )
        {
            name,
        };
        command.SetAction(parsed => Run("invite", parsed.GetValue(name)!));
        return command;
    }

    private static ExampledCommand Plain(string name, string description)
    {
        var command = new ExampledCommand(name, description, $"totalmemory hub {name}");
        command.SetAction(_ => Run(name));
        return command;
    }

    // The worker's program knows PostgreSQL; this one stays small.
    private static int Run(params string[] words)
    {
        var worker = Context.Home.Executable("totalmemory-worker");
        if (!File.Exists(worker))
            throw new CommandException($"{worker} is missing. Run install/install.sh from the source folder.");
        var start = new ProcessStartInfo(worker, ["hub", .. words])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["TOTALMEMORY_HOME"] = Context.Home.Root;
        using var process = Process.Start(start) ?? throw new CommandException("The worker did not start.");
        var trouble = process.StandardError.ReadToEndAsync();
        while (process.StandardOutput.ReadLine() is { } line)
            Output.Line(Output.Safe(line));
        process.WaitForExit();
        return process.ExitCode == 0 ? 0 : throw new CommandException(trouble.Result.Trim());
    }
}
