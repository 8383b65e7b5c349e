using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using TotalMemory.Knowledge;

namespace TotalMemory.Tests.Architecture;

/// <summary>Each room of <c>src/Memory</c> uses only the rooms that stand before it in this list, so no two rooms use each other.</summary>
public sealed class RoomsTests
{
    private static readonly string[] Rooms =
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
        "Graph",
        "Recall",
        "Association",
        "Documents",
        "Skills",
        "Reflection",
        "History",
        "Distilling",
        "Delivery",
        "Transfer",
        "Intake",
    ];

    private static readonly Lazy<ArchUnitNET.Domain.Architecture> Assembly = new(() =>
        new ArchLoader().LoadAssemblies(typeof(KnowledgeRecord).Assembly).Build()
    );

    [Fact]
    public void A_room_uses_only_the_rooms_before_it()
    {
        var backwards = Uses()
            .Where(u => Array.IndexOf(Rooms, u.To) > Array.IndexOf(Rooms, u.From))
            .Select(u => $"{u.From} -> {u.To}: {u.Origin} uses {u.Target}")
            .Distinct()
            .Order();
        Assert.Empty(backwards);
    }

    [Fact]
    public void Every_type_stands_in_a_room_of_the_list()
    {
        var outside = Assembly
            .Value.Types.Where(t => t.Namespace.FullName.StartsWith("TotalMemory.", StringComparison.Ordinal))
            .Where(t => Room(t) is { } room && !Rooms.Contains(room))
            .Select(t => t.FullName);
        Assert.Empty(outside);
    }

    private static IEnumerable<Use> Uses() =>
        from type in Assembly.Value.Types
        let room = Room(type)
        where room is not null
        from dependency in type.Dependencies
        let used = Room(dependency.Target)
        where used is not null && used != room
        select new Use(room, used, Name(type), Name(dependency.Target));

    private static string Name(IType type) => type.FullName["TotalMemory.".Length..].Split('+', '/', '`')[0];

    private static string? Room(IType type) =>
        type.FullName.StartsWith("TotalMemory.", StringComparison.Ordinal) && type.Namespace.FullName.Split('.') is { Length: > 1 } parts
            ? parts[1]
            : null;

    private sealed record Use(string From, string To, string Origin, string Target);
}
