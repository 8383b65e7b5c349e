using TotalMemory.Browsing;
using TotalMemory.Knowledge;
using TotalMemory.Language;
using TotalMemory.Transcripts;
using TotalMemory.Web.Markup;
using TotalMemory.Web.Serving;

namespace TotalMemory.Web.Pages;

/// <summary>The sessions, latest first, and each session as a conversation with what was learned beside its lines.</summary>
internal sealed class SessionsPage(SessionList sessions)
{
    private const int TurnsAtOnce = 120; // chosen: some screens

    /// <summary>How many characters of a call or its result are shown before it is expanded (chosen).</summary>
    private const int Brief = 110;

    public PageResponse List(Visit visit)
    {
        var page = sessions.Page(visit.Project, Listing.Start(visit), Listing.Size);
        var list = Listing.Render(
            visit,
            [.. page.Items.Select(s => Line(visit, s))],
            Listing.Next(visit, page.Next),
            "No sessions yet. Work with your agent as usual, or import earlier sessions: totalmemory import"
        );
        return visit.IsFragment
            ? PageResponse.Page(list)
            : Layout.Page(visit, "Sessions", "", Html.From($"""<section class="rows" aria-label="Sessions">{list}</section>"""));
    }

    public PageResponse Show(Visit visit)
    {
        if (visit.Value("id") is not { } id || sessions.Find(id, visit.Project) is not { } session)
            return ErrorPage.NotFound(visit, "This session does not exist.");
        // A link to a place within the session also shows the turns just before it.
        var from = TurnPlace.Parse(visit.Value("from") ?? visit.Value("at"));
        var turns = sessions.Turns(id, visit.Project, from, TurnsAtOnce, out var next);
        var more = next is null ? null : Paths.With(visit.Path, ("id", id), ("project", visit.Project), ("from", next.ToString()));
        var list = Listing.Render(
            visit,
            [.. turns.Select(t => Turn(visit, t))],
            more,
            "Its text was deleted, or it belongs to another project."
        );
        if (visit.IsFragment)
            return PageResponse.Page(list);
        var earlier = from is null ? Html.Empty : Html.From($"""<a class="more" href="{Paths.Session(id)}">From the beginning</a>""");
        return Layout.Page(
            visit,
            Title(session),
            "",
            Html.From($"{About(visit, session)}{earlier}<section class=\"talk\" aria-label=\"Conversation\">{list}</section>")
        );
    }

    private static string Title(SessionSummary s) => s.Episode is null ? $"Session in {s.ProjectName}" : Goal(s.Episode);

    private static string Goal(string episode) => Sentences.Cut(Sentences.OneLine(episode), 120);

    private static Html Line(Visit visit, SessionSummary s) =>
        Html.From(
            $"""
            <article class="row" data-record tabindex="-1"><p class="meta">{Outcome(s)}<span>{s.ProjectName}</span>{Times.Ago(
                visit,
                s.Ended
            )}
            <span>{s.Client}</span><span class="id">{Learned(s)}</span></p>
            <p class="words"><a data-open href="{Paths.Session(s.Id)}">{(
                s.Episode is null ? "No request" : Goal(s.Episode)
            )}</a></p></article>
            """
        );

    private static Html Outcome(SessionSummary s) =>
        Html.From($"""<span class="kind {Card.Look(s.Outcome)}">{s.Outcome ?? "session"}</span>""");

    private static string Learned(SessionSummary s) => s.Learned == 0 ? "" : Listing.Count(s.Learned, "record") + " learned";

    private static Html About(Visit visit, SessionSummary s) =>
        Html.From(
            $"""
            <p class="meta about">{Outcome(s)}<span>{s.ProjectName}</span>{(
                s.Branch is { } branch ? Html.From($"<span>{branch}</span>") : Html.Empty
            )}
            <span>{s.Client}</span>{Times.Ago(visit, s.Started)}<span>{Learned(s)}</span></p>
            """
        );

    private static Html Turn(Visit visit, SessionTurn t)
    {
        var place = t.Place.ToString();
        var failed = t.Turn.Outcome is ToolOutcome.Error ? " failed" : "";
        var agent = t.IsSubagents ? " sub" : "";
        return Html.From(
            $"""
            <article class="turn {SpeakerLabel.Look(t.Turn.Kind)}{failed}{agent}" id="t{place}">
            <p class="who">{(t.IsSubagents ? "subagent · " : "")}{SpeakerLabel.Name(t.Turn.Kind, t.Turn.Tool)} {Clock(visit, t.Turn.At)}</p>
            <div class="spoken">{Words(t.Turn)}</div>
            <aside class="learned">{t.Learned.Select(Note)}</aside></article>
            """
        );
    }

    private static Html Clock(Visit visit, DateTimeOffset at) =>
        Html.From($"""<span class="clock">{Times.Clock(at, visit.Time.LocalTimeZone)}</span>""");

    // What people say is shown in full; what programs print is collapsed.
    private static Html Words(Turn turn)
    {
        if (turn.Kind is not (TurnKind.ToolCall or TurnKind.ToolResult or TurnKind.Compaction or TurnKind.TaskPrompt or TurnKind.Tasks))
            return Html.From($"<p>{turn.Text}</p>");
        var line = Sentences.OneLine(turn.Text);
        return line.Length <= Brief && !turn.Text.Contains('\n', StringComparison.Ordinal)
            ? Html.From($"<pre>{turn.Text}</pre>")
            : Html.From($"<details><summary><code>{Sentences.Cut(line, Brief)}</code></summary><pre>{turn.Text}</pre></details>");
    }

    private static Html Note(KnowledgeRecord record) =>
        Html.From($"""<a href="{Paths.Record(record.Id)}">{Card.Kind(record)} {Sentences.Cut(Sentences.OneLine(record.Text), 140)}</a>""");
}
