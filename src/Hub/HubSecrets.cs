using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using TotalMemory.Spool;
using TotalMemory.Sync;

namespace TotalMemory.Hub;

/// <summary>Keeps the password and the vault's key in the system's keyring if there is one, otherwise in a private file.</summary>
internal sealed record HubSecrets(string? Password, string Key)
{
    private const string Tool = "secret-tool";

    // A keyring that waits for somebody to unlock it in a window that nobody sees must not block the worker.
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    /// <exception cref="HubException">The secrets are missing.</exception>
    public static HubSecrets Load(MemoryHome home, string machine)
    {
        var text = File.Exists(PathOf(home)) ? File.ReadAllText(PathOf(home)) : Keyring("", "lookup", machine);
        try
        {
            if (text is { Length: > 0 } && JsonSerializer.Deserialize(text, HubJson.Default.HubSecrets) is { } secrets)
                return secrets;
        }
        catch (JsonException) { }
        throw new HubException("The hub's password and key are gone from this machine. Join again: totalmemory hub join ADDRESS");
    }

    public VaultKey VaultKey => Hub.VaultKey.Parse(Key) ?? throw new HubException("The hub's key is damaged. Join again.");

    public void Save(MemoryHome home, string machine)
    {
        var text = JsonSerializer.Serialize(this, HubJson.Default.HubSecrets);
        // A secret counts as stored only if it can be read back.
        if (Keyring(text, "store", machine) is not null && Keyring("", "lookup", machine)?.Trim() == text.Trim())
            return;
        PrivateFiles.WriteAtomic(PathOf(home), Encoding.UTF8.GetBytes(text));
    }

    public static void Remove(MemoryHome home, string machine)
    {
        PrivateFiles.TryDelete(PathOf(home));
        Keyring("", "clear", machine);
    }

    private static string PathOf(MemoryHome home) => Path.Combine(home.Root, "hub.secret");

    // Null if there is no keyring or it does not answer.
    private static string? Keyring(string input, string verb, string machine)
    {
        if (Environment.GetEnvironmentVariable("DBUS_SESSION_BUS_ADDRESS") is null or "")
            return null;
        var start = new ProcessStartInfo(Tool)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in (string[])[verb, .. verb == "store" ? ["--label=TotalMemory hub"] : Array.Empty<string>()])
            start.ArgumentList.Add(argument);
        foreach (var argument in (string[])["service", "totalmemory-hub", "machine", machine])
            start.ArgumentList.Add(argument);
        try
        {
            using var process = Process.Start(start)!;
            process.StandardInput.Write(input);
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync();
            if (process.WaitForExit(Timeout))
                return process.ExitCode == 0 ? output.Result : null;
            process.Kill();
            return null;
        }
        catch (Exception e) when (e is System.ComponentModel.Win32Exception or IOException or InvalidOperationException)
        {
            return null;
        }
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(HubSecrets))]
internal sealed partial class HubJson : JsonSerializerContext;
