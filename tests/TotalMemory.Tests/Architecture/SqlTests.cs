using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
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
    [InlineData("totalmemory-mcp")]
    [InlineData("totalmemory-cli")]
    [InlineData("totalmemory-web")]
    [InlineData("TotalMemory.Hub")]
    public void Sql_stands_only_in_storage_and_stores(string assembly) =>
        Assert.Empty(Strings(assembly).Where(s => Sql().IsMatch(s.Text) && !MayHoldSql(s.Type)).Select(s => $"{s.Type}: {s.Text}"));

    [Fact]
    public void The_check_finds_sql_in_constants_lambdas_and_interpolated_strings() =>
        Assert.True(Strings("TotalMemory").Count(s => Sql().IsMatch(s.Text) && MayHoldSql(s.Type)) > 100);

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
    [InlineData("totalmemory-mcp")]
    [InlineData("totalmemory-cli")]
    [InlineData("totalmemory-web")]
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

    /// <summary>Every string that a method loads, with the outermost type around the method.</summary>
    private static List<LoadedString> Strings(string assembly)
    {
        using var file = new PEReader(File.OpenRead(System.Reflection.Assembly.Load(assembly).Location));
        var reader = file.GetMetadataReader();
        var found = new List<LoadedString>();
        foreach (var method in reader.MethodDefinitions.Select(reader.GetMethodDefinition).Where(m => m.RelativeVirtualAddress > 0))
        {
            var code = file.GetMethodBody(method.RelativeVirtualAddress).GetILBytes()!;
            for (var i = 0; i + 4 < code.Length; i++)
                if (code[i] == (byte)ILOpCode.Ldstr && code[i + 4] == 0x70) // The token of a string: table 0x70, then its place.
                    found.Add(new(Outermost(reader, method.GetDeclaringType()), String(reader, BitConverter.ToInt32(code, i + 1))));
        }
        return found;
    }

    private static string String(MetadataReader reader, int token)
    {
        var offset = token & 0xFFFFFF;
        return offset < reader.GetHeapSize(HeapIndex.UserString) ? reader.GetUserString(MetadataTokens.UserStringHandle(offset)) : "";
    }

    private static string Outermost(MetadataReader reader, TypeDefinitionHandle handle)
    {
        var type = reader.GetTypeDefinition(handle);
        while (!type.GetDeclaringType().IsNil)
            type = reader.GetTypeDefinition(type.GetDeclaringType());
        return $"{reader.GetString(type.Namespace)}.{reader.GetString(type.Name)}";
    }

    [GeneratedRegex(@"^\s*(SELECT|INSERT|UPDATE|DELETE|REPLACE|PRAGMA|CREATE|ALTER|DROP|WITH|ATTACH|VACUUM|REINDEX)\s")]
    private static partial Regex Sql();

    [GeneratedRegex(@"Microsoft\.Data\.Sqlite\.SqliteConnection$")]
    private static partial Regex Connections();

    private sealed record LoadedString(string Type, string Text);
}
