using System.Globalization;
using TotalMemory.Knowledge;
using TotalMemory.Language;
using TotalMemory.Spool;
using TotalMemory.Spool.Greetings;
using TotalMemory.Storage;

namespace TotalMemory.Delivery;

/// <summary>
/// Stores what came of requests until the greeting of a session tells the person, for requests whose session had no further prompt. No
/// word of what was to be forgotten is kept; what was remembered has its words in its record.
/// </summary>
internal static class RequestOutcomeNotes
{
    private const string Name = "outcomes";
    private const int Most = 20; // chosen: one screen
    private const int LongestText = 100; // chosen: one line

    private sealed record Note(DateTimeOffset At, string Session, string Project, RequestOutcomeKind Kind, IReadOnlyList<long> Ids);

    public static void Add(MemoryConnection c, Request request, RequestOutcome outcome, DateTimeOffset now) =>
        Write(c, [.. Read(c).TakeLast(Most - 1), new Note(now, Key(request.Session), request.Project, outcome.Kind, outcome.Ids)]);

    /// <summary>Removes the notes of a session that was told; false if there were none.</summary>
    public static bool Remove(MemoryConnection c, string session)
    {
        var all = Read(c);
        var left = all.Where(n => n.Session != Key(session)).ToList();
        if (left.Count < all.Count)
            Write(c, left);
        return left.Count < all.Count;
    }

    public static bool Any(MemoryConnection c, string session) => Read(c).Exists(n => n.Session == Key(session));

    /// <summary>News for the next greeting in a project.</summary>
    public static IEnumerable<GreetingNews> Since(MemoryConnection c, string project, DateTimeOffset since) =>
        Read(c)
            .Where(n => n.Project == project && n.At > since)
            .Select(n => Words(c, n) is { } words ? new GreetingNews(-n.At.ToUnixTimeMilliseconds(), words) : null)
            .OfType<GreetingNews>();

    private static string? Words(MemoryConnection c, Note note)
    {
        var numbers = new RequestOutcome(note.Kind, note.Ids).Numbers;
        return note.Kind switch
        {
            RequestOutcomeKind.Forgotten => $"forgotten, as you asked ({numbers})",
            RequestOutcomeKind.NothingMatched => "nothing that is remembered matched what you asked to forget",
            RequestOutcomeKind.SeveralMatched => Question([.. note.Ids.Where(id => c.Records.Find(id) is { Status: RecordStatus.Active })]),
            RequestOutcomeKind.Remembered => c.Records.Find(note.Ids[0]) is { Status: RecordStatus.Active } record
                ? $"remembered, as you asked: “{Sentences.Cut(Sentences.OneLine(record.Text), LongestText)}” [#{record.Id}]"
                : null,
            _ => "not remembered, for you had it forgotten before or said otherwise since",
        };
    }

    // Of what was asked about, some may be gone by now.
    private static string? Question(IReadOnlyList<long> left) =>
        left.Count switch
        {
            0 => null,
            1 => $"one thing matches {Choice(left)}",
            _ => $"several things match {Choice(left)}",
        };

    private static string Choice(IReadOnlyList<long> left) =>
        $"what you asked to forget ({new RequestOutcome(RequestOutcomeKind.SeveralMatched, left).Numbers}): say “forget #{left[0]}”";

    // One line for each note: time in Unix milliseconds, digest of the session, project, kind, record ids.
    private static List<Note> Read(MemoryConnection c) => [.. (c.Markers.Read(Name) ?? "").Split('\n').Select(Parse).OfType<Note>()];

    private static void Write(MemoryConnection c, IEnumerable<Note> notes) =>
        c.Markers.Write(
            Name,
            string.Join(
                '\n',
                notes.Select(n =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{n.At.ToUnixTimeMilliseconds()} {n.Session} {n.Project} {n.Kind} {string.Join(',', n.Ids)}"
                    )
                )
            )
        );

    private static Note? Parse(string line) =>
        line.Split(' ') is [var at, var session, var project, var kind, var ids]
        && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var ms)
        && EnumWord.TryRead<RequestOutcomeKind>(kind, out var known)
            ? new Note(
                DateTimeOffset.FromUnixTimeMilliseconds(ms),
                session,
                project,
                known,
                [.. ids.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(i => long.Parse(i, CultureInfo.InvariantCulture))]
            )
            : null;

    private static string Key(string session) => Sha256.Hex(session, 8);
}
