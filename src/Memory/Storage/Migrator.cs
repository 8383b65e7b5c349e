using System.Globalization;
using System.Reflection;
using Microsoft.Data.Sqlite;

namespace TotalMemory.Storage;

/// <summary>Applies the numbered scripts in order, each once, each whole. Scripts are append-only.</summary>
internal static class Migrator
{
    /// <summary>The schema this program knows: the number of the last script.</summary>
    public static int Newest => Scripts().Count;

    public static void Migrate(SqliteConnection connection, string path)
    {
        var scripts = Scripts();
        if (Version(connection) == scripts.Count) return;
        using var transaction = connection.BeginTransaction(deferred: false);
        var version = Version(connection); // Another process may have migrated while we waited for the lock.
        if (version > scripts.Count)
            throw new MemoryStoreException(
                $"The memory at {path} was written by a newer TotalMemory (schema {version}; this program knows {scripts.Count}). Update TotalMemory: run install/install.sh of the newer version again.");
        for (var next = version; next < scripts.Count; next++)
            connection.Execute(scripts[next] + $"\nPRAGMA user_version = {next + 1};");
        transaction.Commit();
    }

    private static int Version(SqliteConnection connection) =>
        Convert.ToInt32(connection.Scalar("PRAGMA user_version"), CultureInfo.InvariantCulture);

    private static List<string> Scripts()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return [.. assembly.GetManifestResourceNames()
            .Where(n => n.StartsWith("migrations/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(n =>
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(n)!);
                return reader.ReadToEnd();
            })];
    }
}
