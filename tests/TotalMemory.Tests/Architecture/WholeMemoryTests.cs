using System.Reflection;

namespace TotalMemory.Tests.Architecture;

/// <summary>
/// A class is given the parts of the memory that it needs. Only those that put a program together take the whole. Read from the compiled
/// programs.
/// </summary>
public sealed class WholeMemoryTests
{
    private const BindingFlags Everything =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>They make other objects, hand each its parts, and do nothing else.</summary>
    private static readonly string[] Roots =
    [
        "TotalMemory.Mcp.MemoryServer",
        "TotalMemory.Mcp.ToolList",
        "TotalMemory.Web.Pages.Routes",
        "TotalMemory.Web.Serving.WebServer",
        "TotalMemory.Worker.WorkerServices",
    ];

    private static readonly string[] Programs =
    [
        "TotalMemory",
        "TotalMemory.Hub",
        "totalmemory-cli",
        "TotalMemory.Mcp",
        "TotalMemory.Web",
        "totalmemory-worker",
    ];

    [Fact]
    public void Only_composition_roots_take_the_whole_memory() =>
        Assert.Equal(Roots, Takers().Select(t => t.FullName!).Distinct().Order(StringComparer.Ordinal));

    private static IEnumerable<Type> Takers() =>
        Programs
            .SelectMany(p => Assembly.Load(p).GetTypes())
            .Where(t => !t.FullName!.Contains('<')) // A lambda of a command holds what its command opened.
            .Where(t => Given(t).Any(IsWhole));

    private static IEnumerable<Type> Given(Type type) =>
        [
            .. type.GetFields(Everything).Select(f => f.FieldType),
            .. type.GetConstructors(Everything).SelectMany(c => c.GetParameters()).Select(p => p.ParameterType),
            .. type.GetMethods(Everything)
                .Where(m => !m.Name.Contains('<'))
                .SelectMany(m => m.GetParameters())
                .Select(p => p.ParameterType),
        ];

    private static bool IsWhole(Type type) => type == typeof(MemoryServices) || type.GetGenericArguments().Any(IsWhole);
}
