using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using TotalMemory.Knowledge;

namespace TotalMemory.Tests.Architecture;

/// <summary>One room uses another, and the types by which it does.</summary>
internal sealed record RoomUse(string From, string To, string Origin, string Target);

/// <summary>The rooms of <c>src/Memory</c> in their order, and who uses whom according to the compiled assembly.</summary>
internal static class RoomMap
{
    public static readonly string[] Rooms =
    [
        "Language",
        "Storage",
        "Settings",
        "Projects",
        "Knowledge",
        "Transcripts",
        "Conversations",
        "Extraction",
        "Rules",
        "Team",
        "Graph",
        "Recall",
        "Association",
        "Documents",
        "Skills",
        "Reflection",
        "History",
        "Browsing",
        "Distilling",
        "Delivery",
        "Transfer",
        "Sync",
        "Intake",
    ];

    private static readonly Lazy<ArchUnitNET.Domain.Architecture> Assembly = new(() =>
        new ArchLoader().LoadAssemblies(typeof(KnowledgeRecord).Assembly).Build()
    );

    public static IEnumerable<IType> Types =>
        Assembly.Value.Types.Where(t => t.Namespace.FullName.StartsWith("TotalMemory.", StringComparison.Ordinal));

    public static IEnumerable<RoomUse> Uses() =>
        from type in Assembly.Value.Types
        let room = Room(type)
        where room is not null
        from dependency in type.Dependencies
        let used = Room(dependency.Target)
        where used is not null && used != room
        select new RoomUse(room, used, Name(type), Name(dependency.Target));

    public static string? Room(IType type) =>
        type.FullName.StartsWith("TotalMemory.", StringComparison.Ordinal) && type.Namespace.FullName.Split('.') is { Length: > 1 } parts
            ? parts[1]
            : null;

    private static string Name(IType type) => type.FullName["TotalMemory.".Length..].Split('+', '/', '`')[0];
}
