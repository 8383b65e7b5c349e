using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;

namespace TotalMemory.Tests.Architecture;

/// <summary>
/// SQL stands in <c>Storage</c> and in types named <c>…Store</c>, and nowhere else; only <c>Storage</c> opens connections. Read from the
/// compiled programs.
/// </summary>
public sealed partial class SqlTests
{
    [Theory]
    [InlineData("TotalMemory.Spool")]
    [InlineData("totalmemory-hook")]
    [InlineData("TotalMemory")]
    [InlineData("totalmemory-worker")]
    [InlineData("TotalMemory.Mcp")]
    [InlineData("totalmemory-cli")]
    [InlineData("TotalMemory.Web")]
    [InlineData("TotalMemory.Hub")]
    public void Sql_stands_only_in_storage_and_stores(string assembly) =>
        Assert.Empty(
            LoadedString.AllOf(assembly).Where(s => Sql().IsMatch(s.Text) && !MayHoldSql(s.Type)).Select(s => $"{s.Type}: {s.Text}")
        );

    [Fact]
    public void The_check_finds_sql_in_constants_lambdas_and_interpolated_strings() =>
        Assert.True(LoadedString.AllOf("TotalMemory").Count(s => Sql().IsMatch(s.Text) && MayHoldSql(s.Type)) > 100);

    [Fact]
    public void Only_storage_knows_what_a_connection_is_made_of() =>
        Assert.Empty(
            RoomMap
                .Types.Where(t => RoomMap.Room(t) != "Storage")
                .SelectMany(t => t.Dependencies, (t, d) => $"{t.FullName}: {d.Target.FullName}")
                .Where(use => Connections().IsMatch(use))
                .Distinct()
        );

    [Fact]
    public void The_check_finds_the_connections_of_storage() =>
        Assert.Contains(
            RoomMap.Types,
            t => RoomMap.Room(t) == "Storage" && t.Dependencies.Any(d => Connections().IsMatch(d.Target.FullName))
        );

    [Theory]
    [InlineData("TotalMemory.Spool")]
    [InlineData("totalmemory-hook")]
    [InlineData("totalmemory-worker")]
    [InlineData("TotalMemory.Mcp")]
    [InlineData("totalmemory-cli")]
    [InlineData("TotalMemory.Web")]
    [InlineData("TotalMemory.Hub")]
    public void No_program_opens_the_database_by_itself(string assembly)
    {
        using var file = new PEReader(File.OpenRead(System.Reflection.Assembly.Load(assembly).Location));
        var reader = file.GetMetadataReader();
        var used = reader
            .TypeReferences.Select(reader.GetTypeReference)
            .Select(t => $"{reader.GetString(t.Namespace)}.{reader.GetString(t.Name)}");
        Assert.DoesNotContain(used, name => Connections().IsMatch(name));
    }

    private static bool MayHoldSql(string type) =>
        type.EndsWith("Store", StringComparison.Ordinal)
        || type.EndsWith("Storage", StringComparison.Ordinal)
        || type.StartsWith("TotalMemory.Storage.", StringComparison.Ordinal);

    [GeneratedRegex(@"^\s*(SELECT|INSERT|UPDATE|DELETE|REPLACE|PRAGMA|CREATE|ALTER|DROP|WITH|ATTACH|VACUUM|REINDEX)\s")]
    private static partial Regex Sql();

    [GeneratedRegex(@"Microsoft\.Data\.Sqlite\.SqliteConnection$")]
    private static partial Regex Connections();
}
