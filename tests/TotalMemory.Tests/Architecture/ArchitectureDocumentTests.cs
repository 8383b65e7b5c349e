using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Architecture;

/// <summary>ARCHITECTURE.md says what is so: rooms, guards and dependencies are compared with the code.</summary>
public sealed partial class ArchitectureDocumentTests
{
    private const string Document = "ARCHITECTURE.md";

    [Fact]
    public void The_picture_of_the_rooms_shows_who_uses_whom()
    {
        var arrows = RoomMap
            .Uses()
            .Where(u => RoomMap.Rooms.Contains(u.To) && IsForward(u.From, u.To))
            .Select(u => (u.From, u.To))
            .Distinct()
            .ToLookup(u => u.From, u => u.To);
        var lines = RoomMap
            .Rooms.Select(room => (Room: room, Shown: Shown(room, arrows)))
            .Where(r => r.Shown.Count > 0)
            .Select(r => $"  {r.Room} --> {string.Join(" & ", r.Shown)}");
        GeneratedPart.Check(Document, "rooms", $"```mermaid\nflowchart BT\n{string.Join('\n', lines)}\n```");
    }

    [Fact]
    public void Rooms_stand_in_the_document_in_the_order_that_the_test_holds() =>
        Assert.Equal(RoomMap.Rooms, RoomRow().Matches(SourceTree.Read(Document)).Select(m => m.Groups[1].Value));

    [Fact]
    public void Every_guard_that_is_named_exists()
    {
        var sources = Directory
            .EnumerateFiles(Path.Combine(SourceTree.Root, "tests"), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains("/obj/", StringComparison.Ordinal))
            .Select(File.ReadAllText)
            .ToList();
        var guards = Quoted().Matches(Section("Invariants")).Select(m => m.Groups[1].Value).ToList();
        Assert.InRange(guards.Count, 20, 200);
        Assert.DoesNotContain(guards, g => !Exists(g, sources));
    }

    [Fact]
    public void Every_package_has_a_reason_and_no_reason_is_left_over()
    {
        var packages = XDocument
            .Load(Path.Combine(SourceTree.Root, "Directory.Packages.props"))
            .Descendants("PackageVersion")
            .Select(p => p.Attribute("Include")!.Value);
        var tools = JsonNode.Parse(SourceTree.Read(".config/dotnet-tools.json"))!["tools"]!.AsObject().Select(t => t.Key);
        var rows = Section("Dependencies").Split('\n').Where(l => l.StartsWith("| `", StringComparison.Ordinal));
        var named = rows.SelectMany(r => Quoted().Matches(r.Split('|')[1]).Select(m => m.Groups[1].Value));
        Assert.Equal(packages.Concat(tools).Order(StringComparer.Ordinal), named.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_walk_of_a_correction_is_short_and_its_files_exist()
    {
        var files = Quoted()
            .Matches(Section("One correction, file by file"))
            .Select(m => m.Groups[1].Value)
            .Where(f => f.EndsWith(".cs"))
            .ToList();
        Assert.InRange(files.Distinct().Count(), 15, 25);
        var inMemory = files.Where(f => f.Contains('/') && !f.StartsWith('.'));
        Assert.InRange(inMemory.Select(f => f.Split('/')[0]).Distinct().Count(), 5, 8);
        Assert.All(files, f => Assert.True(File.Exists(Path.Combine(SourceTree.Root, "src", "Memory", f)), f));
    }

    // A file that no other on the walk leads to, or that leads to none, has been left behind by a change.
    [Fact]
    public void Every_file_of_the_walk_leads_to_another_of_it()
    {
        var walk = Quoted()
            .Matches(Section("One correction, file by file"))
            .Select(m => m.Groups[1].Value)
            .Where(f => f.EndsWith(".cs"))
            .Select(f => new WalkedFile(Path.GetFileNameWithoutExtension(f), SourceTree.Read($"src/Memory/{f}")))
            .ToList();
        Assert.DoesNotContain(walk, f => !walk.Any(other => other != f && (other.Names(f) || f.Names(other))));
    }

    [Fact]
    public void What_the_walk_leaves_out_exists()
    {
        var named = Quoted()
            .Matches(Section("One correction, file by file"))
            .Select(m => m.Groups[1].Value)
            .Where(f => !f.EndsWith(".cs") && !f.EndsWith('/'))
            .ToList();
        var files = Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "src", "Memory"), "*.cs", SearchOption.AllDirectories);
        Assert.Empty(named.Except(files.Select(f => Path.GetFileNameWithoutExtension(f))));
    }

    [Fact]
    public void Decisions_stand_newest_first()
    {
        var days = Section("Decisions")
            .Split('\n')
            .Where(l => l.StartsWith("- **2", StringComparison.Ordinal))
            .Select(l => l.Split(' ')[1])
            .ToList();
        Assert.Equal(days.OrderDescending(StringComparer.Ordinal), days);
    }

    [Fact]
    public void Every_decision_has_three_lines_at_most() =>
        Assert.DoesNotContain(Section("Decisions").Split('\n'), l => l.StartsWith("- ", StringComparison.Ordinal) && l.Length > 3 * 140);

    private sealed record WalkedFile(string Name, string Text)
    {
        // A store is named by its place on a connection (c.Rules), an adapter by its interface.
        public bool Names(WalkedFile other) =>
            Regex.IsMatch(Text, $@"\b{other.Name}\b")
            || other.Name.EndsWith("Store", StringComparison.Ordinal) && Regex.IsMatch(Text, $@"\bc\s*\.\s*{other.Name[..^5]}s?\.")
            || Interface().Match(other.Text) is { Success: true } shape && Regex.IsMatch(Text, $@"\b{shape.Groups[1].Value}\b");
    }

    // An arrow that follows from two others is left out: else there are too many to see anything.
    private static List<string> Shown(string room, ILookup<string, string> arrows) =>
        [
            .. arrows[room]
                .Where(to => !arrows[room].Any(other => other != to && Reaches(other, to, arrows)))
                .OrderBy(to => Array.IndexOf(RoomMap.Rooms, to)),
        ];

    // A backward arrow would close a circle, in which the search below would not end; RoomsTests reports it.
    private static bool IsForward(string from, string to) => Array.IndexOf(RoomMap.Rooms, to) < Array.IndexOf(RoomMap.Rooms, from);

    private static bool Reaches(string from, string to, ILookup<string, string> arrows) =>
        arrows[from].Any(next => next == to || Reaches(next, to, arrows));

    private static bool Exists(string guard, List<string> sources)
    {
        var parts = guard.Split('.');
        return sources.Any(s =>
            Regex.IsMatch(s, $@"\bclass {parts[0]}\b") && (parts.Length == 1 || s.Contains($" {parts[1]}(", StringComparison.Ordinal))
        );
    }

    private static string Section(string heading)
    {
        var text = SourceTree.Read(Document);
        var from = text.IndexOf($"\n## {heading}", StringComparison.Ordinal);
        Assert.True(from >= 0, $"{Document} has no section {heading}");
        var to = text.IndexOf("\n## ", from + 1, StringComparison.Ordinal);
        return to < 0 ? text[from..] : text[from..to];
    }

    [GeneratedRegex(@"^\| `([A-Z]\w+)/` \|", RegexOptions.Multiline)]
    private static partial Regex RoomRow();

    [GeneratedRegex(@"^internal sealed class [^\n]* : (I[A-Z]\w+)", RegexOptions.Multiline)]
    private static partial Regex Interface();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Quoted();
}
