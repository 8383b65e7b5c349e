using System.Text;
using TotalMemory.Storage;
using TotalMemory.Tests.Support;
using TotalMemory.Transfer;

namespace TotalMemory.Tests.Transfer;

public sealed class SanitizerTests
{
    [Fact]
    public void What_an_older_release_stored_is_redacted_in_place_and_a_second_run_finds_nothing()
    {
        using var place = new Workplace();
        var database = place.Memory.Database;
        database.Write(c =>
        {
            c.Execute("INSERT INTO tombstone (type, identity, text, created) VALUES ('fact', 'x', 'the password is Quer9xyzz', 0)");
            c.Execute("INSERT INTO transcript (id, path, client) VALUES (1, '/t', 'claude')");
            c.Execute(
                """
                INSERT INTO turn (transcript, line, part, kind, at, text, origin)
                VALUES (1, 1, 0, 'user', 0, 'mysql -pQuer9xyzz shop', 'user')
                """
            );
        });

        var first = new Sanitizer(database).Run();

        Assert.Equal(["tombstone", "turn"], first.Rewritten.Keys);
        Assert.Empty(first.Skipped);
        Assert.Empty(new Sanitizer(database).Run().Rewritten);
        foreach (var file in Directory.GetFiles(place.Temp.Home.Root, "memory.db*"))
        {
            using var open = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            var bytes = new byte[open.Length];
            open.ReadExactly(bytes);
            Assert.DoesNotContain("Quer9xyzz", Encoding.Latin1.GetString(bytes), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Every_text_column_is_cleaned_or_harmless_for_a_reason()
    {
        using var place = new Workplace();
        using var c = place.Memory.Database.Open();
        var live = TextColumns
            .List(c)
            .Where(column => !column.Key.StartsWith("record_text", StringComparison.Ordinal))
            .Where(column => !column.Key.StartsWith("turn_text", StringComparison.Ordinal))
            .Select(column => $"{column.Key}.{column.Value}")
            .ToHashSet(StringComparer.Ordinal);
        var cleaned = SanitizedTable
            .All.Concat(SanitizedTable.Places)
            .Concat(SanitizedTable.SessionIds)
            .SelectMany(t => t.Texts.Select(column => $"{t.Name}.{column}"))
            .Concat(SanitizedTable.Derived)
            .ToHashSet(StringComparer.Ordinal);
        Assert.Empty(live.Except(cleaned).Except(HarmlessColumns.All.Keys));
        Assert.Empty(cleaned.Concat(HarmlessColumns.All.Keys).Except(live));
        Assert.Empty(cleaned.Intersect(HarmlessColumns.All.Keys));
    }

    [Fact]
    public void A_sessions_id_is_redacted_wherever_it_stands()
    {
        const string id = "run-ghp_a8Fj3kLm9PqRs2TuVw5XyZ0bCd7EfGh1JkLm";
        using var place = new Workplace();
        place.Session("shop", id, s => s.Says("Ready.").User("From now on always run the linter before a commit.").Says("Noted."));
        Assert.NotEmpty(FilesWith(place, "a8Fj3kLm9PqRs2TuVw5XyZ0b"));
        // The file's name and the client's own numbers of its lines hold it, too, in this made-up session.
        place.Memory.Database.Write(c => c.Execute("UPDATE turn SET uuid = NULL, call = NULL"));
        place.Memory.Database.Write(c => c.Execute("UPDATE transcript SET path = '/t'"));
        place.Memory.Database.Write(c => c.Execute("UPDATE evidence SET file = '/t'"));

        Assert.Contains("session", new Sanitizer(place.Memory.Database).Run().Rewritten.Keys);

        using var c = place.Memory.Database.Open();
        Assert.Equal(0L, c.Scalar("SELECT count(*) FROM pragma_foreign_key_check"));
        Assert.Equal(0L, c.Scalar("SELECT count(*) FROM evidence WHERE session NOT IN (SELECT id FROM session)"));
        Assert.Empty(FilesWith(place, "a8Fj3kLm9PqRs2TuVw5XyZ0b"));
    }

    [Fact]
    public void What_cannot_be_rewritten_is_said()
    {
        using var place = new Workplace();
        place.Memory.Database.Write(c =>
        {
            c.Execute("INSERT INTO entity (kind, name) VALUES ('service', 'mysql -pQuer9xyzz'), ('service', 'mysql -pOther7xyz')");
        });
        var report = new Sanitizer(place.Memory.Database).Run();
        Assert.Equal(1, report.Rewritten["entity"]);
        var skip = Assert.Single(report.Skipped);
        Assert.Equal("entity", skip.Key.Table);
        Assert.Equal(1, skip.Value);
    }

    private static IEnumerable<string> FilesWith(Workplace place, string word)
    {
        MemoryConnection.CloseIdle();
        return Directory
            .GetFiles(place.Temp.Home.Root, "*", SearchOption.AllDirectories)
            .Where(f => Encoding.Latin1.GetString(File.ReadAllBytes(f)).Contains(word, StringComparison.Ordinal));
    }
}
