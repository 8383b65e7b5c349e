using TotalMemory.Intake;
using TotalMemory.Projects;
using TotalMemory.Spool;
using TotalMemory.Spool.OffRecord;
using TotalMemory.Web.Markup;
using TotalMemory.Web.Serving;

namespace TotalMemory.Web.Pages;

/// <summary>The projects: their names and folders; merging and renaming, and undoing both; excluded folders.</summary>
internal sealed class ProjectsPage(ProjectChanges changes, OffRecordGate offRecord)
{
    private const int MostChanges = 30; // chosen: one screen
    private const int LongestName = 200; // chosen: far above a name

    public PageResponse Show(Visit visit)
    {
        var all = changes.List();
        var history = changes.History();
        var withheld = offRecord.Files.Now();
        return Layout.Page(
            visit,
            "Projects",
            "A project is a git repository or a folder. Its records are shown only there, unless they apply to all projects.",
            Html.From(
                $"""
                <section class="rows" aria-label="Projects">{Listing.Render(
                    visit,
                    [.. all.Select(p => Line(visit, p, all, withheld))],
                    null,
                    "None yet."
                )}</section>
                {(history.Count == 0 ? Html.Empty : Changes(visit, history))}
                """
            )
        );
    }

    public PageResponse Rename(Visit visit)
    {
        if (Known(visit, "id") is not { } project || visit.Posted("name") is not { Length: <= LongestName } name)
            return PageResponse.Plain(400, "Enter a name for the project.");
        changes.Rename(project, name.Trim());
        visit.Changed();
        return PageResponse.Go("/projects");
    }

    public PageResponse Merge(Visit visit)
    {
        if (Known(visit, "id") is not { } project || Known(visit, "into") is not { } into || project.Id == into.Id)
            return PageResponse.Plain(400, "Choose another project.");
        changes.Merge(project, into);
        visit.Changed();
        return PageResponse.Go("/projects");
    }

    public PageResponse Undo(Visit visit)
    {
        if (Routes.NumberIn(visit.Posted("change")) is not { } id || changes.Undo(id) is null)
            return ErrorPage.NotFound(visit, "This can no longer be undone.");
        visit.Changed();
        return PageResponse.Go("/projects");
    }

    private static ProjectIdentity? Known(Visit visit, string name) =>
        visit.Posted(name) is { } id ? visit.Projects.All().FirstOrDefault(p => p.Id == id) : null;

    private static Html Line(Visit visit, ProjectLine p, IReadOnlyList<ProjectLine> all, OffRecordList offRecord)
    {
        var others = all.Where(o => o.Id != p.Id).Select(o => Html.From($"""<option value="{o.Id}">{o.Name}</option>"""));
        var folders = p.Folders.Prepend(p.Root).Where(f => f.Length > 0).Select(f => ExclusionForm.Line(visit, offRecord, p.Id, f));
        var id = Forms.Hidden("id", p.Id);
        var rename = Html.From(
            $"""{id}<label>Name <input type="text" name="name" value="{p.Name}" maxlength="{LongestName}"></label><button>Rename</button>"""
        );
        var merge = Html.From($"""{id}<label>Into <select name="into">{others}</select></label><button>Merge</button>""");
        return Html.From(
            $"""
            <article class="row" data-record tabindex="-1"><p class="meta"><span>{Listing.Count(p.Records, "record")}</span>
            <span>{Listing.Count(p.Sessions, "session")}</span>{Times.Ago(visit, p.LastSeen)}<span>{p.Remote}</span></p>
            <p class="words"><a data-open href="{Paths.With("/", ("project", p.Id))}">{p.Name}</a></p>
            <details><summary>Folders, name, merge, exclude</summary><ul class="lines">{folders}</ul>
            {Forms.Post(visit, "/projects/rename", "inline", rename)}
            {(all.Count > 1 ? Forms.Post(visit, "/projects/merge", "inline", merge) : Html.Empty)}</details></article>
            """
        );
    }

    private static Html Changes(Visit visit, IReadOnlyList<ProjectChange> changes) =>
        Html.From(
            $"""
            <section class="story"><h2>Changes to projects</h2><ul class="lines">{changes.Take(MostChanges).Select(c =>
                Change(visit, c)
            )}</ul></section>
            """
        );

    private static Html Change(Visit visit, ProjectChange c)
    {
        var undo = c.IsUndone
            ? Html.From($"<span class=\"status\">undone</span>")
            : Forms.Post(
                visit,
                "/projects/undo",
                "inline",
                Html.From($"""<input type="hidden" name="change" value="{c.Id}"><button>Undo</button>""")
            );
        return Html.From($"<li>{c.Line} · {Times.Ago(visit, c.At)} {undo}</li>");
    }
}
