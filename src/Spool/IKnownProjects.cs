namespace TotalMemory.Spool;

/// <summary>
/// What the memory knows of projects when a folder is identified. The database answers in the worker, the server and the command line, a
/// published file in hooks.
/// </summary>
public interface IKnownProjects
{
    /// <summary>True when something was learned or saved in the project.</summary>
    bool Knows(string project);

    /// <summary>The project that another one was joined to; null when it stands for itself.</summary>
    string? JoinedTo(string project);

    /// <summary>The project a person has worked on in this place; null when nobody has.</summary>
    /// <param name="place"><see cref="ProjectIdentity.Place"/></param>
    KnownPlace? PlaceOf(string place);

    /// <summary>Commits that checkouts of the project were seen to have, in hexadecimal.</summary>
    IReadOnlyList<string> CommitsOf(string project);
}

/// <summary>A folder somebody has worked in.</summary>
/// <param name="Project">The project it belongs to.</param>
/// <param name="IsDecided">A person said so: it stays, whatever git says.</param>
public sealed record KnownPlace(string Project, bool IsDecided);
