using static TotalMemory.Spool.Redaction.SecretOptions;

namespace TotalMemory.Spool.Redaction;

/// <summary>Options of programs that publish packages and sites, and of those that log in to registries.</summary>
internal static class PublishingOptions
{
    public static IEnumerable<SecretOption> All => [.. Publishing(), .. Registries(), .. Sources()];

    private static IEnumerable<SecretOption> Publishing() =>
        [
            new("dotnet") { Subcommand = "user-secrets", Position = 3 },
            new("dotnet", "-k", "--api-key") { Subcommand = "push" },
            new("nuget", "-ApiKey", "-Password", "-p") { Separate = true },
            new("nuget") { Subcommand = "setapikey", Position = 1 },
            new("cargo") { Subcommand = "login", Position = 1 },
            new("gem", "-k") { Subcommand = "push" },
            new("vercel", "-t", "--token"),
            new("netlify", "--auth"),
            new("doctl", "-t", "--access-token"),
            new("flyctl", "-t", "--access-token"),
            new("railway", "--token"),
            new("cloudflared", "--token"),
            new("cloudflared") { Subcommand = "install", Position = 1 },
            new("tailscale", "--authkey", "--auth-key"),
            new("ngrok") { Subcommand = "add-authtoken", Position = 1 },
            new("ngrok") { Subcommand = "authtoken", Position = 1 },
        ];

    private static IEnumerable<SecretOption> Registries() =>
        [
            .. Each(
                ["docker", "podman", "nerdctl", "buildah", "helm", "oras", "crane", "oc", "az", "cf", "ibmcloud"],
                p => new SecretOption(p, "-p", "--password") { Subcommand = "login" }
            ),
            .. Each(["skopeo", "podman", "buildah"], p => new SecretOption(p, "--creds", "--src-creds", "--dest-creds") { After = ':' }),
            .. Each(["twine", "flit", "poetry"], p => new SecretOption(p, "-p", "--password")),
            .. Each(["az"], p => new SecretOption(p, "--password", "--client-secret", "--account-key", "--sas-token", "--admin-password")),
            .. Each(["svn"], p => new SecretOption(p, "--password")),
        ];

    // Accounts of package sources
    private static IEnumerable<SecretOption> Sources() =>
        [
            new("bundle")
            {
                Subcommand = "set",
                Position = 2,
                After = ':',
            },
            new("bundle")
            {
                Subcommand = "config",
                Position = 2,
                After = ':',
            },
            .. Each(
                ["composer", "poetry"],
                p => new SecretOption(p)
                {
                    Subcommand = "config",
                    Position = 3,
                    OnlyAfter = "http-basic",
                }
            ),
            .. Each(
                ["github-oauth", "gitlab-token", "gitlab-oauth", "bearer", "bitbucket-oauth"],
                kind => new SecretOption("composer")
                {
                    Subcommand = "config",
                    Position = 2,
                    OnlyAfter = kind,
                }
            ),
        ];
}
