namespace TotalMemory.Tests.Architecture;

/// <summary>Each room of <c>src/Memory</c> uses only the rooms that stand before it in the list, so no two rooms use each other.</summary>
public sealed class RoomsTests
{
    [Fact]
    public void A_room_uses_only_the_rooms_before_it()
    {
        var backwards = RoomMap
            .Uses()
            .Where(u => Array.IndexOf(RoomMap.Rooms, u.To) > Array.IndexOf(RoomMap.Rooms, u.From))
            .Select(u => $"{u.From} -> {u.To}: {u.Origin} uses {u.Target}")
            .Distinct()
            .Order();
        Assert.Empty(backwards);
    }

    [Fact]
    public void Every_type_stands_in_a_room_of_the_list()
    {
        var outside = RoomMap.Types.Where(t => RoomMap.Room(t) is { } room && !RoomMap.Rooms.Contains(room)).Select(t => t.FullName);
        Assert.Empty(outside);
    }
}
