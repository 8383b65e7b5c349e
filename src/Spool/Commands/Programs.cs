namespace TotalMemory.Spool.Commands;

/// <summary>Knowledge about programs that agents call.</summary>
public static class Programs
{
    /// <summary>Programs with subcommands, and their number of words: <c>git push</c>, <c>npm run build</c>.</summary>
    public static readonly Dictionary<string, int> Subcommands = new(StringComparer.Ordinal)
    {
        ["git"] = 1,
        ["gh"] = 2,
        ["go"] = 1,
        ["npm"] = 2,
        ["bun"] = 2,
        ["pnpm"] = 2,
        ["yarn"] = 2,
        ["cargo"] = 1,
        ["docker"] = 2,
        ["docker-compose"] = 1,
        ["kubectl"] = 2,
        ["make"] = 1,
        ["uv"] = 2,
        ["pip"] = 1,
        ["pip3"] = 1,
        ["poetry"] = 2,
        ["dotnet"] = 1,
        ["mvn"] = 1,
        ["gradle"] = 1,
        ["gradlew"] = 1,
        ["just"] = 1,
        ["terraform"] = 1,
        ["deno"] = 2,
        ["aws"] = 2,
        ["gcloud"] = 2,
        ["az"] = 2,
        ["systemctl"] = 1,
        ["apt"] = 1,
        ["apt-get"] = 1,
        ["brew"] = 1,
        ["composer"] = 2,
        ["bundle"] = 2,
        ["rails"] = 1,
        ["mix"] = 1,
        ["helm"] = 1,
        ["flutter"] = 1,
        ["dart"] = 1,
        ["swift"] = 1,
        ["nx"] = 1,
        ["turbo"] = 2,
        ["mise"] = 2,
        ["task"] = 1,
        ["bazel"] = 1,
        ["php"] = 1,
        ["vercel"] = 1,
        ["wrangler"] = 1,
        ["supabase"] = 2,
    };

    /// <summary>Programs that only run another one.</summary>
    public static readonly HashSet<string> Runners = new(StringComparer.Ordinal) { "npx", "bunx", "uvx", "pnpx" };

    /// <summary>Programs that run another one in a container or an environment.</summary>
    public static readonly HashSet<string> ContainerRunners = new(StringComparer.Ordinal)
    {
        "docker",
        "docker-compose",
        "podman",
        "kubectl",
        "poetry",
        "uv",
        "bundle",
        "pipenv",
        "conda",
        "mise",
        "nix",
        "direnv",
        "heroku",
        "fly",
        "ddev",
        "lando",
        "vagrant",
        "ssh",
        "wsl",
    };

    /// <summary>Programs that print what files and other programs say.</summary>
    public static readonly IReadOnlyList<string> TextViewers =
    [
        "cat",
        "head",
        "tail",
        "sed",
        "bat",
        "less",
        "nl",
        "rg",
        "grep",
        "awk",
        "strings",
        "find",
        "ls",
    ];

    /// <summary>Programs that only show something.</summary>
    public static readonly HashSet<string> Viewers = new(
        [.. TextViewers, "egrep", "wc", "fd", "tree", "stat", "file"],
        StringComparer.Ordinal
    );

    /// <summary>Programs that only say where a program is.</summary>
    public static readonly IReadOnlyList<string> Locators = ["which", "command", "type"];

    /// <summary>Programs that only check a condition.</summary>
    public static readonly IReadOnlyList<string> Conditions = ["test", "[", "[["];

    /// <summary>Programs that are alternatives: "use pnpm" means "not npm".</summary>
    public static readonly IReadOnlyList<HashSet<string>> Families =
    [
        new(StringComparer.Ordinal) { "npm", "pnpm", "yarn", "bun", "deno", "npx", "bunx" },
        new(StringComparer.Ordinal) { "pip", "pip3", "uv", "poetry", "pipenv", "conda", "pdm" },
        new(StringComparer.Ordinal) { "jest", "vitest", "mocha", "ava" },
        new(StringComparer.Ordinal) { "pytest", "unittest", "nose" },
        new(StringComparer.Ordinal) { "docker", "podman", "nerdctl" },
        new(StringComparer.Ordinal) { "mvn", "mvnw", "gradle", "gradlew" },
        new(StringComparer.Ordinal) { "grep", "rg", "ag", "ack" },
        new(StringComparer.Ordinal) { "eslint", "biome", "oxlint" },
        new(StringComparer.Ordinal) { "black", "ruff", "flake8" },
        new(StringComparer.Ordinal) { "make", "just", "task" },
    ];

    /// <summary>Every program known by name.</summary>
    public static readonly HashSet<string> Known = new(
        [
            .. Subcommands.Keys,
            .. Runners,
            .. ContainerRunners,
            .. Families.SelectMany(f => f),
            "python",
            "python3",
            "node",
            "ruby",
            "java",
            "javac",
            "tsc",
            "prettier",
            "mypy",
            "tox",
            "curl",
            "wget",
            "psql",
            "mysql",
            "sqlite3",
            "redis-cli",
            "mongosh",
            "scp",
            "rsync",
            "cmake",
            "ninja",
            "ng",
            "rake",
            "rspec",
            "phpunit",
            "alembic",
            "sbt",
            "xcodebuild",
            "pod",
            "ansible",
            "vagrant",
            "playwright",
            "cypress",
            "webpack",
            "vite",
            "tsx",
            "ts-node",
            "golangci-lint",
            "gofmt",
            "rustfmt",
            "clippy",
            "sed",
            "awk",
            "find",
            "rm",
            "chmod",
            "chown",
            "sudo",
            "cat",
            "test",
        ],
        StringComparer.Ordinal
    );

    /// <summary>Programs whose names are also English words: in prose they count only in backticks.</summary>
    public static readonly HashSet<string> AlsoWords = new(StringComparer.Ordinal)
    {
        "make",
        "go",
        "just",
        "task",
        "find",
        "cat",
        "test",
        "node",
        "swift",
        "mix",
        "bundle",
        "rails",
        "ruby",
        "fly",
        "black",
        "pod",
        "ava",
        "turbo",
        "act",
        "python",
        "java",
        "nose",
        "deno",
        "flutter",
        "dart",
        "cypress",
        "nix",
        "helm",
        "composer",
        "az",
        "ng",
        "task",
        "rm",
    };

    /// <summary>First words that only group subcommands: <c>gh pr view</c>, <c>npm run build</c>.</summary>
    public static readonly HashSet<string> Groups = new(StringComparer.Ordinal)
    {
        "run",
        "exec",
        "compose",
        "x",
        "pr",
        "issue",
        "api",
        "workflow",
        "repo",
        "release",
        "get",
        "describe",
        "s3",
        "pip",
        "db",
    };

    /// <summary>True if the programs are alternatives.</summary>
    public static bool AreAlternatives(string a, string b) => a != b && Families.Any(f => f.Contains(a) && f.Contains(b));
}
