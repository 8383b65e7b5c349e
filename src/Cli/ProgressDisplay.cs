namespace TotalMemory.Cli;

/// <summary>How the progress of long work is shown.</summary>
internal enum ProgressDisplay
{
    /// <summary>For programs.</summary>
    Nothing,

    /// <summary>Where there is no terminal.</summary>
    Lines,

    /// <summary>In a terminal.</summary>
    Bars,
}
