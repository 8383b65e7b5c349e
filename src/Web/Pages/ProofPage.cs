using System.Globalization;
using TotalMemory.Rules;
using TotalMemory.Web.Markup;
using TotalMemory.Web.Serving;

namespace TotalMemory.Web.Pages;

/// <summary>Whether known mistakes become rarer: repeats per hundred occasions, over time.</summary>
internal sealed class ProofPage(ProofBook proof)
{
    public PageResponse Show(Visit visit)
    {
        var periods = proof.Periods(visit.Project);
        return Layout.Page(
            visit,
            "Proof",
            "How often a mistake with a rule is repeated, per 100 sessions in which it could occur.",
            periods.Count == 0
                ? Html.From(
                    $"<p class=\"note\">No session has obeyed or violated a rule yet. Only sessions after a rule was made count.</p>"
                )
                : Body(visit, periods)
        );
    }

    private Html Body(Visit visit, IReadOnlyList<ProofPeriod> periods)
    {
        var repeated = proof.Repeated(visit.Project);
        return Html.From(
            $"""
            <section class="story"><h2>{(periods[0].IsMonth ? "By month" : "By week")}</h2>
            {ProofChart.Draw(periods)}
            <ul class="lines">{periods.Reverse().Select(Line)}</ul>
            <p class="note">Counted from the sessions that were read. It is no experiment: work changes, and so do agents. Hollow
            bars rest on fewer than {ProofPeriod.Least} occasions.</p></section>
            {Html.If(repeated.Count > 0, () => Repeated(repeated))}
            """
        );
    }

    private static Html Line(ProofPeriod p)
    {
        var when = p.From.ToString(p.IsMonth ? "yyyy-MM" : "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var figure = p.PerHundred.ToString("0.#", CultureInfo.InvariantCulture);
        return Html.From($"<li>{when}: <b>{figure}</b> per 100 ({p.Repeated} of {Listing.Count(p.Judged, "occasion")})</li>");
    }

    private static Html Repeated(IReadOnlyList<RepeatedRule> rules) =>
        Html.From(
            $"""
            <section class="story"><h2>Repeated in the last 90 days</h2><ul class="lines">{rules.Select(r =>
                Html.From($"<li><a href=\"{Paths.Record(r.Id)}\">{r.Text}</a> · {r.Repeated} of {Listing.Count(r.Judged, "occasion")}</li>")
            )}</ul></section>
            """
        );
}
