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

        Assert.Equal(["tombstone", "turn"], first.Keys);
        Assert.Empty(new Sanitizer(database).Run());
        foreach (var file in Directory.GetFiles(place.Temp.Home.Root, "memory.db*"))
        {
            using var open = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            var bytes = new byte[open.Length];
            open.ReadExactly(bytes);
            Assert.DoesNotContain("Quer9xyzz", Encoding.Latin1.GetString(bytes), StringComparison.Ordinal);
        }
    }
}
