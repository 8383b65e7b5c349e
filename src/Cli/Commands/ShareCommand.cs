using System.CommandLine;
using TotalMemory.Sync;
using TotalMemory.Team;

namespace TotalMemory.Cli.Commands;

/// <summary>Shares a rule or convention with the team, after showing what would be shared.</summary>
internal static class ShareCommand
{
    public static Command Create()
    {
        var id = new Argument<string?>("id") { Description = "Number of the record, like 12 or #12.", Arity = ArgumentArity.ZeroOrOne };
        var yes = new Option<bool>("--yes") { Description = "Share it without asking." };
        var no = new Option<bool>("--no") { Description = "Decline to share what you were asked for." };
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
        var command = new ExampledCommand("unshare", "Stop sharing a rule.", "totalmemory unshare 12") { id };
        command.SetAction(parsed =>
        {
            var number = Context.Id(parsed.GetValue(id)!);
            if (!Context.Open().Shares.Unshare(number))
                throw new CommandException($"You do not share #{number}. 'totalmemory share' lists what you share.");
            Output.Line(
                $"#{number} is no longer shared. It is removed from the hub, and from your colleagues' machines when they next synchronise."
            );
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
            ?? throw new CommandException("You have not joined a hub, so you have no team: totalmemory hub join ADDRESS");
        if (review.Standing == ShareStanding.Yes)
        {
            Output.Line($"You already share #{id}. To stop: [bold]totalmemory unshare {id}[/]");
            return 0;
        }
        Output.Line("[bold]What your team would read[/]");
        Output.Line($"  {Output.Safe(text)}");
        Output.Line($"[bold]Where[/]   {Output.Safe(review.Where)}, under your name on {Output.Safe(hub)}");
        Output.Line("[bold]Who[/]     everyone who was invited to this hub, and whoever runs its database. It is not encrypted there.");
        if (!isYes && !Question.CanAsk)
            throw new CommandException($"Nothing was shared. If these words are right: totalmemory share {id} --yes");
        if (!isYes && !Question.Ask("Share it?"))
        {
            Output.Line("Nothing was shared.");
            return 0;
        }
        if (!shares.Share(id, text))
            throw new CommandException($"The text of #{id} has changed since. Look again: totalmemory share {id}");
        Output.Line($"Shared. To stop sharing: [bold]totalmemory unshare {id}[/]");
        return 0;
    }

    private static int Decline(long id)
    {
        if (!Context.Open().Shares.Decline(id))
            throw new CommandException($"You were not asked to share #{id}.");
        Output.Line($"You will not be asked about #{id} again; someone else will.");
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
            Output.Line("You share nothing. To share a rule or convention: [bold]totalmemory share NUMBER[/]");
        foreach (var s in shared)
            Output.Line(Line(s, s.Standing == ShareStanding.Yes ? s.Where : ChangeReason(s)));
        if (proposed.Count == 0)
            return 0;
        Output.Line("[bold yellow]Three people in your team made the same mistake[/], and you have a rule for it. Nobody has seen it yet.");
        foreach (var s in proposed)
            Output.Line(Line(s, s.Where));
        Output.Line($"Share it with [bold]totalmemory share {proposed[0].Record.Id}[/], or decline with [bold]--no[/].");
        return 0;
    }

    private static string ChangeReason(ShareReview s) =>
        s.Refusal is { } reason
            ? $"no longer shared: {reason}"
            : $"no longer shared: its text changed. Look again: totalmemory share {s.Record.Id}";

    private static string Line(ShareReview s, string note) =>
        $"  [bold]#{s.Record.Id}[/] {Output.Safe(s.Text ?? s.Record.Text)}\n     [grey]{Output.Safe(note)}[/]";

    private static JsonShare Convert(ShareReview s) =>
        new(
            s.Record.Id,
            s.Text,
            s.Where,
            s.Standing switch
            {
                ShareStanding.No => "proposed",
                ShareStanding.Yes => "shared",
                _ => "changed",
            }
        );
}
