using System.Text.RegularExpressions;

namespace TotalMemory.Tests.Architecture;

/// <summary>Each table is written by one store. Some stores do one thing to many tables, and are named here with it.</summary>
public sealed partial class TableWritersTests
{
    private static readonly Dictionary<string, string> ManyTables = new(StringComparer.Ordinal)
    {
        ["ErasureStore"] = "takes forgotten words out of every table",
        ["SessionErasureStore"] = "takes a private session out of every table",
        ["RemovalStore"] = "empties a record and what it was set aside as",
        ["TeamErasureStore"] = "takes forgotten words out of the team's tables",
        ["ArrivalStore"] = "puts another machine's values where they belong",
        ["SyncStore"] = "joins what arrived before its other half",
        ["ProjectChangeStore"] = "moves a project's rows, and puts them back",
        ["ProjectStore"] = "gives what a joined project had to the other",
        ["TeamStore"] = "leaves a team: nothing of it stays",
    };

    [Fact]
    public void A_table_is_written_by_one_store()
    {
        var several = Writers().Where(w => !ManyTables.ContainsKey(w.Store)).GroupBy(w => w.Table, w => w.Store).Where(g => g.Count() > 1);
        Assert.Empty(several.Select(g => $"{g.Key}: {string.Join(", ", g.Order())}"));
    }

    [Fact]
    public void No_store_is_excepted_in_vain()
    {
        var writers = Writers().ToLookup(w => w.Table, w => w.Store);
        var needed = writers.Where(g => g.Count() > 1).SelectMany(g => g).ToHashSet();
        Assert.DoesNotContain(ManyTables.Keys, s => !needed.Contains(s));
    }

    private static IEnumerable<Writer> Writers() =>
        LoadedString
            .AllOf("TotalMemory")
            .SelectMany(s => Written().Matches(s.Text).Select(m => new Writer(m.Groups[1].Value, s.Type.Split('.')[^1])))
            .Distinct();

    // What is written to record_text are commands of the full-text index.
    [GeneratedRegex(@"\b(?:INSERT(?: OR \w+)? INTO|UPDATE(?: OR \w+)?|DELETE FROM)\s+(?!record_text\b)([a-z_]+)\b(?!\.)")]
    private static partial Regex Written();

    private sealed record Writer(string Table, string Store);
}
