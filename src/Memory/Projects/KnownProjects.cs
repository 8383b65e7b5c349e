using TotalMemory.Spool;
using TotalMemory.Storage;

namespace TotalMemory.Projects;

/// <summary>Known projects from the database, for identifying folders, on a given connection.</summary>
internal sealed class KnownProjects(MemoryConnection c) : IKnownProjects
{
    public bool Knows(string project) => PlaceStore.Knows(c, project);

    public string? JoinedTo(string project) => PlaceStore.JoinedTo(c, project);

    public KnownPlace? PlaceOf(string place) => PlaceStore.Find(c, place);

    public IReadOnlyList<string> CommitsOf(string project) => PlaceStore.Commits(c, project);
}
