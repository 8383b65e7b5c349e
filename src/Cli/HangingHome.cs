using TotalMemory.Cli.Doctor;
using TotalMemory.Spool;

namespace TotalMemory.Cli;

/// <summary>
/// While a command waits in SQLite: reports that the home's disk does not answer, and later ends the program if it still does not.
/// </summary>
internal sealed class HangingHome : IDisposable
{
    /// <summary>Chosen: longer than most commands take.</summary>
    internal static readonly TimeSpan FirstLook = TimeSpan.FromSeconds(5);

    internal static readonly TimeSpan NextLook = TimeSpan.FromSeconds(15); // chosen

    private readonly Func<JsonCheck?> look;
    private readonly Action<string> say;
    private readonly Action exit;
    private readonly ITimer timer;
    private bool isSaid;

    /// <param name="look">Checks the disk; null if it answers.</param>
    /// <param name="say">Prints a message for the person.</param>
    /// <param name="exit">Ends the program: the thread that waits in SQLite cannot be interrupted.</param>
    internal HangingHome(Func<JsonCheck?> look, Action<string> say, Action exit, TimeProvider time)
    {
        (this.look, this.say, this.exit) = (look, say, exit);
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
            exit();
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
