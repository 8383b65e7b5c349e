using TotalMemory.Cli.Doctor;
using TotalMemory.Spool;

namespace TotalMemory.Cli;

/// <summary>
/// Says that the home's disk does not answer, while a command waits for it in SQLite, and gives up when it still does not a while later.
/// </summary>
internal sealed class HangingHome : IDisposable
{
    /// <summary>Chosen: longer than most commands take.</summary>
    private static readonly TimeSpan FirstLook = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan NextLook = TimeSpan.FromSeconds(15);

    private readonly MemoryHome home;
    private readonly Timer timer;
    private bool isSaid;

    private HangingHome(MemoryHome home)
    {
        this.home = home;
        timer = new Timer(_ => Look());
    }

    public static HangingHome Watch(MemoryHome home)
    {
        var watch = new HangingHome(home);
        watch.timer.Change(FirstLook, Timeout.InfiniteTimeSpan);
        return watch;
    }

    public void Dispose() => timer.Dispose();

    private void Look()
    {
        var hanging = DoctorChecks.Hanging(home);
        if (hanging is not null && isSaid)
            Environment.Exit(1);
        isSaid = hanging is not null;
        if (hanging is not null)
            Output.Error($"{hanging.Found} Nothing was done yet: {hanging.Remedy}.");
        try
        {
            timer.Change(NextLook, Timeout.InfiniteTimeSpan);
        }
        catch (ObjectDisposedException) { } // The command has ended.
    }
}
