using System.Reflection;
using Npgsql;
using TotalMemory.Storage;

namespace TotalMemory.Tests.Architecture;

/// <summary>A store is a view of one connection: <c>database.Write(c => c.Records.Confirm(…))</c>.</summary>
public sealed class StoresTests
{
    private static readonly Type[] Connections = [typeof(MemoryConnection), typeof(NpgsqlConnection)];

    private static readonly List<Type> Stores =
    [
        .. new[] { "TotalMemory", "TotalMemory.Hub" }
            .SelectMany(assembly => Assembly.Load(assembly).GetTypes())
            .Where(t => t is { IsClass: true, IsNested: false } && t.Name.EndsWith("Store", StringComparison.Ordinal)),
    ];

    [Fact]
    public void A_store_is_made_over_one_connection() =>
        Assert.DoesNotContain(
            Stores,
            t => t.IsAbstract || !t.GetConstructors().Any(TakesConnection) && !t.IsAssignableTo(typeof(IDisposable))
        );

    [Fact]
    public void No_method_of_a_store_is_given_another_connection() =>
        Assert.Empty(Stores.SelectMany(t => t.GetMethods(All).Where(TakesConnection), (t, m) => $"{t.Name}.{m.Name}"));

    [Fact]
    public void The_check_sees_the_stores() => Assert.True(Stores.Count > 50);

    private const BindingFlags All =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static bool TakesConnection(MethodBase method) => method.GetParameters().Any(p => Connections.Contains(p.ParameterType));
}
