namespace TotalMemory.Spool.Files;

/// <summary>
/// Limits the wait for a file whose disk does not answer (a hanging network mount): the call continues in another thread, which is
/// abandoned.
/// </summary>
/// <remarks>Not used in the hook: its client limits it, and a thread would cost more than the rest of its work.</remarks>
public static class Deadline
{
    private static readonly HashSet<string> Hanging = new(StringComparer.Ordinal);

    /// <summary>Null for no limit. Set once, when a program starts.</summary>
    public static TimeSpan? Timeout { get; set; }

    /// <summary>
    /// What the worker and the command line wait for one answer of a disk (chosen: a disk that sleeps wakes up in less).
    /// </summary>
    public static TimeSpan Usual => TimeSpan.FromSeconds(20);

    /// <summary>
    /// Throws <see cref="IOException"/> when it takes too long, and at once while an earlier call for the path still hangs.
    /// </summary>
    public static T Within<T>(string path, Func<T> call) => Timeout is { } timeout ? Within(path, timeout, call) : call();

    /// <inheritdoc cref="Within{T}(string, Func{T})"/>
    public static T Within<T>(string path, TimeSpan timeout, Func<T> call)
    {
        lock (Hanging)
            if (Hanging.Contains(path))
                throw NoAnswer(path);
        var answer = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        FileThread.Run(() => Answer(path, call, answer));
        if (((IAsyncResult)answer.Task).AsyncWaitHandle.WaitOne(timeout))
            return answer.Task.GetAwaiter().GetResult();
        lock (Hanging)
            if (!answer.Task.IsCompleted)
                Hanging.Add(path);
        throw NoAnswer(path);
    }

    private static void Answer<T>(string path, Func<T> call, TaskCompletionSource<T> answer)
    {
        try
        {
            answer.TrySetResult(call());
        }
#pragma warning disable CA1031 // Rethrown where the result is awaited.
        catch (Exception e)
#pragma warning restore CA1031
        {
            answer.TrySetException(e);
        }
        lock (Hanging)
            Hanging.Remove(path);
    }

    private static IOException NoAnswer(string path) => new($"The disk that holds {path} does not answer.");
}
