using System.CommandLine;
using TotalMemory.Sync;
using TotalMemory.Team;

namespace TotalMemory.Cli.Commands;

/// <summary>Gives a rule or convention to the team, after a look at what would be given.</summary>
internal static class ShareCommand
{
    public static Command Create()
    {
        var id = new Argument<string?>("id") { Description = "Number of the record, like 12 or #12.", Arity = ArgumentArity.ZeroOrOne };
        var yes = new Option<bool>("--yes") { Description = "Share it without asking." };
        var no = new Option<bool>("--no") { Description = "Say no to sharing what you were asked for." };
        var command = new ExampledCommand(
            "share",
            "Share a rule with your team, or list what you share.",
            "totalmemory share",
            "totalmemory share 12",
            "totalmemory share 12 --yes"
        )
        {
            id,
            yes,
            no,
        };
        command.SetAction(parsed =>
        {
            var (isYes, isNo) = (parsed.GetValue(yes), parsed.GetValue(no));
            if (parsed.GetValue(id) is not { } number)
                return isYes || isNo ? throw new CommandException("Say which record: 'totalmemory share 12'.") : List();
            return isNo ? Decline(Context.Id(number)) : Share(Context.Id(number), isYes);
        });
        return command;
    }

    public static Command CreateUnshare()
    {
        var id = new Argument<string>("id") { Description = "Number of the record, like 12 or #12." };
        var command = new ExampledCommand("unshare", "Take back what you shared.", "totalmemory unshare 12") { id };
        command.SetAction(parsed =>
        {
            var number = Context.Id(parsed.GetValue(id)!);
            if (!Context.Open().Shares.Unshare(number))
                throw new CommandException($"You do not share #{number}. 'totalmemory share' lists what you share.");
            Output.Line($"#{number} is not shared any more. It leaves the hub, and your colleagues' machines, when they next meet it.");
            return 0;
        });
        return command;
    }

    private static int Share(long id, bool isYes)
    {
        var shares = Context.Open().Shares;
        var review = shares.Review(id) ?? throw new CommandException($"There is no record #{id}. 'totalmemory search' shows the numbers.");
        if (review is not { Refusal: null, Text: { } text })
            throw new CommandException($"#{id} cannot be shared. {review.Refusal}");
        var hub =
            HubMembership.Load(Context.Home)?.Address
            ?? throw new CommandException("You have joined no hub, so you have no team: totalmemory hub join ADDRESS");
        if (review.Standing == ShareStanding.Yes)
        {
            Output.Line($"You share #{id} already. To take it back: [bold]totalmemory unshare {id}[/]");
            return 0;
        }
        Output.Line("[bold]What your team would read[/]");
        Output.Line($"  {Output.Safe(text)}");
        Output.Line($"[bold]Where[/]   {Output.Safe(review.Where)}, under your name on {Output.Safe(hub)}");
        Output.Line("[bold]Who[/]     everybody who was invited to this hub, and whoever runs its database. It is not encrypted there.");
        if (!isYes && !Question.CanAsk)
            throw new CommandException($"Nothing was shared. If these words are right: totalmemory share {id} --yes");
        if (!isYes && !Question.Ask("Share it?"))
        {
            Output.Line("Nothing was shared.");
            return 0;
        }
        if (!shares.Share(id, text))
            throw new CommandException($"#{id} says something else by now. Look again: totalmemory share {id}");
        Output.Line($"Shared. To take it back: [bold]totalmemory unshare {id}[/]");
        return 0;
    }

    private static int Decline(long id)
    {
        if (!Context.Open().Shares.Decline(id))
            throw new CommandException($"You were not asked to share #{id}.");
        Output.Line($"You are not asked about #{id} again; somebody else is.");
        return 0;
    }

    private static int List()
    {
        var shares = Context.Open().Shares;
        var (shared, proposed) = (shares.Shared(), shares.Proposed());
        if (Output.IsJson)
        {
            Output.Json([.. shared.Select(s => Convert(s)), .. proposed.Select(s => Convert(s))], OutputJson.Plain.ListJsonShare);
            return 0;
        }
        if (shared.Count == 0)
            Output.Line("You share nothing. A rule or convention: [bold]totalmemory share NUMBER[/]");
        foreach (var s in shared)
            Output.Line(Line(s, s.Standing == ShareStanding.Yes ? s.Where : Changed(s)));
        if (proposed.Count == 0)
            return 0;
        Output.Line("[bold yellow]Three of your team made the same mistake[/], and you have words for it. Nobody has seen them yet.");
        foreach (var s in proposed)
            Output.Line(Line(s, s.Where));
        Output.Line($"Share them with [bold]totalmemory share {proposed[0].Record.Id}[/], or say no with [bold]--no[/].");
        return 0;
    }

    private static string Changed(ShareReview s) =>
        s.Refusal is { } reason
            ? $"not shared any more: {reason}"
            : $"not shared any more: its words changed. Look again: totalmemory share {s.Record.Id}";

    private static string Line(ShareReview s, string note) =>
        $"  [bold]#{s.Record.Id}[/] {Output.Safe(s.Text ?? s.Record.Text)}\n     [grey]{Output.Safe(note)}[/]";

    private static JsonShare Convert(ShareReview s) =>
        new(
            s.Record.Id,
            s.Text,
            s.Where,
            s.Standing == ShareStanding.No ? "proposed"
                : s.Standing == ShareStanding.Yes ? "shared"
                : "changed"
        );
}
