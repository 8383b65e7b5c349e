using TotalMemory.Intake;
using TotalMemory.Projects;
using TotalMemory.Spool.OffRecord;
using TotalMemory.Web.Markup;
using TotalMemory.Web.Serving;

namespace TotalMemory.Web.Pages;

/// <summary>Excluded project folders: nothing is read or kept from their sessions.</summary>
internal sealed class ExclusionForm(ProjectChanges projects, OffRecordGate offRecord)
{
    /// <summary>One project folder and its buttons.</summary>
    /// <param name="list">The excluded folders.</param>
    public static Html Line(Visit visit, OffRecordList list, string project, string folder)
    {
        var names = Html.From($"{Forms.Hidden("id", project)}{Forms.Hidden("folder", folder)}");
        var change = list.IsExcluded(folder)
            ? Html.From(
                $"""<span class="status">excluded</span> {Forms.Post(visit, "/projects/include", "inline", Html.From(
                $"{names}<button>Include</button>"
            ))}"""
            )
            : Forms.Post(
                visit,
                "/projects/exclude",
                "inline",
                Html.From($"""{names}<button title="Sessions in this folder are no longer read or kept">Exclude</button>""")
            );
        return Html.From($"<li><code>{folder}</code> {change}</li>");
    }

    public PageResponse Exclude(Visit visit) => Change(visit, (files, folder) => files.Exclude(folder, visit.Time.GetUtcNow()));

    public PageResponse Include(Visit visit) => Change(visit, (files, folder) => files.Include(folder, visit.Time.GetUtcNow()));

    // Only folders that the memory already knows can be excluded here.
    private PageResponse Change(Visit visit, Func<OffRecordFiles, string, bool> change)
    {
        if (
            visit.Posted("folder") is not { } folder
            || !projects.List().Any(p => p.Id == visit.Posted("id") && p.Folders.Prepend(p.Root).Contains(folder))
        )
            return PageResponse.Plain(400, "No project has this folder.");
        if (!change(offRecord.Files, folder))
            return PageResponse.Plain(409, "A parent folder is excluded. To list excluded folders: totalmemory exclude");
        return PageResponse.Go("/projects");
    }
}
