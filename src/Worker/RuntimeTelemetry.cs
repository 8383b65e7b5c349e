using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TotalMemory.Worker;

/// <summary>
/// ONNX Runtime (since 1.29) reports models, machine and use to its vendor unless that is switched off. TotalMemory sends nothing unasked,
/// so this is done before the runtime is loaded by any program: worker, tests, benchmarks.
/// </summary>
internal static partial class RuntimeTelemetry
{
    public const string Variable = "ORT_DISABLE_TELEMETRY";

    [ModuleInitializer]
    internal static void SwitchOff()
    {
        Environment.SetEnvironmentVariable(Variable, "1");
        // Outside Windows, .NET changes only its own copy of the environment variables; native code reads the process's.
        if (!OperatingSystem.IsWindows())
            _ = SetVariable(Variable, "1", overwrite: 1);
    }

    /// <summary>The value as native code reads it; null if it is not set.</summary>
    internal static string? AsNativeCodeSeesIt =>
        OperatingSystem.IsWindows() ? Environment.GetEnvironmentVariable(Variable) : Marshal.PtrToStringUTF8(GetVariable(Variable));

    [LibraryImport("libc", EntryPoint = "getenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint GetVariable(string name);

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetVariable(string name, string value, int overwrite);
}
