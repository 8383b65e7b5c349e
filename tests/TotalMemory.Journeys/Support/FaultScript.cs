using Microsoft.Data.Sqlite;

namespace TotalMemory.Journeys.Support;

/// <summary>
/// A shell script over the installed programs in a home of its own: hooks post numbered messages, a fault comes and goes, and at the
/// end each message is stored once.
/// </summary>
/// <remarks>
/// The script knows <c>$B</c> (the programs), <c>$T</c> (a folder of its own) and <c>$H</c> (the home). It prints <c>CANNOT</c> where the
/// machine does not allow the fault.
/// </remarks>
public sealed class FaultScript : IDisposable
{
    private const string Frame = """
        H="$TOTALMEMORY_HOME"
        payload() { echo "{\"session_id\":\"s$1\",\"cwd\":\"$T\",\"prompt\":\"message $1 please\"}"; }
        post() { for n; do payload "$n" | timeout 60 "$B/totalmemory-hook" claude UserPromptSubmit; echo "code=$?"; done; }
        waiting() { find "$H/spool/" -name '*.json' | wc -l; }
        drained() { for i in $(seq 600); do [ "$(waiting)" = 0 ] && break; sleep .1; done; echo "left=$(waiting)"; }
        doctor() { "$B/totalmemory" doctor 2>&1 | grep -A1 -E "^(ok|no)  ($1): "; }
        start() { "$B/totalmemory" worker start; }
        stop() { "$B/totalmemory" worker stop; }

        """;

    private readonly Installed installed;

    public FaultScript(Installed installed)
    {
        installed.Require();
        this.installed = installed;
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("tmf-").FullName;

    public string Home => Path.Combine(Folder, "home");

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    /// <summary>Runs it and returns what it printed; skips the test where the fault cannot be made.</summary>
    /// <param name="script">Runs in a mount namespace of its own if it says <c>mount</c>.</param>
    /// <param name="why">Why the fault may be impossible here.</param>
    public async Task<string> RunAsync(string script, string why, params IReadOnlyList<(string Name, string? Value)> variables)
    {
        var environment = Shell.Environment(installed.UserHome);
        environment["B"] = installed.Bin;
        environment["T"] = Folder;
        environment["TOTALMEMORY_HOME"] = Home;
        environment["CLAUDE_CONFIG_DIR"] = Path.Combine(Folder, "claude");
        environment["CODEX_HOME"] = Path.Combine(Folder, "codex");
        environment["CLAUDE_BIN"] = environment["CODEX_BIN"] = "/nowhere";
        foreach (var (name, value) in variables)
            environment[name] = value;
        string[] bash = ["bash", "-c", Frame + script];
        string[] command = script.Contains("mount ", StringComparison.Ordinal) ? ["unshare", "-m", .. bash] : bash;
        var (code, output) = await Shell.RunAsync(command[0], command[1..], Folder, environment);
        Assert.SkipWhen(output.Contains("CANNOT", StringComparison.Ordinal) || output.Contains("unshare:", StringComparison.Ordinal), why);
        Assert.True(code == 0, output);
        return output;
    }

    /// <summary>Exactly these messages are in the memory, each once.</summary>
    public static void StoredOnce(string database, params IReadOnlyList<int> messages)
    {
        using var c = new SqliteConnection($"Data Source={database};Pooling=False");
        c.Open();
        using var command = c.CreateCommand();
        command.CommandText = "SELECT text FROM turn WHERE kind = 'prompt' ORDER BY length(text), text";
        using var rows = command.ExecuteReader();
        var stored = new List<string>();
        while (rows.Read())
            stored.Add(rows.GetString(0));
        Assert.Equal(messages.Select(n => $"message {n} please"), stored);
    }
}
