namespace TotalMemory.Storage;

/// <summary>Internal key-value notes in the database.</summary>
internal static class Notes
{
    public static string? Read(MemoryConnection c, string name) =>
        (string?)c.Scalar("SELECT value FROM note WHERE name = $name", ("$name", name));

    public static void Write(MemoryConnection c, string name, string value) =>
        c.Execute(
            "INSERT INTO note (name, value) VALUES ($name, $value) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            ("$name", name),
            ("$value", value)
        );

    public static void Remove(MemoryConnection c, string name) => c.Execute("DELETE FROM note WHERE name = $name", ("$name", name));

    /// <summary>Removes a note unless its value changed since.</summary>
    public static void RemoveIfStill(MemoryConnection c, string name, string? value) =>
        c.Execute("DELETE FROM note WHERE name = $name AND value = $value", ("$name", name), ("$value", value));
}
