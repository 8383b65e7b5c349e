using TotalMemory.Browsing;
using TotalMemory.Knowledge;
using TotalMemory.Skills;
using TotalMemory.Web.Markup;
using TotalMemory.Web.Serving;

namespace TotalMemory.Web.Pages;

/// <summary>Procedures that worked repeatedly.</summary>
internal sealed class SkillsPage(RecordList records, SkillBook skills)
{
    public PageResponse Show(Visit visit)
    {
        var filter = new RecordFilter { Project = visit.Project, Types = [RecordType.Skill] };
        var page = records.Page(filter, Listing.Start(visit), Listing.Size);
        var list = Listing.Render(
            visit,
            [.. page.Items.Select(c => Render(visit, c))],
            Listing.Next(visit, page.Next),
            "None. A skill is a sequence of steps that worked in several sessions."
        );
        return visit.IsFragment
            ? PageResponse.Page(list)
            : Layout.Page(visit, "Skills", "", Html.From($"""<section class="cards" aria-label="Skills">{list}</section>"""));
    }

    private Html Render(Visit visit, RecordCard card) =>
        skills.FindByRecord(card.Record.Id) is { } skill ? Card.Render(visit, card, Practice(skill)) : Card.Render(visit, card);

    private static Html Practice(Skill skill)
    {
        var not = skill.AntiPatterns.Select(a => Html.From($"<li class=\"not\">Avoid: {a}</li>"));
        return Html.From(
            $"""
            <p class="source">{skill.Proficiency.InWords}</p>
            <details class="steps"><summary>{Listing.Count(skill.Steps.Count, "step")}</summary>
            <ol>{skill.Steps.Select(s => Html.From($"<li><code>{s}</code></li>"))}{not}</ol></details>
            """
        );
    }
}
