using System.CommandLine;

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
            "totalmemory hub invite anna",
            "totalmemory hub remove anna"
        )
        {
            Join(),
            Plain("status", "Show the hub, your machines, and what is waiting to be sent."),
            Plain("code", "Show the pairing code your other machines join with. Anyone who has it can read your vault."),
            Plain("token", "Print TOTALMEMORY_HUB for a cloud agent's container. Keep it secret: anyone who has it can read your vault."),
            Plain("sync", "Synchronise with the hub now. The worker also does so by itself."),
            Leave(),
            Invite(),
            Remove(),
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
            "Join a hub; the first machine to join creates its tables.",
            "totalmemory hub join postgres://me@db.example.org/memory --code"
        )
        {
            address,
            code,
        };
        command.SetAction(parsed =>
        {
            if (!parsed.GetValue(code))
                return Ask("join", parsed.GetValue(address)!);
            if (!Console.IsInputRedirected)
                Output.Line("Pairing code (from 'totalmemory hub code' on your other machine):");
            return Ask("join", parsed.GetValue(address)!, "--code");
        });
        return command;
    }

    private static ExampledCommand Leave()
    {
        var all = new Option<bool>("--remove-all") { Description = "Also delete your whole vault on the hub." };
        var command = new ExampledCommand("leave", "Leave the hub. What was learned stays here.", "totalmemory hub leave") { all };
        command.SetAction(parsed => parsed.GetValue(all) ? Ask("leave", "--remove-all") : Ask("leave"));
        return command;
    }

    private static ExampledCommand Invite()
    {
        var name = new Argument<string>("name") { Description = "The role's name: small letters, digits and _." };
        var command = new ExampledCommand(
            "invite",
            "Invite another person: creates a role on the hub with only the rights it needs.",
            "totalmemory hub invite anna"
        )
        {
            name,
        };
        command.SetAction(parsed => Ask("invite", parsed.GetValue(name)!));
        return command;
    }

    private static ExampledCommand Remove()
    {
        var name = new Argument<string>("name") { Description = "The role's name, as 'totalmemory hub status' shows it." };
        var vault = new Option<bool>("--with-vault") { Description = "Also delete their whole vault on the hub." };
        var command = new ExampledCommand(
            "remove",
            "Remove a person from the team: their role can no longer log in, and what they shared is withdrawn. For the hub's owner.",
            "totalmemory hub remove anna"
        )
        {
            name,
            vault,
        };
        command.SetAction(parsed =>
            parsed.GetValue(vault) ? Ask("remove", parsed.GetValue(name)!, "--with-vault") : Ask("remove", parsed.GetValue(name)!)
        );
        return command;
    }

    private static ExampledCommand Plain(string name, string description)
    {
        var command = new ExampledCommand(name, description, $"totalmemory hub {name}");
        command.SetAction(_ => Ask(name));
        return command;
    }

    private static int Ask(params IReadOnlyList<string> words) => WorkerInvocation.Ask(["hub", .. words]);
}
