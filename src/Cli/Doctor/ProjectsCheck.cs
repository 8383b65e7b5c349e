using TotalMemory.Cli.Commands;

namespace TotalMemory.Cli.Doctor;

/// <summary>Checkouts whose remote changed: without the network only the person can tell a renamed repository from a fork.</summary>
internal sealed class ProjectsCheck : ICheck
{
    public string Name => "projects";

    public IEnumerable<JsonCheck> Run() =>
        Context
            .Open()
            .ProjectChanges.Moved()
            .Select(m => new JsonCheck(
                Name,
                false,
                $"{m.Root} was {m.Was.Remote ?? m.Was.Root} before its remote changed; what was learned there is not shown there now",
                $"the same project: {ProjectsCommand.MergeCommand(m.Was.Id, m.Project)}; another one: totalmemory projects trust {m.Root}"
            ));
}
