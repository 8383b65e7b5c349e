using TotalMemory.Web.Serving;

namespace TotalMemory.Web.Pages;

/// <summary>A page or a change, and its address. One that ends in <c>/</c> takes a number behind it.</summary>
internal sealed record Route(bool IsChange, string Path, Func<Visit, Answer> Answer);

/// <summary>Every address there is.</summary>
internal static class Routes
{
    public static readonly IReadOnlyList<Route> All =
    [
        new(false, "/", TodayPage.Show),
        new(true, "/seen", TodayPage.SetSeen),
        new(false, "/records/", RecordPage.Show),
        new(true, "/records/", RecordPage.Judge),
        new(true, "/records/bulk", BulkChange.Judge),
        new(true, "/records/forget", RecordPage.Forget),
        new(true, "/records/share", Sharing.Decide),
        new(true, "/opinions/undo", RecordPage.Undo),
        new(false, "/search", SearchPage.Show),
        new(false, "/sessions", SessionsPage.List),
        new(false, "/sessions/show", SessionsPage.Show),
        new(false, "/rules", RulesPage.Show),
        new(true, "/rules/decide", RulesPage.Decide),
        new(true, "/team/decide", TeamRules.Decide),
        new(false, "/errors", ErrorsPage.Show),
        new(false, "/episodes", EpisodesPage.Show),
        new(false, "/skills", SkillsPage.Show),
        new(false, "/projects", ProjectsPage.Show),
        new(true, "/projects/rename", ProjectsPage.Rename),
        new(true, "/projects/merge", ProjectsPage.Merge),
        new(true, "/projects/undo", ProjectsPage.Undo),
        new(true, "/projects/exclude", Excluding.Exclude),
        new(true, "/projects/include", Excluding.Include),
        new(false, "/graph", GraphPage.Show),
        new(false, "/proof", ProofPage.Show),
        new(false, "/nights", NightsPage.List),
        new(false, "/nights/", NightsPage.Show),
        new(true, "/nights/undo", NightsPage.Undo),
        new(true, "/nights/accept", NightsPage.Accept),
        new(false, "/health", HealthPage.Show),
        new(true, "/health/doctor", HealthPage.Doctor),
        new(true, "/theme", ThemeChange.Set),
    ];

    public static Answer Answer(Visit visit, bool isChange) =>
        All.FirstOrDefault(r => r.IsChange == isChange && r.Path == visit.Path) is { } exact ? exact.Answer(visit)
        : All.FirstOrDefault(r => r.IsChange == isChange && r.Path.Length > 1 && r.Path[^1] == '/' && Number(visit, r) is not null)
            is { } numbered
            ? numbered.Answer(visit)
        : Problem.NotFound(visit, "There is no such page.");

    /// <summary>The number at the end of a visit's address; 0, which nothing has, where there is none.</summary>
    public static long NumberOf(Visit visit) => NumberIn(visit.Path[(visit.Path.LastIndexOf('/') + 1)..]) ?? 0;

    private static long? Number(Visit visit, Route route) =>
        visit.Path.StartsWith(route.Path, StringComparison.Ordinal) ? NumberIn(visit.Path[route.Path.Length..]) : null;

    public static long? NumberIn(string? text) =>
        long.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var id)
            ? id
            : null;
}
