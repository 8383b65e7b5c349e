using System.Runtime.InteropServices;

namespace TotalMemory.Spool.Files;

/// <summary>What kind of thing lies at a path.</summary>
public enum FileKind
{
    Regular,
    Folder,
    Link,
    Socket,

    /// <summary>A pipe or a device: opening or reading it may wait for ever, or never end.</summary>
    Special,
}

/// <summary>Which file it is, whatever it is called: its device and number.</summary>
public readonly record struct FileIdentity(long Device, long Number);

/// <summary>What the system says of a file without opening it (stat(2)). The base class library tells neither owner nor kind.</summary>
/// <param name="Mode">Permission bits.</param>
/// <param name="Owner">User id.</param>
/// <param name="Size">Length in bytes.</param>
public sealed partial record FileStatus(FileKind Kind, UnixFileMode Mode, uint Owner, long Size, FileIdentity Identity)
{
    private const int TypeMask = 0xF000;
    private const int ForWriting = 2; // W_OK
    private const UnixFileMode Others =
        UnixFileMode.GroupRead
        | UnixFileMode.GroupWrite
        | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead
        | UnixFileMode.OtherWrite
        | UnixFileMode.OtherExecute;

    /// <summary>The user this process acts as; 0 on Windows, where files have no such owner.</summary>
    public static uint CurrentUser { get; } = OperatingSystem.IsWindows() ? 0 : GetEffectiveUser();

    /// <summary>It belongs to the user this process acts as.</summary>
    public bool IsOurs => Owner == CurrentUser;

    /// <summary>Nobody but its owner may do anything with it.</summary>
    public bool IsPrivate => (Mode & Others) == 0;

    /// <summary>What the path leads to, through links; null when there is nothing or it cannot be looked at.</summary>
    public static FileStatus? Read(string path) =>
        OperatingSystem.IsWindows() ? OnWindows(path)
        : Stat(path, out var native) == 0 ? From(native)
        : null;

    /// <summary>What lies at the path itself; a link is a link.</summary>
    public static FileStatus? WithoutFollowing(string path) =>
        OperatingSystem.IsWindows() ? OnWindows(path)
        : LStat(path, out var native) == 0 ? From(native)
        : null;

    /// <summary>This process may write it; on a read-only file system nobody may.</summary>
    public static bool MayWrite(string path) => OperatingSystem.IsWindows() || Access(path, ForWriting) == 0;

    private static FileStatus From(in Native n)
    {
        var kind = (n.Mode & TypeMask) switch
        {
            0x8000 => FileKind.Regular,
            0x4000 => FileKind.Folder,
            0xA000 => FileKind.Link,
            0xC000 => FileKind.Socket,
            _ => FileKind.Special,
        };
        return new FileStatus(kind, (UnixFileMode)(n.Mode & 0xFFF), n.Owner, n.Size, new FileIdentity(n.Device, n.Number));
    }

    private static FileStatus? OnWindows(string path)
    {
        if (Directory.Exists(path))
            return new FileStatus(FileKind.Folder, UnixFileMode.None, 0, 0, default);
        var file = new FileInfo(path);
        return file.Exists ? new FileStatus(FileKind.Regular, UnixFileMode.None, 0, file.Length, default) : null;
    }

    // The runtime's own portable layer; its structure is the same on every system (pal_io.h).
    [StructLayout(LayoutKind.Sequential)]
    private struct Native
    {
        public int Flags;
        public int Mode;
        public uint Owner;
        public uint Group;
        public long Size;
        public long AccessTime;
        public long AccessTimeNsec;
        public long ModifyTime;
        public long ModifyTimeNsec;
        public long ChangeTime;
        public long ChangeTimeNsec;
        public long BirthTime;
        public long BirthTimeNsec;
        public long Device;
        public long SpecialDevice;
        public long Number;
        public uint UserFlags;
    }

    [LibraryImport("libSystem.Native", EntryPoint = "SystemNative_Stat", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Stat(string path, out Native status);

    [LibraryImport("libSystem.Native", EntryPoint = "SystemNative_LStat", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int LStat(string path, out Native status);

    [LibraryImport("libSystem.Native", EntryPoint = "SystemNative_Access", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Access(string path, int mode);

    [LibraryImport("libSystem.Native", EntryPoint = "SystemNative_GetEUid")]
    private static partial uint GetEffectiveUser();
}
