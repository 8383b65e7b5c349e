using TotalMemory.Language;
using TotalMemory.Reflection;
using TotalMemory.Web.Markup;
using TotalMemory.Web.Serving;

namespace TotalMemory.Web.Pages;

/// <summary>What each nightly reflection changed, as a diff, with a button to undo it.</summary>
internal sealed class NightsPage(NightlyReflection reflection)
{
    public PageResponse List(Visit visit)
    {
        var before = Listing.Start(visit)?.Id;
        var nights = reflection.All(Listing.Size + 1, before);
        var next = nights.Count > Listing.Size ? new Browsing.PageMark(0, nights[Listing.Size - 1].Id) : null;
        var list = Listing.Render(
            visit,
            [.. nights.Take(Listing.Size).Select(n => Line(visit, n))],
            Listing.Next(visit, next),
            "No reflection yet. It runs every night after 3 a.m. To run it now: totalmemory reflect"
        );
        return visit.IsFragment
            ? PageResponse.Page(list)
            : Layout.Page(
                visit,
                "Nights",
                "Each night, duplicates are merged, replaced records retired, and unused ones archived.",
                Html.From($"""<section class="rows" aria-label="Nights">{list}</section>""")
            );
    }

    public PageResponse Show(Visit visit)
    {
        if (reflection.Find(Routes.TrailingNumber(visit)) is not { } night)
            return ErrorPage.NotFound(visit, "This reflection does not exist.");
        var groups = night.Lines.GroupBy(l => l.Action).Select(g => Group(g.Key, [.. g]));
        var body = night.Lines.Count == 0 ? Html.From($"<p class=\"empty\">Nothing changed.</p>") : Html.Join(groups);
        return Layout.Page(
            visit,
            Times.Day(night.Entry.At, visit.Time.LocalTimeZone),
            Words(night.Entry),
            Html.From($"{Act(visit, night.Entry)}{body}")
        );
    }

    public PageResponse Undo(Visit visit)
    {
        if (Routes.NumberIn(visit.Posted("night")) is not { } id || reflection.Undo(id) is null)
            return ErrorPage.NotFound(visit, "This reflection can no longer be undone.");
        visit.Changed();
        return PageResponse.Go("/nights");
    }

    /// <summary>Approves the removals of a reflection that was stopped because it would remove too much.</summary>
    public PageResponse Accept(Visit visit)
    {
        reflection.Run(accept: true);
        visit.Changed();
        return PageResponse.Go("/nights");
    }

    private static Html Line(Visit visit, ReflectionEntry n) =>
        Html.From(
            $"""
            <article class="row" data-record tabindex="-1"><p class="meta"><span class="kind {Look(n)}">{Card.Word(
                n.Outcome
            )}</span>{Times.Ago(visit, n.At)}
            <span>{Listing.Count(n.Active, "active record")}</span></p>
            <p class="words"><a data-open href="{Paths.Night(n.Id)}">{Words(n)}</a></p></article>
            """
        );

    private static string Look(ReflectionEntry n) =>
        n.Outcome switch
        {
            ReflectionOutcome.Applied => "rule",
            ReflectionOutcome.Refused => "error",
            _ => "",
        };

    private static string Words(ReflectionEntry n)
    {
        KeyValuePair<string, int>[] counts =
        [
            new("merged", n.Merged),
            new("replaced", n.Superseded),
            new("archived", n.Archived),
            new("emptied", n.Purged),
            new("promoted", n.Promoted),
            new("suspended", n.Suspended),
        ];
        var done = string.Join(", ", counts.Where(c => c.Value > 0).Select(c => $"{c.Value} {c.Key}"));
        if (n.Outcome == ReflectionOutcome.Refused)
            return $"Waiting for you: it would have {done}.";
        return done.Length == 0 ? "No changes." : done;
    }

    private static Html Act(Visit visit, ReflectionEntry n) =>
        n.Outcome switch
        {
            ReflectionOutcome.Applied when n.Changes > 0 => Forms.Post(
                visit,
                "/nights/undo",
                "inline",
                Html.From($"""<input type="hidden" name="night" value="{n.Id}"><button>Undo this reflection</button>""")
            ),
            ReflectionOutcome.Refused => Forms.Post(visit, "/nights/accept", "inline", Html.From($"<button class=\"main\">Apply</button>")),
            _ => Html.Empty,
        };

    private static Html Group(ReflectionAction action, IReadOnlyList<ReflectionLine> lines) =>
        Html.From(
            $"""
            <section class="story"><h2>{Card.Word(action)} <small>{lines.Count}</small></h2>
            <ul class="diff">{lines.Select(Change)}</ul></section>
            """
        );

    private static Html Change(ReflectionLine l)
    {
        var other = l.Other is { } id ? Html.From($""" → <a href="{Paths.Record(id)}">#{id}</a>""") : Html.Empty;
        var sign = l.Action == ReflectionAction.Promoted ? "add" : "del";
        return Html.From(
            $"""
            <li class="{sign}"><a href="{Paths.Record(l.Record)}">{Sentences.Cut(Sentences.OneLine(l.Text), 200)}</a>
            <p class="source">{Card.Word(l.Before)} → {Card.Word(l.After)}{other} · {l.Reason}</p></li>
            """
        );
    }
}
