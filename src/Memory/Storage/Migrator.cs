using System.Globalization;
using System.Reflection;

namespace TotalMemory.Storage;

/// <summary>Applies the numbered scripts in order, each once and atomically. Scripts are append-only.</summary>
internal static class Migrator
{
    private static readonly IReadOnlyList<string> Scripts =
    [
        .. Assembly
            .GetExecutingAssembly()
            .GetManifestResourceNames()
            .Where(n => n.StartsWith("migrations/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The schema this program knows: the number of the last script.</summary>
    public static int Newest => Scripts.Count;

    public static void Migrate(MemoryConnection connection, string path)
    {
        if (Version(connection) == Newest)
            return;
        using var writing = WriteLock.Take(connection);
        var version = Version(connection); // Another process may have migrated while we waited for the lock.
        RefuseNewer(connection, path);
        for (var next = version; next < Newest; next++)
            connection.Execute(Script(next) + $"\nPRAGMA user_version = {next + 1};");
        writing.Commit();
    }

    /// <summary>Migrates an empty database to a version, as the reference for backups of that version.</summary>
    public static void MigrateTo(MemoryConnection connection, int version)
    {
        for (var next = 0; next < version; next++)
            connection.Execute(Script(next));
    }

    /// <summary>Throws <see cref="MemoryStoreException"/> if the schema is newer than this program.</summary>
    public static void RefuseNewer(MemoryConnection connection, string path)
    {
        if (Version(connection) is var version && version > Newest)
            throw new MemoryStoreException(
                $"The memory at {path} was written by a newer TotalMemory (schema {version}; this program knows {Newest}). "
                    + "Update TotalMemory: totalmemory upgrade"
            );
    }

    private static int Version(MemoryConnection connection) =>
        Convert.ToInt32(connection.Scalar("PRAGMA user_version"), CultureInfo.InvariantCulture);

    private static string Script(int number)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(Scripts[number])!);
        return reader.ReadToEnd();
    }
}
