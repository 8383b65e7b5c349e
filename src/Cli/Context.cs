using TotalMemory.Projects;
using TotalMemory.Spool;

namespace TotalMemory.Cli;

/// <summary>What commands share: the home, the services, and which project a person means.</summary>
internal static class Context
{
    /// <summary>Found when it is first asked for, so that a home that cannot be found is an error like any other.</summary>
    public static MemoryHome Home => field ??= MemoryHome.Resolve();

    public static MemoryServices Open()
    {
        var memory = new MemoryServices(Home, TimeProvider.System);
        memory.ProjectChanges.RepairOnce();
        return memory;
    }

    /// <summary>
    /// Publishes for this project. Reviewing all rules takes seconds in a large memory, so it is left to the worker if one runs.
    /// </summary>
    public static void PublishChange(Publishing publishing, string project)
    {
        if (WorkerLock.IsHeld(Home))
            publishing.PublishAndLeaveReview([project]);
        else
            publishing.Review([project], judgeAll: false);
    }

    /// <summary>The project of this name, or of the current folder.</summary>
    /// <exception cref="CommandException">The name is unknown, or means several projects.</exception>
    public static ProjectIdentity Project(ProjectDirectory projects, string? name)
    {
        if (name is null)
            return projects.IdentifyFolder(WorkingFolder.Path);
        if (Directory.Exists(name))
            return projects.IdentifyFolder(Path.GetFullPath(name));
        return projects.Named(name) switch
        {
            [var one] => one,
            [] => throw new CommandException($"Unknown project '{name}'. Known: {Known(projects)}. You can also give a folder."),
            var several => throw new CommandException(
                $"{several.Count} projects are called '{name}'. Give one of these ids: "
                    + string.Join(", ", several.Select(p => $"{p.Id} ({p.Remote ?? p.Root})"))
            ),
        };
    }

    /// <summary>The same; null for all projects.</summary>
    public static ProjectIdentity? Scope(ProjectDirectory projects, string? name, bool all) => all ? null : Project(projects, name);

    /// <summary>Throws <see cref="CommandException"/> for a limit below 1.</summary>
    public static int Limit(int limit) => limit >= 1 ? limit : throw new CommandException("--limit must be at least 1.");

    /// <summary>The absolute path of a file or folder that a person gave; an unset variable in a script gives none.</summary>
    /// <exception cref="CommandException">It is empty.</exception>
    public static string FullPath(string given) =>
        given.Length > 0 ? Path.GetFullPath(given) : throw new CommandException("The path is empty. Give the path of a file or folder.");

    /// <summary>A record's number, as printed (<c>#12</c>) or plain.</summary>
    /// <param name="text">As given.</param>
    /// <param name="what">What has such numbers.</param>
    /// <param name="where">The command that shows them.</param>
    public static long Id(string text, string what = "record", string where = "search") =>
        long.TryParse(
            text.TrimStart('#'),
            System.Globalization.NumberStyles.None,
            System.Globalization.CultureInfo.InvariantCulture,
            out var id
        )
            ? id
            : throw new CommandException($"'{text}' is not a {what} number like 12 or #12. 'totalmemory {where}' shows the numbers.");

    private static string Known(ProjectDirectory projects)
    {
        if (projects.All() is not { Count: > 0 } all)
            return "none yet (run 'totalmemory import')";
        return string.Join(", ", all.Take(12).Select(p => p.Name)) + (all.Count > 12 ? ", …" : "");
    }
}
