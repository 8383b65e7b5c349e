using System.Reflection;
using Mono.Cecil;

namespace TotalMemory.Tests.Architecture;

/// <summary>
/// What answers others awaits tasks and does not block on them. Read from the compiled programs; the command line is left out, whose
/// commands have their thread to themselves.
/// </summary>
public sealed class BlockingTests
{
    private static readonly string[] Programs =
    [
        "TotalMemory",
        "TotalMemory.Hub",
        "TotalMemory.Spool",
        "TotalMemory.Mcp",
        "TotalMemory.Web",
        "totalmemory-worker",
    ];

    private static readonly Dictionary<string, string> MustBlock = new(StringComparer.Ordinal)
    {
        ["TotalMemory.Hub.HubSecrets"] = "one word of a program that has ended",
        ["TotalMemory.Spool.Files.Deadline"] = "file systems have no asynchronous calls: they are called on a thread that may hang",
        ["TotalMemory.Spool.Files.StandardInput"] = "the hook, which does one thing and leaves",
        ["TotalMemory.Spool.OffRecord.OffRecordFiles"] = "a pause before a lock is tried again, in the hook too",
    };

    [Fact]
    public void Only_what_must_blocks_on_a_task() =>
        Assert.Equal(MustBlock.Keys.Order(StringComparer.Ordinal), Programs.SelectMany(Blocking).Distinct().Order(StringComparer.Ordinal));

    private static IEnumerable<string> Blocking(string program)
    {
        using var module = ModuleDefinition.ReadModule(Assembly.Load(program).Location);
        return
        [
            .. from type in module.GetTypes()
            from method in type.Methods
            where method.HasBody && method.Name != "<Main>" // It waits for the program.
            let calls = method.Body.Instructions.Select(i => i.Operand).OfType<MethodReference>().ToList()
            where calls.Any(IsWait) || calls.Count(IsResultOfAwaiter) > calls.Count(IsAwait)
            select Outermost(type).FullName.Split('`')[0],
        ];
    }

    private static bool IsWait(MethodReference call) =>
        NameOf(call.DeclaringType) == "Task" && call.Name is ("Wait" or "WaitAll" or "WaitAny" or "get_Result");

    private static bool IsResultOfAwaiter(MethodReference call) => IsOfAwaiter(call) && call.Name == "GetResult";

    // Whoever awaits asks first whether the task is done.
    private static bool IsAwait(MethodReference call) => IsOfAwaiter(call) && call.Name == "get_IsCompleted";

    private static bool IsOfAwaiter(MethodReference call) => NameOf(call.DeclaringType).EndsWith("TaskAwaiter", StringComparison.Ordinal);

    private static string NameOf(TypeReference type) => type.Name.Split('`')[0];

    private static TypeDefinition Outermost(TypeDefinition type) => type.DeclaringType is { } outer ? Outermost(outer) : type;
}
