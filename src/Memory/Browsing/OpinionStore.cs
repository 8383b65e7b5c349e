using Microsoft.Data.Sqlite;
using TotalMemory.Knowledge;
using TotalMemory.Storage;

namespace TotalMemory.Browsing;

/// <summary>Rows of what a person said about records.</summary>
internal static class OpinionStore
{
    private const string Select =
        "SELECT id, record, word, at, status, source, scope, person, waits, successor, undone IS NOT NULL FROM opinion";

    public static long Add(SqliteConnection c, long record, OpinionWord word, FormerState before, long? successor, DateTimeOffset now) =>
        (long)
            c.Scalar(
                """
                INSERT INTO opinion (record, word, at, status, source, scope, person, waits, successor)
                VALUES ($record, $word, $now, $status, $source, $scope, $person, $waits, $successor) RETURNING id
                """,
                ("$record", record),
                ("$word", word),
                ("$now", now),
                ("$status", before.Status),
                ("$source", before.Source),
                ("$scope", before.Scope),
                ("$person", before.Person),
                ("$waits", before.Waits),
                ("$successor", successor)
            )!;

    public static Opinion? Find(SqliteConnection c, long id) => c.First($"{Select} WHERE id = $id", Read, ("$id", id));

    /// <summary>The last word on a record, or that made it, if it stands.</summary>
    public static Opinion? Latest(SqliteConnection c, long record) =>
        c.First(
            $"{Select} WHERE id = (SELECT max(id) FROM opinion WHERE record = $record OR successor = $record) AND undone IS NULL",
            Read,
            ("$record", record)
        );

    /// <summary>Records said to be wrong before a time, whose words are still there.</summary>
    public static List<long> Wrong(SqliteConnection c, DateTimeOffset before) =>
        c.List(
            """
            SELECT DISTINCT o.record FROM opinion o JOIN record r ON r.id = o.record WHERE o.word = 'wrong' AND o.undone IS NULL
            AND o.at <= $before AND r.status NOT IN ('deleted', 'purged')
            """,
            r => r.GetInt64(0),
            ("$before", before)
        );

    public static void SetUndone(SqliteConnection c, long id, DateTimeOffset now) =>
        c.Execute("UPDATE opinion SET undone = $now WHERE id = $id", ("$id", id), ("$now", now));

    private static Opinion Read(SqliteDataReader r) =>
        new(
            r.GetInt64(0),
            r.GetInt64(1),
            Enum.Parse<OpinionWord>(r.GetString(2), true),
            r.Time(3),
            new FormerState(
                Enum.Parse<RecordStatus>(r.GetString(4), true),
                Enum.Parse<RecordSource>(r.GetString(5), true),
                Enum.Parse<Scope>(r.GetString(6), true),
                r.Text(7),
                r.IsDBNull(8) ? null : r.Time(8)
            ),
            r.IsDBNull(9) ? null : r.GetInt64(9),
            r.GetInt64(10) != 0
        );
}
