namespace TotalMemory.Sync;

/// <summary>The hub cannot be used as it is; the message says what to do next and may be shown to a person.</summary>
public sealed class HubException(string message, Exception? inner = null) : Exception(message, inner);
