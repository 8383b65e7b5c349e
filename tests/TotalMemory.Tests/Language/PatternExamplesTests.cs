using System.Reflection;
using System.Text.RegularExpressions;
using TotalMemory.Conversations;
using TotalMemory.Language;
using TotalMemory.Rules.Causes;

namespace TotalMemory.Tests.Language;

/// <summary>Every regular expression of the product has texts that it matches and texts that it does not match beside it.</summary>
public sealed class PatternExamplesTests
{
    private const BindingFlags Any = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly Assembly[] Product =
    [
        typeof(TotalMemory.Spool.MemoryHome).Assembly,
        typeof(ExamplesAttribute).Assembly,
        typeof(TotalMemory.Cli.Application).Assembly,
        typeof(TotalMemory.Mcp.MemoryServer).Assembly,
        typeof(TotalMemory.Web.PageProgram).Assembly,
        typeof(TotalMemory.Worker.WorkerProgram).Assembly,
        typeof(TotalMemory.Hub.HubCommands).Assembly,
    ];

    private static readonly IReadOnlyList<MethodInfo> Patterns =
    [
        .. from assembly in Product
        from type in assembly.GetTypes()
        from method in type.GetMethods(Any)
        where method.IsDefined(typeof(GeneratedRegexAttribute))
        select method,
    ];

    // Patterns of tables have examples in their table, which have tests of their own.
    private static readonly IReadOnlyList<Regex> InTables =
    [
        .. LeadIns.All.Where(l => l is { Examples.Count: > 0, CounterExamples.Count: > 0 }).Select(l => l.Pattern),
        .. KnownCauses.All.Where(c => c is { Examples.Count: > 0, CounterExamples.Count: > 0 }).Select(c => c.Pattern).OfType<Regex>(),
    ];

    public static TheoryData<string> Names => [.. Patterns.Select(NameOf)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_pattern_matches_its_examples_and_no_counter_example(string name)
    {
        var method = Patterns.First(m => NameOf(m) == name);
        var pattern = (Regex)method.Invoke(null, null)!;
        var examples = method.GetCustomAttribute<ExamplesAttribute>()?.Texts ?? [];
        var counterExamples = method.GetCustomAttribute<CounterExamplesAttribute>()?.Texts ?? [];
        Assert.True(InTables.Contains(pattern) || (examples.Count > 0 && counterExamples.Count > 0), $"{name} has no examples");
        Assert.All(examples, e => Assert.Matches(pattern, e));
        Assert.All(counterExamples, e => Assert.DoesNotMatch(pattern, e));
    }

    [Fact]
    public void Expressions_are_compiled_by_the_build() =>
        Assert.Empty(
            from file in Support.SourceTree.CSharp("src")
            let text = File.ReadAllText(file)
            where text.Contains("new Regex(", StringComparison.Ordinal)
            select Path.GetFileName(file)
        );

    private static string NameOf(MethodInfo method) => $"{method.DeclaringType!.FullName}.{method.Name}";
}
