namespace TotalMemory.Storage;

/// <summary>Internal key-value markers in the database: what was done, and when.</summary>
internal sealed class MarkerStore(MemoryConnection c)
{
    public string? Read(string name) => (string?)c.Scalar("SELECT value FROM note WHERE name = $name", ("$name", name));

    public void Write(string name, string value) =>
        c.Execute(
            "INSERT INTO note (name, value) VALUES ($name, $value) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            ("$name", name),
            ("$value", value)
        );

    public void Remove(string name) => c.Execute("DELETE FROM note WHERE name = $name", ("$name", name));

    /// <summary>Removes a marker unless its value changed since.</summary>
    public void RemoveIfStill(string name, string? value) =>
        c.Execute("DELETE FROM note WHERE name = $name AND value = $value", ("$name", name), ("$value", value));
}
