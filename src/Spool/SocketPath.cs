using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;
using TotalMemory.Spool.Files;

namespace TotalMemory.Spool;

/// <summary>
/// The worker's socket, accessible only to this user. Both sides check the folder before using it, and each other's user id once
/// connected.
/// </summary>
public static partial class SocketPath
{
    /// <summary>
    /// Maximum bytes of a socket's address on all systems, with the terminating zero (published: sun_path, 104 on macOS, 108 on Linux).
    /// </summary>
    private const int LongestAddress = 103;

    /// <summary>
    /// The socket's path. Socket addresses must be short, so a home with a long path gets one in the user's runtime folder, otherwise in a
    /// private temporary folder. Null if no such path is short enough.
    /// </summary>
    public static string? Find(MemoryHome home) =>
        Find(
            home,
            // Clients may remove the variable, so the usual location is used.
            UserFolder.Xdg(Environment.GetEnvironmentVariable, "XDG_RUNTIME_DIR") ?? $"/run/user/{FileStatus.CurrentUser}",
            OperatingSystem.IsWindows() ? Path.GetTempPath() : "/tmp"
        );

    internal static string? Find(MemoryHome home, string runtime, string temporary)
    {
        var name = $"totalmemory-{FileStatus.CurrentUser}-{Sha256.Hex(home.Root, 8)}";
        string?[] folders =
        [
            Path.Combine(home.Root, "run"),
            IsPrivateFolder(runtime) ? Path.Combine(runtime, name) : null,
            Path.Combine(temporary, name),
        ];
        return folders
            .OfType<string>()
            .Select(f => Path.Combine(f, "worker.sock"))
            .FirstOrDefault(p => Encoding.UTF8.GetByteCount(p) < LongestAddress);
    }

    /// <summary>True if it is our socket in a folder private to us; anything else is not used.</summary>
    public static bool IsTrusted(string path)
    {
        if (OperatingSystem.IsWindows())
            return File.Exists(path);
        return IsPrivateFolder(Path.GetDirectoryName(path)!)
            && FileStatus.WithoutFollowing(path) is { Kind: FileKind.Socket, IsOurs: true };
    }

    /// <summary>Creates the folder and removes a stale socket. Throws <see cref="IOException"/> if the path is not ours.</summary>
    public static void Prepare(string path)
    {
        var folder = Path.GetDirectoryName(path)!;
        PrivateFiles.CreateFolder(folder);
        if (OperatingSystem.IsWindows())
        {
            PrivateFiles.TryDelete(path); // Only the lock's holder listens, so an existing socket is stale.
            return;
        }
        if (!IsPrivateFolder(folder))
            throw new IOException($"{folder} is not a private folder of this user; nothing listens there.");
        if (FileStatus.WithoutFollowing(path) is not { } there)
            return;
        if (!there.IsOurs || there.Kind == FileKind.Folder)
            throw new IOException($"{path} is in the way; move it away.");
        File.Delete(path);
    }

    /// <summary>The process at the other end belongs to this user.</summary>
    public static bool IsPeerOurs(Socket socket) =>
        OperatingSystem.IsWindows() || (GetPeerUser(socket.SafeHandle, out var user) == 0 && user == FileStatus.CurrentUser);

    private static bool IsPrivateFolder(string folder) =>
        FileStatus.WithoutFollowing(folder) is { Kind: FileKind.Folder, IsOurs: true, IsPrivate: true };

    [LibraryImport("libSystem.Native", EntryPoint = "SystemNative_GetPeerID")]
    private static partial int GetPeerUser(SafeSocketHandle socket, out uint user);
}
