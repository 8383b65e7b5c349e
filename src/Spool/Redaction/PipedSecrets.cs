using System.Buffers;

namespace TotalMemory.Spool.Redaction;

/// <summary>
/// Secrets that <c>echo</c> or <c>printf</c> pipes into a program: <c>echo X | sudo -S</c>, <c>echo X | docker login
/// --password-stdin</c>.
/// </summary>
internal static class PipedSecrets
{
    private const int Window = 300; // chosen: keeps the search linear
    private const int LeastPhrase = 10; // chosen: shorter ones are answers to prompts

    private static readonly string[] Readers =
    [
        "-stdin",
        "_stdin",
        "stdinpass",
        "sudo -S",
        "chpasswd",
        "passwd --stdin",
        "login --with-token",
        "cryptsetup",
        "openconnect",
        "ssh-add",
        "veracrypt",
        "openssl passwd",
        "mkpasswd",
        "--passphrase-fd",
        "docker secret create",
        "podman secret create",
        "gh secret set",
        "wrangler secret put",
        "smbpasswd -s",
        "vncpasswd",
        "-autopass",
        " load-key",
        "op signin",
        "lpass login",
        "bw unlock",
        "pass insert",
        "faillock --stdin",
        "gcloud secrets ",
        "vercel env add",
        "fly secrets import",
        "secret-tool store",
        "kinit",
        "smbpasswd",
        "ConvertTo-SecureString",
        "heroku auth:token",
        "npx wrangler secret",
        "az keyvault secret",
        "vault write",
        "security add-",
        "keyctl ",
        "systemd-creds encrypt",
        "kubeseal",
        "| age ",
        "| rage ",
        "gocryptfs",
        "encfs",
        "fscrypt",
        "argon2",
        "keepassxc-cli",
        "luksOpen",
        "create secret",
    ];

    private static readonly SearchValues<string> AnyReader = SearchValues.Create(Readers, StringComparison.Ordinal);

    // Any text may be piped into base64, so only an unmistakable value counts.
    private const string Encoder = "| base64";

    /// <summary>True for a command that reads a secret from its input.</summary>
    public static bool IsReader(ReadOnlySpan<char> command) => command.IndexOfAny(AnyReader) >= 0;

    public static void Find(string text, List<Finding> found)
    {
        for (var at = text.AsSpan().IndexOf("| ") is var first && first >= 0 ? first : -1; at >= 0; )
        {
            var command = text.AsSpan(at, Math.Min(Window, text.Length - at));
            var line = command[1..].IndexOfAny('\n', '|', '\\');
            if (line >= 0)
                command = command[..(line + 1)];
            if (command.IndexOfAny(AnyReader) >= 0)
                foreach (var reader in Readers)
                    if (command.IndexOf(reader) >= 0)
                    {
                        Echoed(text, at, reader, found);
                        break;
                    }
            if (
                command.StartsWith(Encoder)
                && !command[Encoder.Length..].TrimStart(" -").StartsWith("d", StringComparison.OrdinalIgnoreCase)
            )
                Echoed(text, at, Encoder, found);
            var next = text.AsSpan(at + 2).IndexOf("| ");
            at = next < 0 ? -1 : at + 2 + next;
        }
    }

    // 'X' | ConvertTo-SecureString
    private static void Literal(string text, int pipe, List<Finding> found)
    {
        var end = text.AsSpan(0, pipe).TrimEnd().Length - 1;
        if (end < 3 || text[end] is not ('"' or '\''))
            return;
        var least = Math.Max(0, end - Window);
        var open = text.AsSpan(least, end - least).LastIndexOf(text[end]);
        if (open >= 0 && end - least - open > 3 && !Reference.Is(text.AsSpan(least + open + 1, end - least - open - 1)))
            found.Add(new Finding(least + open + 1, end, "password"));
    }

    // echo "several words" | cryptsetup …: the pipe follows, and the program reads nothing but a passphrase.
    private static bool IsPhrase(string text, Argument last, int pipe, string reader) =>
        last.Quoted
        && last.End - last.Start >= LeastPhrase
        && reader is not (Encoder or "-stdin")
        && text.AsSpan(last.Next, pipe - last.Next).IsWhiteSpace();

    private static void Echoed(string text, int pipe, string reader, List<Finding> found)
    {
        var least = Math.Max(0, pipe - Window);
        var line = text.AsSpan(least, pipe - least);
        var echo = Math.Max(line.LastIndexOf("echo "), line.LastIndexOf("printf "));
        if (echo < 0 && reader == "ConvertTo-SecureString")
            Literal(text, pipe, found);
        if (echo < 0 || line[echo..].IndexOfAny("\n|;") >= 0)
            return;
        var at = least + echo + (line[echo] == 'e' ? 5 : 7);
        var last = default(Argument);
        for (var word = Argument.Read(text, at, pipe); !word.IsEmpty; word = Argument.Read(text, word.Next, pipe))
            last = word;
        if (last.IsEmpty || last.Slice(text)[0] is '-' or '$' or '%' || last.End - last.Start < 3)
            return;
        if (last.Slice(text).IndexOf(' ') >= 0 && !IsPhrase(text, last, pipe, reader))
            return;
        var value = last.Slice(text);
        var start = reader == "chpasswd" ? last.Start + value.IndexOf(':') + 1 : last.Start;
        if (!Reference.Is(text.AsSpan(start, last.End - start)) && (reader != Encoder || SecretValue.IsUnmistakable(value)))
            found.Add(new Finding(start, last.End, "password"));
    }
}
