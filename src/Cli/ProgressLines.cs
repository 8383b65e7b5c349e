namespace TotalMemory.Cli;

/// <summary>Shows the progress of long work where there is no terminal: a line at once, then one every few seconds.</summary>
/// <param name="output">Standard error, so that scripts read the result alone.</param>
internal sealed class ProgressLines(TextWriter output, TimeProvider time)
{
    private static readonly TimeSpan Apart = TimeSpan.FromSeconds(5); // chosen: a log stays readable

    private long last = time.GetTimestamp();

    /// <summary>Says what begins.</summary>
    public void Begin(string what)
    {
        output.WriteLine($"totalmemory: {what}");
        last = time.GetTimestamp();
    }

    /// <summary>Says how far it is, unless something was said just before.</summary>
    public void Report(string done, long part, long all)
    {
        if (time.GetElapsedTime(last) < Apart || part >= all)
            return;
        output.WriteLine($"totalmemory: {done}: {part:N0} of {all:N0}");
        last = time.GetTimestamp();
    }
}
