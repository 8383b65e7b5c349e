using TotalMemory.Web.Serving;

namespace TotalMemory.Web.Pages;

/// <summary>The address of a page or a change. An address that ends in <c>/</c> is followed by a number.</summary>
internal sealed record Route(bool IsChange, string Path, Func<Visit, Task<PageResponse>> AnswerAsync)
{
    public Route(bool isChange, string path, Func<Visit, PageResponse> answer)
        : this(isChange, path, visit => Task.FromResult(answer(visit))) { }
}

/// <summary>All addresses and the pages that answer them, built with the parts of the memory they need.</summary>
internal sealed class Routes
{
    private readonly IReadOnlyList<Route> all;

    public Routes(MemoryServices memory) =>
        all = [
            .. Records(memory),
            .. Sessions(memory),
            .. Rules(memory),
            .. Projects(memory),
            .. Nights(new NightsPage(memory.Reflection)),
            .. Health(memory),
            new(false, "/graph", new GraphPage(memory.GraphView).Show),
            new(true, "/theme", ThemeChange.Set),
        ];

    public Task<PageResponse> AnswerAsync(Visit visit, bool isChange)
    {
        var routes = all.Where(r => r.IsChange == isChange).ToList();
        var route =
            routes.FirstOrDefault(r => r.Path == visit.Path)
            ?? routes.FirstOrDefault(r => r.Path.Length > 1 && r.Path[^1] == '/' && Number(visit, r) is not null);
        return route?.AnswerAsync(visit) ?? Task.FromResult(ErrorPage.NotFound(visit, "This page does not exist."));
    }

    private static IEnumerable<Route> Records(MemoryServices memory)
    {
        var today = new TodayPage(memory.Records);
        var sharing = new SharingForm(memory.Home, memory.Shares);
        var record = new RecordPage(memory.Records, memory.History, memory.Knowledge, memory.Opinions, sharing);
        return
        [
            new(false, "/", today.Show),
            new(true, "/seen", today.SetSeen),
            new(false, "/records/", record.Show),
            new(true, "/records/", record.Judge),
            new(true, "/records/bulk", new BulkChange(memory.Opinions).Judge),
            new(true, "/records/forget", record.Forget),
            new(true, "/records/share", sharing.Decide),
            new(true, "/opinions/undo", record.Undo),
            new(false, "/errors", new ErrorsPage(memory.Records).Show),
            new(false, "/episodes", new EpisodesPage(memory.Records).Show),
            new(false, "/skills", new SkillsPage(memory.Records, memory.Skills).Show),
        ];
    }

    private static IEnumerable<Route> Sessions(MemoryServices memory)
    {
        var sessions = new SessionsPage(memory.Sessions);
        return [new(false, "/sessions", sessions.List), new(false, "/sessions/show", sessions.Show)];
    }

    private static IEnumerable<Route> Rules(MemoryServices memory)
    {
        var team = new TeamRuleCards(memory.Shares, memory.Team);
        var rules = new RulesPage(memory.Records, memory.Rules, team);
        var search = new SearchPage(memory.Recall, memory.TeamRecall, memory.Records, memory.TurnSearch, team);
        return
        [
            new(false, "/rules", rules.Show),
            new(true, "/rules/decide", rules.Decide),
            new(true, "/team/decide", team.Decide),
            new(false, "/search", search.ShowAsync),
        ];
    }

    private static IEnumerable<Route> Projects(MemoryServices memory)
    {
        var projects = new ProjectsPage(memory.ProjectChanges, memory.OffRecord);
        var excluding = new ExclusionForm(memory.ProjectChanges, memory.OffRecord);
        return
        [
            new(false, "/projects", projects.Show),
            new(true, "/projects/rename", projects.Rename),
            new(true, "/projects/merge", projects.Merge),
            new(true, "/projects/undo", projects.Undo),
            new(true, "/projects/exclude", excluding.Exclude),
            new(true, "/projects/include", excluding.Include),
        ];
    }

    private static IEnumerable<Route> Nights(NightsPage nights) =>
        [
            new(false, "/nights", nights.List),
            new(false, "/nights/", nights.Show),
            new(true, "/nights/undo", nights.Undo),
            new(true, "/nights/accept", nights.Accept),
        ];

    private static IEnumerable<Route> Health(MemoryServices memory)
    {
        var now = new PartStates(memory.Home, memory.Database, memory.Spool, memory.OffRecord, memory.Vectors);
        var health = new HealthPage(memory.Home, now, memory.Statistics, memory.Limits, memory.Distiller);
        return
        [
            new(false, "/proof", new ProofPage(memory.Proof).Show),
            new(false, "/health", health.Show),
            new(true, "/health/doctor", new DoctorPage(memory.Home).RunAsync),
        ];
    }

    /// <summary>The number at the end of the request's address; 0, which is never an id, if there is none.</summary>
    public static long TrailingNumber(Visit visit) => NumberIn(visit.Path[(visit.Path.LastIndexOf('/') + 1)..]) ?? 0;

    private static long? Number(Visit visit, Route route) =>
        visit.Path.StartsWith(route.Path, StringComparison.Ordinal) ? NumberIn(visit.Path[route.Path.Length..]) : null;

    public static long? NumberIn(string? text) =>
        long.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var id)
            ? id
            : null;
}
