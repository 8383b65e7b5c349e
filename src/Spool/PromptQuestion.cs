using TotalMemory.Spool.Records;

namespace TotalMemory.Spool;

/// <summary>The prompt hook's request to the worker. The prompt is redacted.</summary>
public sealed record PromptQuestion(string Session, string Project, string Prompt)
{
    /// <summary>JSON for <see cref="PromptJson"/>.</summary>
    public ReadOnlyMemory<byte> ToJson() => new ObjectText().Add("session", Session).Add("project", Project).Add("prompt", Prompt).End();
}
