using TotalMemory.Spool;
using TotalMemory.Storage;

namespace TotalMemory.Projects;

/// <summary>Known projects from the database, for identifying folders, on a given connection.</summary>
internal sealed class KnownProjects(MemoryConnection c) : IKnownProjects
{
    public bool Knows(string project) => c.Places.Knows(project);

    public string? JoinedTo(string project) => c.Places.JoinedTo(project);

    public KnownPlace? PlaceOf(string place) => c.Places.Find(place);

    public IReadOnlyList<string> CommitsOf(string project) => c.Places.Commits(project);
}
