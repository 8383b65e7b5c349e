namespace TotalMemory.Transcripts;

/// <summary>Calls that await their result. Seeded from the store, so that a result read later still finds its call.</summary>
internal sealed class OpenCalls
{
    private readonly Dictionary<string, ToolCallInfo> calls = new(StringComparer.Ordinal);

    /// <summary>Processes that outlived their call, by the client's session number.</summary>
    private readonly Dictionary<string, string> processes = new(StringComparer.Ordinal);

    public void Add(string call, ToolCallInfo info) => calls[call] = info;

    public ToolCallInfo? Find(string? call) => call is not null && calls.TryGetValue(call, out var info) ? info : null;

    public void AddProcess(string process, string call) => processes[process] = call;

    public string? CallOf(string process) => processes.GetValueOrDefault(process);
}
