using System.Text;
using TotalMemory.Spool.Files;

namespace TotalMemory.Spool;

/// <summary>Known projects, published for the hooks: one per line, fields separated by spaces.</summary>
/// <remarks>
/// <c>project ID</c> · <c>joined ID ID</c> · <c>place ID ID decided|seen</c> · <c>commits ID HASH HASH …</c>. A hook looks up two or three
/// lines, so the text is searched, not taken apart.
/// </remarks>
public sealed class ProjectBook : IKnownProjects
{
    private const int LongestFile = 4 << 20; // chosen: far above a book of thousands of projects

    private readonly string text;

    private ProjectBook(string text) => this.text = text;

    public static string PathOf(MemoryHome home) => Path.Combine(home.Briefs, "projects.txt");

    /// <summary>The published book; an empty one if there is none.</summary>
    public static ProjectBook Read(MemoryHome home) => new("\n" + OutsideFile.TryReadText(PathOf(home), LongestFile));

    /// <summary>Writes the book if it differs; true if it changed.</summary>
    public static bool Publish(MemoryHome home, IEnumerable<string> lines)
    {
        var path = PathOf(home);
        var bytes = Encoding.UTF8.GetBytes(string.Concat(lines.Order(StringComparer.Ordinal).Select(l => l + "\n")));
        if (File.Exists(path) && File.ReadAllBytes(path).AsSpan().SequenceEqual(bytes))
            return false;
        PrivateFiles.CreateFolder(home.Briefs);
        PrivateFiles.WriteAtomic(path, bytes);
        return true;
    }

    public bool Knows(string project) => text.Contains($"\nproject {project}\n", StringComparison.Ordinal);

    public string? JoinedTo(string project) => After("joined", project) is [var to] ? to : null;

    public KnownPlace? PlaceOf(string place) =>
        After("place", place) is [var project, var how] ? new KnownPlace(project, how == "decided") : null;

    public IReadOnlyList<string> CommitsOf(string project) => After("commits", project);

    private string[] After(string kind, string id)
    {
        var head = $"\n{kind} {id} ";
        var at = text.IndexOf(head, StringComparison.Ordinal);
        if (at < 0)
            return [];
        at += head.Length;
        var end = text.IndexOf('\n', at);
        return end < 0 ? [] : text[at..end].Split(' ');
    }
}
