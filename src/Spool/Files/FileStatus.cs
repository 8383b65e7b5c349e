using System.Runtime.InteropServices;

namespace TotalMemory.Spool.Files;

/// <summary>The status of a file without opening it (stat(2)). The base class library gives neither owner nor kind.</summary>
/// <param name="Mode">Permission bits.</param>
/// <param name="Owner">User id.</param>
/// <param name="Size">Length in bytes.</param>
public sealed partial record FileStatus(FileKind Kind, UnixFileMode Mode, uint Owner, long Size, FileIdentity Identity)
{
    private const int TypeMask = 0xF000; // published: POSIX's S_IFMT
    private const int ForWriting = 2; // published: POSIX's W_OK
    private const UnixFileMode Others =
        UnixFileMode.GroupRead
        | UnixFileMode.GroupWrite
        | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead
        | UnixFileMode.OtherWrite
        | UnixFileMode.OtherExecute;

    /// <summary>The effective user of this process; 0 on Windows, where files have no such owner.</summary>
    public static uint CurrentUser => OperatingSystem.IsWindows() ? 0 : GetEffectiveUser();

    /// <summary>Group id.</summary>
    public uint Group { get; private init; }

    /// <summary>Owned by the effective user.</summary>
    public bool IsOurs => Owner == CurrentUser;

    /// <summary>Accessible only to its owner.</summary>
    public bool IsPrivate => (Mode & Others) == 0;

    /// <summary>Others than its owner may write to it.</summary>
    public bool IsWritableByOthers => (Mode & (UnixFileMode.GroupWrite | UnixFileMode.OtherWrite)) != 0;

    /// <summary>The target of the path, following links; null if there is none or it is inaccessible.</summary>
    public static FileStatus? Read(string path)
    {
        if (OperatingSystem.IsWindows())
            return OnWindows(path);
        return Stat(path, out var native) == 0 ? From(native) : null;
    }

    /// <summary>The path itself, without following a link.</summary>
    public static FileStatus? WithoutFollowing(string path)
    {
        if (OperatingSystem.IsWindows())
            return OnWindows(path);
        return LStat(path, out var native) == 0 ? From(native) : null;
    }

    /// <summary>True if this process may write it, and the file system is not read-only.</summary>
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
        return new FileStatus(kind, (UnixFileMode)(n.Mode & 0xFFF), n.Owner, n.Size, new FileIdentity(n.Device, n.Number))
        {
            Group = n.Group,
        };
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
