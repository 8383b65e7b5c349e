using TotalMemory.Team;
using TotalMemory.Web.Markup;
using TotalMemory.Web.Serving;

namespace TotalMemory.Web.Pages;

/// <summary>The team's shared rules: to read, turn off, or delete on this machine.</summary>
internal sealed class TeamRuleCards(ShareBook shares, TeamBook team)
{
    public const string Show = "team";

    public IReadOnlyList<Html> Cards(Visit visit) =>
        [.. shares.Proposed().Select(ApprovalCard), .. team.All(visit.Project).Select(t => Card(visit, t))];

    private static Html ApprovalCard(ShareReview review) =>
        Html.From(
            $"""
            <article class="card" tabindex="-1"><div class="said">
            <p class="meta"><span class="kind">awaiting your approval</span><span>{review.Where}</span></p>
            <p class="words"><a href="{Paths.Record(review.Record.Id)}">{review.Text!}</a></p>
            <p class="source">Three team members made this mistake. Your text is not shared yet: review it, then decide.</p>
            </div></article>
            """
        );

    /// <summary>Turns a team rule off or on, or deletes it from this memory.</summary>
    public PageResponse Decide(Visit visit)
    {
        if (Routes.NumberIn(visit.Posted("id")) is not { } id)
            return PageResponse.Plain(400, "Choose one.");
        var (known, isForgotten) = visit.Posted("word") switch
        {
            "off" => (team.TurnOff(id), false),
            "on" => (team.TurnOn(id), false),
            "forget" => (team.Forget(id), true),
            _ => (null, false),
        };
        if (known is null)
            return ErrorPage.NotFound(visit, "Your team no longer shares this rule.");
        if (isForgotten)
            visit.Forgotten();
        visit.Changed();
        return visit.IsFragment && !isForgotten ? PageResponse.Page(Card(visit, known)) : PageResponse.Go(visit.Posted("return"));
    }

    internal Html Card(Visit visit, TeamRule rule)
    {
        var acts = Html.From(
            $"""
            <input type="hidden" name="id" value="{rule.Id}">
            <span>{(rule.IsOff ? "Off: agents are not told." : "On: included in briefings, below your own rules.")}</span>
            {(rule.IsOff ? Forms.Button("on", "On") : Forms.Button("off", "Off"))}{Forms.Button("forget", "Forget")}
            """
        );
        return Html.From(
            $"""
            <article class="card" tabindex="-1"><div class="said">
            <p class="meta"><span class="kind">team rule</span><span>{team.Where(rule)}</span>{Times.Ago(
                visit,
                rule.Shared
            )}<span class="id">{rule.Name}</span></p>
            <p class="words">{rule.Text}</p><p class="source">Shared by {rule.Author}</p>
            {Forms.Post(visit, "/team/decide", "acts told", acts)}
            </div></article>
            """
        );
    }
}
