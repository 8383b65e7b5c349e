using TotalMemory.Cli.Doctor;
using TotalMemory.Spool;

namespace TotalMemory.Cli;

/// <summary>
/// Says that the home's disk does not answer, while a command waits for it in SQLite, and gives up when it still does not a while later.
/// </summary>
internal sealed class HangingHome : IDisposable
{
    /// <summary>Chosen: longer than most commands take.</summary>
    internal static readonly TimeSpan FirstLook = TimeSpan.FromSeconds(5);

    internal static readonly TimeSpan NextLook = TimeSpan.FromSeconds(15);

    private readonly Func<JsonCheck?> look;
    private readonly Action<string> say;
    private readonly Action giveUp;
    private readonly ITimer timer;
    private bool isSaid;

    /// <param name="look">What is to be said of the disk; null when it answers.</param>
    /// <param name="say">Tells the person.</param>
    /// <param name="giveUp">Ends the program: the thread that waits in SQLite cannot be.</param>
    internal HangingHome(Func<JsonCheck?> look, Action<string> say, Action giveUp, TimeProvider time)
    {
        (this.look, this.say, this.giveUp) = (look, say, giveUp);
        timer = time.CreateTimer(_ => Look(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        timer.Change(FirstLook, Timeout.InfiniteTimeSpan);
    }

    public static HangingHome Watch(MemoryHome home) =>
        new(() => DoctorChecks.Hanging(home), Output.Error, () => Environment.Exit(1), TimeProvider.System);

    public void Dispose() => timer.Dispose();

    private void Look()
    {
        var hanging = look();
        if (hanging is not null && isSaid)
            giveUp();
        else if (hanging is not null)
            say($"{hanging.Found} Nothing was done yet: {hanging.Remedy}.");
        isSaid = hanging is not null;
        try
        {
            timer.Change(NextLook, Timeout.InfiniteTimeSpan);
        }
        catch (ObjectDisposedException) { } // The command has ended.
    }
}
