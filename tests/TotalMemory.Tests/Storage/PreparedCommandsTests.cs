using TotalMemory.Storage;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Storage;

public sealed class PreparedCommandsTests : IDisposable
{
    private readonly TempHome temp = new();
    private readonly Database database;

    public PreparedCommandsTests() => database = new Database(temp.Home);

    public void Dispose() => temp.Dispose();

    [Fact]
    public void The_same_question_with_other_values_gets_another_answer()
    {
        database.Write(c =>
        {
            c.Markers.Write("a", "1");
            c.Markers.Write("b", "2");
            c.Markers.Write("a", "3");
        });
        using var connection = database.Open();
        Assert.Equal(("3", "2", null), (connection.Markers.Read("a"), connection.Markers.Read("b"), connection.Markers.Read("c")));
    }

    [Fact]
    public void What_is_read_may_ask_the_same_before_its_last_row()
    {
        const string sql = "SELECT value FROM json_each($values)";
        using var c = database.Open();
        var inner = c.List(
            sql,
            r => r.Long("value") + c.List(sql, x => x.Long("value"), ("$values", "[10, 20]")).Sum(),
            ("$values", "[1, 2]")
        );
        Assert.Equal([31, 32], inner);
    }

    [Fact]
    public void A_command_that_failed_can_be_run_again()
    {
        using var c = database.Open();
        const string sql = "INSERT INTO note (name, value) VALUES ($name, $value)";
        Assert.Throws<Microsoft.Data.Sqlite.SqliteException>(() => c.Execute(sql, ("$name", "a"), ("$value", null)));
        Assert.Equal(1, c.Execute(sql, ("$name", "a"), ("$value", "x")));
    }

    [Fact]
    public void It_follows_a_change_of_the_schema()
    {
        using var c = database.Open();
        c.Execute("CREATE TEMP TABLE t (a)");
        c.Execute("INSERT INTO t (a) VALUES (1)");
        Assert.Equal(1L, c.Scalar("SELECT * FROM t"));
        c.Execute("DROP TABLE t");
        c.Execute("CREATE TEMP TABLE t (b, a)");
        c.Execute("INSERT INTO t (a) VALUES (1)");
        Assert.Null(c.Scalar("SELECT * FROM t"));
    }

    [Fact]
    public void Several_statements_see_what_those_before_them_did()
    {
        using var c = database.Open();
        c.Execute("CREATE TEMP TABLE total (a)");
        const string sql =
            "CREATE TEMP TABLE x (a); INSERT INTO x VALUES (20); UPDATE x SET a = a + 1; INSERT INTO total SELECT a FROM x; DROP TABLE x;";
        c.Execute(sql);
        c.Execute(sql);
        Assert.Equal([21, 21], c.List("SELECT a FROM total", r => r.Long("a")));
    }
}
