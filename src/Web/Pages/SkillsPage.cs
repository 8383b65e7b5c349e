using TotalMemory.Browsing;
using TotalMemory.Knowledge;
using TotalMemory.Skills;
using TotalMemory.Web.Markup;
using TotalMemory.Web.Serving;

namespace TotalMemory.Web.Pages;

/// <summary>Procedures that worked again and again.</summary>
internal static class SkillsPage
{
    public static Answer Show(Visit visit)
    {
        var filter = new RecordFilter { Project = visit.Project, Types = [RecordType.Skill] };
        var page = visit.Memory.Records.Page(filter, Listing.Behind(visit), Listing.Size);
        var list = Listing.Of(
            visit,
            [.. page.Items.Select(c => Of(visit, c))],
            Listing.Next(visit, page.Next),
            "None. A skill is what several sessions did in the same order, and it worked."
        );
        return visit.IsFragment
            ? Answer.Page(list)
            : Layout.Page(visit, "Skills", "", Html.Of($"""<section class="cards" aria-label="Skills">{list}</section>"""));
    }

    private static Html Of(Visit visit, RecordCard card) =>
        visit.Memory.Skills.Of(card.Record.Id) is { } skill ? Card.Of(visit, card, Practice(skill)) : Card.Of(visit, card);

    private static Html Practice(Skill skill)
    {
        var not = skill.AntiPatterns.Select(a => Html.Of($"<li class=\"not\">Not: {a}</li>"));
        return Html.Of(
            $"""
            <p class="source">{skill.Proficiency.InWords}</p>
            <details class="steps"><summary>{Listing.Count(skill.Steps.Count, "step")}</summary>
            <ol>{skill.Steps.Select(s => Html.Of($"<li><code>{s}</code></li>"))}{not}</ol></details>
            """
        );
    }
}
