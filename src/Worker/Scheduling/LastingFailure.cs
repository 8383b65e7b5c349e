namespace TotalMemory.Worker.Scheduling;

/// <summary>
/// A class whose static part failed stays broken in this process, also when what it lacked (file descriptors, memory) is there again: the
/// runtime does not try it a second time. Only a new process helps.
/// </summary>
internal static class LastingFailure
{
    private const int TooManyFiles = 24; // published: errno EMFILE
    private const int TooManyFilesOfAll = 23; // published: errno ENFILE

    /// <summary>True where a new process may do what this one never will. One that fails for another reason would fail again.</summary>
    public static bool Is(Exception e) => Chain(e).Any(x => x is TypeInitializationException) && Chain(e).Any(IsShortage);

    /// <summary>The innermost reason, which says more than that a class could not be set up.</summary>
    public static string Reason(Exception e) => Chain(e).Last().Message;

    // A library that could not be opened is reported in the loader's words.
    private static bool IsShortage(Exception e) =>
        e is OutOfMemoryException or IOException { HResult: TooManyFiles or TooManyFilesOfAll }
        || e.Message.Contains("Too many open files", StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<Exception> Chain(Exception e)
    {
        for (var at = e; at is not null; at = at.InnerException)
            yield return at;
    }
}
