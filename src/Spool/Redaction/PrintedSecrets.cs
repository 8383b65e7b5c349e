namespace TotalMemory.Spool.Redaction;

/// <summary>
/// The output of commands that print secrets: <c>$ pass show web/shop</c>, <c>$ cat /run/secrets/db</c>, and the line
/// below.
/// </summary>
internal static class PrintedSecrets
{
    private const int LongestLine = 200; // chosen: a longer line is data

    private static readonly string[] Printers =
    [
        "pass show ",
        "pass ",
        "gopass show ",
        "op read ",
        "bw get password ",
        "gh auth token",
        "gcloud auth print-",
        "aws ecr get-login-password",
        "security find-generic-password",
        "secret-tool lookup ",
        "kubectl create token ",
        "vault kv get -field",
        "vault print token",
        "az account get-access-token",
        "heroku auth:token",
        "lpass show ",
        "keyring get ",
        "openssl rand ",
        "pwgen ",
        "apg ",
        "makepasswd",
        "head -c ",
        "gopass ",
        "gcloud secrets versions access",
        "az keyvault secret show",
        "aws secretsmanager get-secret-value",
        "aws ssm get-parameter",
        "wg genkey",
        "wg genpsk",
        "age-keygen",
        "mkpasswd",
        "openssl passwd",
        "rails secret",
        "bin/rails secret",
        "rake secret",
        "bundle exec rails secret",
        "php artisan key:generate --show",
        "docker swarm join-token -q",
        "kubeadm token create",
        "argocd account generate-token",
        "consul keygen",
        "nomad operator gossip keyring generate",
        "heroku config:get ",
        "fly auth token",
        "flyctl auth token",
        "doctl auth token",
        "vercel env pull",
        "keepassxc-cli show",
        "rclone reveal ",
        "python3 -c \"import secrets",
        "python -c \"import secrets",
        "node -e \"console.log(require('crypto').randomBytes",
        "uuidgen | tr -d",
        "htpasswd -n",
        "sops -d",
        "sops decrypt",
        "chezmoi secret ",
        "doppler secrets get ",
        "infisical secrets get ",
    ];

    public static void Find(string text, List<Finding> found)
    {
        for (var at = text.IndexOf("$ ", StringComparison.Ordinal); at >= 0; at = text.IndexOf("$ ", at + 2, StringComparison.Ordinal))
        {
            if (at > 0 && !char.IsWhiteSpace(text[at - 1]))
                continue;
            var line = text.AsSpan(at + 2, Math.Min(LongestLine, text.Length - at - 2));
            var end = line.IndexOf('\n');
            if (end < 0 || !Prints(line[..end]))
                continue;
            var value = ValueAt.Read(text, at + 2 + end + 1 is var next && next < text.Length ? next : text.Length - 1);
            // The account comes first.
            if (line.StartsWith("cat ") && !value.IsEmpty && IsSmallWord(value.Slice(text)))
                value =
                    ValueAt.AfterLineBreak(text, value.End) is var below && below > value.End && below < text.Length
                        ? ValueAt.Read(text, below)
                        : value;
            if (!value.IsEmpty && ValueAt.IsLineEnd(text, value.End) && SecretValue.HasDigitsOrSigns(value.Slice(text)))
                found.Add(new Finding(value.Start, ValueAt.Whole(text, value).End, "secret"));
        }
    }

    private static bool IsSmallWord(ReadOnlySpan<char> word) => word.IndexOfAnyExceptInRange('a', 'z') < 0;

    // "; echo", "&& echo", which only end the line
    private static ReadOnlySpan<char> WithoutEcho(ReadOnlySpan<char> command)
    {
        command = command.TrimEnd(" \"'\r");
        return command.EndsWith("echo") ? command[..^4].TrimEnd(" ;&") : command;
    }

    private static bool Prints(ReadOnlySpan<char> command)
    {
        foreach (var printer in Printers)
            if (command.StartsWith(printer))
                return true;
        var bare = WithoutEcho(command);
        if (bare.EndsWith("| base64 -d") || bare.EndsWith("| base64 --decode") || bare.EndsWith("| base64 -D"))
            return command.IndexOf("secret") >= 0;
        if (command.StartsWith("echo ") || command.StartsWith("printenv "))
            return IsVariable(command[(command.IndexOf(' ') + 1)..].Trim("\"' ${}\r"));
        return command.StartsWith("cat ") && IsSecretFile(command[4..].Trim());
    }

    // echo $DB_PASSWORD, printenv API_TOKEN
    private static bool IsVariable(ReadOnlySpan<char> name) =>
        name.IndexOfAnyExcept(CharacterRuns.Constant) < 0 && SecretName.Classify(name) is not SecretName.Kind.None && name is not "PWD";

    // True if the file's name names a secret, or its folder holds only secrets.
    public static bool IsSecretFile(ReadOnlySpan<char> path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..].TrimStart('.');
        if (name.EndsWith(".txt"))
            name = name[..^4];
        return path.StartsWith("/run/secrets/") || SecretName.Classify(name) is not SecretName.Kind.None;
    }
}
