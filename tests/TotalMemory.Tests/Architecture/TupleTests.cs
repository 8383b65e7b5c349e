using System.Reflection;
using System.Runtime.CompilerServices;

namespace TotalMemory.Tests.Architecture;

/// <summary>What one class hands to another has a type with a name. Tuples stay inside a class.</summary>
public sealed class TupleTests
{
    private const BindingFlags Everything =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly string[] Programs =
    [
        "TotalMemory",
        "TotalMemory.Hub",
        "TotalMemory.Spool",
        "totalmemory-cli",
        "totalmemory-hook",
        "TotalMemory.Mcp",
        "TotalMemory.Web",
        "totalmemory-worker",
    ];

    /// <summary>Values for a statement, an answer or an address: a name and what it stands for, written where they are used.</summary>
    private static readonly string[] Pairs =
    [
        "TotalMemory.Mcp.Reply",
        "TotalMemory.Mcp.Tools.SaveReply",
        "TotalMemory.Storage.MemoryConnection",
        "TotalMemory.Storage.Statement",
        "TotalMemory.Web.Markup.Listing",
        "TotalMemory.Web.Markup.Paths",
    ];

    [Fact]
    public void No_class_hands_a_tuple_to_another() =>
        Assert.Empty(
            Programs.SelectMany(p => Assembly.Load(p).GetTypes()).Where(t => !t.FullName!.Contains('<')).SelectMany(Tuples).Order()
        );

    private static IEnumerable<string> Tuples(Type type) =>
        Pairs.Contains(type.FullName)
            ? []
            :
            [
                .. from method in type.GetMethods(Everything)
                where !method.IsPrivate && !method.Name.Contains('<')
                where method.GetParameters().Select(p => p.ParameterType).Append(method.ReturnType).Any(IsTuple)
                select $"{type.FullName}.{method.Name}",
                .. from made in type.GetConstructors(Everything)
                where !made.IsPrivate && made.GetParameters().Any(p => IsTuple(p.ParameterType))
                select $"{type.FullName} (constructor)",
            ];

    private static bool IsTuple(Type type) =>
        (type.IsGenericType && type.IsAssignableTo(typeof(ITuple)))
        || type.GetGenericArguments().Any(IsTuple)
        || (type.HasElementType && IsTuple(type.GetElementType()!));
}
