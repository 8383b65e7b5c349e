namespace TotalMemory.Cli;

/// <summary>A command cannot do what was asked; the message says what to do instead.</summary>
internal sealed class CommandException(string message) : Exception(message);
