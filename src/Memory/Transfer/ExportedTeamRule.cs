using System.Text.Json.Serialization;

namespace TotalMemory.Transfer;

/// <summary>A team rule, which is not a record of this memory and is recognised by its type.</summary>
public sealed record ExportedTeamRule(string Name, string Author, string Text, string Project, DateTimeOffset Shared)
{
    public const string TypeName = "team";

    [JsonPropertyOrder(-1)]
    public string Type { get; } = TypeName;
}
