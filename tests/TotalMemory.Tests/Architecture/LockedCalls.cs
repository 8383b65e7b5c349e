using System.Reflection;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace TotalMemory.Tests.Architecture;

/// <summary>What runs within a write transaction: the methods that are handed to <c>Database.Write</c>, and all that they call.</summary>
internal static class LockedCalls
{
    /// <summary>Instructions between a delegate's making and the call that takes it.</summary>
    private const int NearEnough = 16;

    private static readonly Lazy<List<MethodDefinition>> All = new(() => [.. Methods()]);

    private static readonly Lazy<Dictionary<string, MethodDefinition>> Bodies = new(() =>
        All.Value.DistinctBy(m => m.FullName).ToDictionary(m => m.FullName, StringComparer.Ordinal)
    );

    private static readonly Lazy<HashSet<MethodReference>> Transactions = new(() => FindTransactions(All.Value));

    /// <summary>Ways from a transaction to these methods, as <c>Namespace.Type::Method</c>.</summary>
    /// <param name="excused">Methods that are not followed.</param>
    public static IReadOnlyList<string> To(IReadOnlyCollection<string> names, IEnumerable<string> excused)
    {
        var (ways, seen, left) = (
            new List<string>(),
            new HashSet<string>(StringComparer.Ordinal),
            excused.ToHashSet(StringComparer.Ordinal)
        );
        foreach (var begin in Transactions.Value)
            Follow(begin, NameOf(begin));
        return ways;

        void Follow(MethodReference method, string way)
        {
            if (left.Contains(NameOf(method)))
                return;
            if (names.Contains(NameOf(method)))
                ways.Add(way);
            else if (seen.Add(method.FullName) && Bodies.Value.TryGetValue(method.FullName, out var body))
                foreach (var called in Called(body))
                    Follow(called, $"{way} > {NameOf(called)}");
        }
    }

    private static IEnumerable<MethodDefinition> Methods() =>
        from program in (string[])["TotalMemory", "TotalMemory.Spool"]
        from type in ModuleDefinition.ReadModule(Assembly.Load(program).Location).GetTypes()
        from method in type.Methods
        where method.HasBody
        select method;

    private static IEnumerable<MethodReference> Called(MethodDefinition method) =>
        method.Body.Instructions.Select(i => i.Operand).OfType<MethodReference>().Select(m => m.GetElementMethod());

    // What is handed to Database.Write, or to a method that hands it on.
    private static HashSet<MethodReference> FindTransactions(List<MethodDefinition> methods)
    {
        var writers = new HashSet<string>(StringComparer.Ordinal)
        {
            "TotalMemory.Storage.Database::Write",
            "TotalMemory.Storage.Database::WriteEach",
        };
        var found = new HashSet<MethodReference>();
        for (var known = 0; known != writers.Count; )
        {
            known = writers.Count;
            foreach (var method in methods)
            foreach (var call in method.Body.Instructions.Where(i => i.Operand is MethodReference m && writers.Contains(NameOf(m))))
                if (HandedTo(call) is { } work)
                    found.Add(work);
                else if (method.Parameters.Any(p => p.ParameterType.FullName.Contains("MemoryConnection", StringComparison.Ordinal)))
                    writers.Add(NameOf(method));
        }
        return found;
    }

    private static MethodReference? HandedTo(Instruction call)
    {
        var at = call.Previous;
        for (var n = 0; at is not null && n < NearEnough; n++, at = at.Previous)
            if (at.OpCode == OpCodes.Ldftn)
                return (MethodReference)at.Operand;
            else if (n > 0 && at.OpCode.FlowControl == FlowControl.Call && at.OpCode != OpCodes.Newobj)
                return null;
        return null;
    }

    // A lambda has the name of the method that it stands in.
    private static string NameOf(MethodReference method)
    {
        var type = method.DeclaringType.FullName.Split('<')[0].TrimEnd('/');
        return method.Name.StartsWith('<') ? $"{type}::{method.Name[1..].Split('>')[0]}" : $"{type}::{method.Name}";
    }
}
