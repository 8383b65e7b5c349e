using System.Buffers.Binary;
using System.IO.MemoryMappedFiles;
using System.Text;

namespace TotalMemory.Spool.Reminders;

/// <summary>
/// The published reminders: written atomically by the worker, memory-mapped by the hook. A sorted table of key hashes precedes the
/// entries, so that a lookup touches two pages, however many there are.
/// </summary>
/// <remarks>
/// Layout, little-endian: <c>TMR1</c>, count (u32), count × (hash u64, offset u32, length u32), entries in UTF-8 with unit separators.
/// </remarks>
public sealed class ReminderFile(MemoryHome home)
{
    private const char Field = '\u001F';
    private const char Item = '\u001E';
    private const int Header = 8; // magic and count
    private const int Row = 16; // hash, offset and length

    private static ReadOnlySpan<byte> Magic => "TMR1"u8;

    public string Path => System.IO.Path.Combine(home.Briefs, "reminders.bin");

    /// <summary>Writes the file if it differs; true if it changed.</summary>
    public bool Publish(IEnumerable<Reminder> reminders)
    {
        var bytes = Serialize(reminders);
        if (File.Exists(Path) && File.ReadAllBytes(Path).AsSpan().SequenceEqual(bytes))
            return false;
        PrivateFiles.CreateFolder(home.Briefs);
        PrivateFiles.WriteAtomic(Path, bytes);
        return true;
    }

    /// <summary>
    /// The reminders of one kind and key, for this project and global ones; none if nothing is published or the file is damaged.
    /// </summary>
    public IReadOnlyList<Reminder> Find(ReminderKind kind, string project, IEnumerable<string> keys)
    {
        if (!File.Exists(Path))
            return [];
        using var stream = new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        if (stream.Length is < Header or > int.MaxValue)
            return [];
        using var map = MemoryMappedFile.CreateFromFile(
            stream,
            null,
            0,
            MemoryMappedFileAccess.Read,
            HandleInheritability.None,
            leaveOpen: true
        );
        using var view = map.CreateViewAccessor(0, stream.Length, MemoryMappedFileAccess.Read);
        unsafe
        {
            byte* start = null;
            view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
            try
            {
                return Find(new ReadOnlySpan<byte>(start + view.PointerOffset, (int)stream.Length), kind, project, keys);
            }
            finally
            {
                view.SafeMemoryMappedViewHandle.ReleasePointer();
            }
        }
    }

    internal static List<Reminder> Find(ReadOnlySpan<byte> file, ReminderKind kind, string project, IEnumerable<string> keys)
    {
        var found = new List<Reminder>();
        if (file.Length < Header || !file.StartsWith(Magic))
            return found;
        var count = BinaryPrimitives.ReadUInt32LittleEndian(file[4..]);
        if (Header + count * (long)Row > file.Length)
            return found;
        var table = file.Slice(Header, (int)count * Row);
        foreach (var key in keys)
        foreach (var scope in (ReadOnlySpan<string>)[project, Reminder.Everywhere])
        {
            var hash = Hash(kind, scope, key);
            for (
                var i = FirstAt(table, (int)count, hash);
                i < count && BinaryPrimitives.ReadUInt64LittleEndian(table[(i * Row)..]) == hash;
                i++
            )
                if (Read(file, table[(i * Row)..]) is { } r && r.Kind == kind && r.Project == scope && r.Key == key)
                    found.Add(r);
        }
        return found;
    }

    internal static byte[] Serialize(IEnumerable<Reminder> reminders)
    {
        var rows = reminders
            .Select(r => (Hash: Hash(r.Kind, r.Project, r.Key), Bytes: Encoding.UTF8.GetBytes(Write(r))))
            .OrderBy(r => r.Hash)
            .ThenBy(r => r.Bytes.Length)
            .ToList();
        var bytes = new byte[Header + rows.Count * Row + rows.Sum(r => r.Bytes.Length)];
        Magic.CopyTo(bytes);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(4), (uint)rows.Count);
        var at = Header + rows.Count * Row;
        for (var i = 0; i < rows.Count; i++)
        {
            var row = bytes.AsSpan(Header + i * Row);
            BinaryPrimitives.WriteUInt64LittleEndian(row, rows[i].Hash);
            BinaryPrimitives.WriteUInt32LittleEndian(row[8..], (uint)at);
            BinaryPrimitives.WriteUInt32LittleEndian(row[12..], (uint)rows[i].Bytes.Length);
            rows[i].Bytes.CopyTo(bytes, at);
            at += rows[i].Bytes.Length;
        }
        return bytes;
    }

    // The first row whose hash is not below the given one.
    private static int FirstAt(ReadOnlySpan<byte> table, int count, ulong hash)
    {
        int low = 0,
            high = count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (BinaryPrimitives.ReadUInt64LittleEndian(table[(middle * Row)..]) < hash)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    private static string Write(Reminder r) =>
        string.Join(
            Field,
            (string[])
                [
                    $"{(int)r.Kind}",
                    $"{r.Id}",
                    r.Project,
                    r.Key,
                    $"{(int)r.Level}",
                    List(r.Pattern),
                    r.Trigger?.Verb ?? "",
                    List(r.Trigger?.With),
                    List(r.Trigger?.Without),
                    r.Trigger?.Instead ?? "",
                    r.Text.ReplaceLineEndings(" "),
                ]
        );

    private static Reminder? Read(ReadOnlySpan<byte> file, ReadOnlySpan<byte> row)
    {
        var offset = BinaryPrimitives.ReadUInt32LittleEndian(row[8..]);
        var length = BinaryPrimitives.ReadUInt32LittleEndian(row[12..]);
        if (offset + (long)length > file.Length)
            return null;
        var f = Encoding.UTF8.GetString(file.Slice((int)offset, (int)length)).Split(Field);
        if (f.Length != 11 || !int.TryParse(f[0], out var kind) || !long.TryParse(f[1], out var id) || !int.TryParse(f[4], out var level))
            return null;
        return new Reminder((ReminderKind)kind, id, f[2], f[3], f[10])
        {
            Level = (ReminderLevel)level,
            Pattern = Items(f[5]),
            Trigger = f[6].Length == 0 ? null : new CommandTrigger(f[6], Items(f[7]), Items(f[8]), f[9]),
        };
    }

    private static string List(IReadOnlyList<string>? items) => items is null ? "" : string.Join(Item, items);

    private static string[] Items(string text) => text.Length == 0 ? [] : text.Split(Item);

    // FNV-1a, 64 bits.
    private static ulong Hash(ReminderKind kind, string project, string key)
    {
        var hash = 14695981039346656037UL ^ (ulong)kind;
        foreach (var c in project)
            hash = (hash ^ c) * 1099511628211UL;
        hash = (hash ^ '|') * 1099511628211UL;
        foreach (var c in key)
            hash = (hash ^ c) * 1099511628211UL;
        return hash;
    }
}
