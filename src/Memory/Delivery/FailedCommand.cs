namespace TotalMemory.Delivery;

/// <param name="Says">The line of its output that names the cause.</param>
public sealed record FailedCommand(string Command, string Says);
