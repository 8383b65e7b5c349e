namespace TotalMemory.Cli.Install;

/// <summary>How a program ended.</summary>
/// <param name="Code">Its exit code; -1 when it could not be started, or was not done in time.</param>
/// <param name="Output">What it printed, errors included.</param>
internal sealed record ProgramAnswer(int Code, string Output);
