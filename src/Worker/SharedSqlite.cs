using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace TotalMemory.Worker;

/// <summary>A package holds SQLite's library once, beside the other programs: one folder above the worker's own.</summary>
internal static class SharedSqlite
{
    /// <summary>As <c>SQLitePCLRaw</c> asks for it.</summary>
    private const string Name = "e_sqlite3";

    /// <summary>Looks there for it from now on, when the worker's own folder has none.</summary>
    public static void Find() => AssemblyLoadContext.Default.ResolvingUnmanagedDll += (_, name) => name == Name ? Load() : 0;

    /// <summary>Where it lies, for a worker in this folder.</summary>
    internal static string PathFor(string folder) => Path.GetFullPath(Path.Combine(folder, "..", FileName));

    private static string FileName
    {
        get
        {
            if (OperatingSystem.IsWindows())
                return Name + ".dll";
            return $"lib{Name}." + (OperatingSystem.IsMacOS() ? "dylib" : "so");
        }
    }

    private static nint Load() => NativeLibrary.TryLoad(PathFor(AppContext.BaseDirectory), out var library) ? library : 0;
}
