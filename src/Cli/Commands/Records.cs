using TotalMemory.Knowledge;

namespace TotalMemory.Cli.Commands;

/// <summary>Records for programs.</summary>
internal static class Records
{
    public static JsonRecord Convert(KnowledgeRecord r) =>
        new(r.Id, r.Type.ToString().ToLowerInvariant(), r.Kind, r.Text, r.ProjectName, r.Fix ?? r.Norm, r.Confirmed, null, null);
}
