using System.Buffers.Binary;
using TotalMemory.Spool.Files;

namespace TotalMemory.Spool.Git;

/// <summary>Checks cheaply which commits a repository has, from its files (gitrepository-layout(5), gitformat-pack(5)).</summary>
public static class GitCommits
{
    private const int LongestList = 1 << 20; // chosen: far above a list of branches and tags
    private const int MostPacks = 200; // chosen: git repacks at 50
    private const int IndexHeader = 8; // published: git's format of pack indexes
    private const int FanOut = 256 * 4; // published: git's format of pack indexes

    private static readonly string[] Names = ["HEAD", "refs/remotes/origin/HEAD", "refs/remotes/origin/main", "refs/remotes/origin/master"];

    /// <summary>The commits its head and its remote's main branch point to, at most four.</summary>
    public static IReadOnlyList<string> Roots(string common) =>
        [.. Names.Select(n => Resolve(common, n)).OfType<string>().Distinct(StringComparer.Ordinal)];

    /// <summary>
    /// True if it was cloned or fetched, not written by hand: its head commit exists, and it has its remote's branches.
    /// </summary>
    public static bool IsClone(string common) =>
        Resolve(common, "HEAD") is { } head && Has(common, head) && Names[1..].Any(n => Resolve(common, n) is not null);

    /// <summary>
    /// True when the object lies in this repository itself, loose or packed. Borrowed objects (alternates) do not count.
    /// </summary>
    public static bool Has(string common, string commit)
    {
        if (!IsHash(commit))
            return false;
        var objects = Path.Combine(common, "objects");
        if (File.Exists(Path.Combine(objects, commit[..2], commit[2..])))
            return true;
        try
        {
            var hash = Convert.FromHexString(commit);
            return Directory.EnumerateFiles(Path.Combine(objects, "pack"), "*.idx").Take(MostPacks).Any(file => IsIn(file, hash));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    // Version 2: header, how many hashes begin with at most each byte, the hashes in order.
    private static bool IsIn(string file, byte[] hash)
    {
        using var index = OutsideFile.Open(file);
        var head = new byte[IndexHeader + FanOut];
        if (index.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length || !IsVersion2(head))
            return false;
        long low = hash[0] == 0 ? 0 : Count(head, hash[0] - 1),
            high = Count(head, hash[0]);
        var row = new byte[hash.Length];
        while (low < high)
        {
            var middle = low + (high - low) / 2;
            index.Position = head.Length + middle * hash.Length;
            if (index.ReadAtLeast(row, row.Length, throwOnEndOfStream: false) < row.Length)
                return false;
            var order = row.AsSpan().SequenceCompareTo(hash);
            if (order == 0)
                return true;
            if (order < 0)
                low = middle + 1;
            else
                high = middle;
        }
        return false;
    }

    private static bool IsVersion2(byte[] head) => head is [0xFF, (byte)'t', (byte)'O', (byte)'c', 0, 0, 0, 2, ..];

    private static uint Count(byte[] head, int first) => BinaryPrimitives.ReadUInt32BigEndian(head.AsSpan(IndexHeader + first * 4));

    // A ref is in its own file or in packed-refs, and may be symbolic.
    private static string? Resolve(string common, string name, int depth = 0)
    {
        if (depth > 4 || name.Contains("..", StringComparison.Ordinal) || Path.IsPathRooted(name))
            return null;
        if (OutsideFile.TryReadText(Path.Combine(common, name), 1024)?.Split('\n', 2)[0].Trim() is { Length: > 0 } line)
        {
            if (IsHash(line))
                return line.ToLowerInvariant();
            return line.StartsWith("ref: refs/", StringComparison.Ordinal) ? Resolve(common, line[5..].Trim(), depth + 1) : null;
        }
        var packed = OutsideFile.TryReadText(Path.Combine(common, "packed-refs"), LongestList) ?? "";
        var at = packed.IndexOf($" {name}\n", StringComparison.Ordinal);
        if (at < 0)
            return null;
        var start = packed.LastIndexOf('\n', at) + 1;
        return IsHash(packed[start..at]) ? packed[start..at] : null;
    }

    private static bool IsHash(string text) => text.Length is 40 or 64 && text.All(char.IsAsciiHexDigit);
}
