using System.Runtime.InteropServices;
using System.Runtime.Loader;
using Microsoft.ML.OnnxRuntime;

namespace TotalMemory.Worker;

/// <summary>
/// A package's folder <c>worker</c>: the models and ONNX Runtime's library. The worker's program lies in it, or is part of the one native
/// program one folder above, which holds SQLite's library.
/// </summary>
internal static class WorkerFolder
{
    private const string Name = "worker";
    private const string Models = "model";

    /// <summary>As <c>SQLitePCLRaw</c> asks for it.</summary>
    private const string Sqlite = "e_sqlite3";

    /// <summary>As ONNX Runtime's managed part asks for its native one.</summary>
    private const string Onnx = "onnxruntime";

    /// <summary>The folder of the models.</summary>
    public static string ModelFolder { get; } = Path.Combine(Of(AppContext.BaseDirectory), Models);

    /// <summary>From now on both libraries are found, whichever program holds the worker.</summary>
    public static void FindLibraries()
    {
        var program = AppContext.BaseDirectory;
        if (Of(program) == program)
            AssemblyLoadContext.Default.ResolvingUnmanagedDll += (_, name) => name == Sqlite ? Load(SqliteFor(program)) : 0;
        else
            FindOnnx(Of(program));
    }

    /// <summary>The worker's folder, for a program in this folder.</summary>
    internal static string Of(string program) =>
        Directory.Exists(Path.Combine(program, Name, Models)) ? Path.Combine(program, Name) : program;

    /// <summary>Where SQLite's library lies, for a worker with a program of its own in this folder.</summary>
    internal static string SqliteFor(string folder) => Path.GetFullPath(Path.Combine(folder, "..", FileName(Sqlite)));

    private static void FindOnnx(string folder)
    {
        OrtEnv.DisableDllImportResolver = true; // Its own looks only beside the program.
        NativeLibrary.SetDllImportResolver(
            typeof(OrtEnv).Assembly,
            (name, _, _) => name == Onnx ? Load(Path.Combine(folder, FileName(Onnx))) : 0
        );
    }

    private static string FileName(string library)
    {
        if (OperatingSystem.IsWindows())
            return library + ".dll";
        return $"lib{library}." + (OperatingSystem.IsMacOS() ? "dylib" : "so");
    }

    private static nint Load(string path) => NativeLibrary.TryLoad(path, out var library) ? library : 0;
}
