namespace TotalMemory.Spool;

/// <summary>
/// Known projects, for identifying folders. Implemented by the database in the worker, the server and the command line, and by a published
/// file in hooks.
/// </summary>
public interface IKnownProjects
{
    /// <summary>True if something was learned or saved in the project.</summary>
    bool Knows(string project);

    /// <summary>The project into which this one was merged; null if it was not.</summary>
    string? JoinedTo(string project);

    /// <summary>The project of a place where somebody has worked; null if nobody has.</summary>
    /// <param name="place"><see cref="ProjectIdentity.Place"/></param>
    KnownPlace? PlaceOf(string place);

    /// <summary>Commits seen in checkouts of the project, in hexadecimal.</summary>
    IReadOnlyList<string> CommitsOf(string project);
}
