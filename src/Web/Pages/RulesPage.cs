using System.Globalization;
using TotalMemory.Browsing;
using TotalMemory.Knowledge;
using TotalMemory.Rules;
using TotalMemory.Spool.Reminders;
using TotalMemory.Web.Markup;
using TotalMemory.Web.Serving;

namespace TotalMemory.Web.Pages;

/// <summary>Rules: each one's text, origin, record of being obeyed or violated, and a switch.</summary>
internal sealed class RulesPage(RecordList records, RuleBook rules, TeamRuleCards team)
{
    private static readonly KeyValuePair<string, string>[] Shown =
    [
        new("", "Speaking"),
        new("waiting", "Waiting for you"),
        new("suspended", "Suspended"),
        new("retired", "Retired"),
        new(TeamRuleCards.Show, "From your team"),
    ];

    public PageResponse Show(Visit visit)
    {
        var list = visit.Value("show") == TeamRuleCards.Show ? OfTeam(visit) : Own(visit);
        return visit.IsFragment
            ? PageResponse.Page(list)
            : Layout.Page(
                visit,
                "Rules",
                "Made from your instructions and corrections. Each is rated by the sessions it applied to.",
                Html.From($"""{Chips.Render(visit, "Show", "show", Shown)}<section class="cards" aria-label="Rules">{list}</section>""")
            );
    }

    private Html OfTeam(Visit visit) =>
        Listing.Render(visit, team.Cards(visit), null, "None. Rules that colleagues share through your hub appear here.");

    private Html Own(Visit visit)
    {
        var page = records.Page(Filter(visit), Listing.Start(visit), Listing.Size);
        return Listing.Render(
            visit,
            [.. page.Items.Select(c => Render(visit, c))],
            Listing.Next(visit, page.Next, ("show", visit.Value("show"))),
            "None. A rule is made when you correct the same thing in several sessions, or state it explicitly."
        );
    }

    /// <summary>Sets a rule to on, off, ask, or decided by its record.</summary>
    public PageResponse Decide(Visit visit)
    {
        var word = visit.Posted("word");
        UserDecision? decision = word switch
        {
            "active" => new(RuleChoice.Active),
            "suspended" => new(RuleChoice.Suspended),
            "ask" => new(RuleChoice.Ask),
            _ => null,
        };
        if ((decision is null && word != "reset") || Routes.NumberIn(visit.Posted("id")) is not { } id)
            return PageResponse.Plain(400, "Choose active, suspended, ask or reset.");
        if (rules.Decide(id, decision) is null)
            return ErrorPage.NotFound(visit, $"Rule {id} does not exist.");
        visit.Changed();
        return visit.IsFragment && records.Find(id) is { } card
            ? PageResponse.Page(Render(visit, card))
            : PageResponse.Go(visit.Posted("return"));
    }

    private static RecordFilter Filter(Visit visit)
    {
        var show = visit.Value("show");
        return new RecordFilter
        {
            Project = visit.Project,
            Types = [RecordType.Rule],
            Status = show switch
            {
                "suspended" => RecordStatus.Suspended,
                "retired" => RecordStatus.Archived,
                _ => RecordStatus.Active,
            },
            IsWaiting = show switch
            {
                null => false,
                "waiting" => true,
                _ => null,
            },
        };
    }

    private Html Render(Visit visit, RecordCard card) =>
        rules.Find(card.Record.Id) is not { } story
            ? Card.Render(visit, card)
            : Card.Render(visit, card, Html.From($"{TrackRecord(story)}{Switch(visit, story.Rule)}"));

    private static Html TrackRecord(RuleStory story)
    {
        var shown = story.Reminded == 0 ? "" : $" · reminded {Listing.Count(story.Reminded, "time")}";
        return Html.From($"""<p class="source">{Source(story.Rule)}{shown}</p>{LedgerChart.Draw(story.Ledger)}""");
    }

    private static string Source(Rule r) =>
        r.Source switch
        {
            RuleSource.Stated => "You stated it explicitly",
            RuleSource.Corrected => $"You corrected it in {Listing.Count(r.FoundingSessions, "session")}",
            RuleSource.Asked => $"You asked for it in {Listing.Count(r.FoundingSessions, "session")}",
            RuleSource.Proven => $"The same error and fix in {Listing.Count(r.FoundingSessions, "session")}",
            _ => string.Create(CultureInfo.InvariantCulture, $"Saved by an agent (votes +{r.Votes.Up} −{r.Votes.Down})"),
        };

    private static Html Switch(Visit visit, Rule rule)
    {
        var isOn = rule.Record.Status == RecordStatus.Active && rule.WaitingSince is null;
        var body = Html.From(
            $"""
            <input type="hidden" name="id" value="{rule.Id}"><span>{Standing(rule)}</span>
            {(isOn ? Forms.Button("suspended", "Off") : Forms.Button("active", "On"))}
            {(rule.Level == ReminderLevel.Ask ? Html.Empty : Forms.Button("ask", "Ask me"))}
            {(rule.Decision is null ? Html.Empty : Forms.Button("reset", "Undo my decision"))}
            """
        );
        return Forms.Post(visit, "/rules/decide", "acts told", body, "closest article");
    }

    private static string Standing(Rule r) =>
        r switch
        {
            { WaitingSince: not null } => "Not used until you approve it.",
            { Record.Status: RecordStatus.Suspended } => "Off: agents are not told.",
            { Record.Status: RecordStatus.Archived } => "Retired: it will not return on its own.",
            { Level: ReminderLevel.Ask } => "On: you are asked before a call that breaks it.",
            { Level: ReminderLevel.Remind } => "On: agents are reminded before a call that breaks it.",
            _ => "On: included in briefings.",
        };
}
