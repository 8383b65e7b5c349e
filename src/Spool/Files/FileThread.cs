namespace TotalMemory.Spool.Files;

/// <summary>
/// A reusable thread for file calls, since a new one for each call would cost more than the call. A hanging one is not reused until its
/// disk answers; an idle one ends after a while.
/// </summary>
#pragma warning disable CA1001 // Disposed by its own thread when it ends.
internal sealed class FileThread
#pragma warning restore CA1001
{
    /// <summary>Chosen: longer than the pauses within one piece of work.</summary>
    private static readonly TimeSpan LeavesAfter = TimeSpan.FromSeconds(5);

    private static readonly List<FileThread> Idle = [];

    private readonly ManualResetEventSlim wake = new(false, spinCount: 0);
    private Action work;

    private FileThread(Action work) => this.work = work;

    /// <summary>Runs the work in another thread; it must not throw.</summary>
    public static void Run(Action work)
    {
        FileThread? waiting = null;
        lock (Idle)
            if (Idle.Count > 0)
            {
                waiting = Idle[^1];
                Idle.RemoveAt(Idle.Count - 1);
            }
        if (waiting is null)
        {
            new Thread(new FileThread(work).Loop) { IsBackground = true, Name = "file" }.Start();
            return;
        }
        waiting.work = work;
        waiting.wake.Set();
    }

    private void Loop()
    {
        do
        {
            wake.Reset();
            work();
            work = static () => { };
            lock (Idle)
                Idle.Add(this);
        } while (IsWanted());
        wake.Dispose();
    }

    private bool IsWanted()
    {
        if (wake.Wait(LeavesAfter))
            return true;
        lock (Idle)
            if (Idle.Remove(this))
                return false;
        wake.Wait(); // It was just taken.
        return true;
    }
}
