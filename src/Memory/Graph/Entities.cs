using System.Text.RegularExpressions;
using TotalMemory.Extraction.Errors;
using TotalMemory.Language;
using TotalMemory.Spool.Commands;

namespace TotalMemory.Graph;

/// <summary>Finds the entities that a text mentions, by their form. Pure; doubtful ones are left out.</summary>
public static partial class Entities
{
    private const int Most = 24; // chosen: more are a list

    private static readonly HashSet<string> Services = new(StringComparer.Ordinal)
    {
        "postgres",
        "postgresql",
        "mysql",
        "mariadb",
        "sqlite",
        "redis",
        "mongodb",
        "elasticsearch",
        "kafka",
        "rabbitmq",
        "nginx",
        "traefik",
        "kubernetes",
        "k8s",
        "docker",
        "github",
        "gitlab",
        "jenkins",
        "aws",
        "s3",
        "gcp",
        "azure",
        "vercel",
        "netlify",
        "cloudflare",
        "stripe",
        "sentry",
        "grafana",
        "prometheus",
        "supabase",
        "firebase",
        "ollama",
        "openai",
        "anthropic",
        "localstack",
        "minio",
        "celery",
        "memcached",
        "vault",
        "consul",
        "terraform",
    };

    private static readonly HashSet<string> Installers = new(StringComparer.Ordinal)
    {
        "npm",
        "pnpm",
        "yarn",
        "bun",
        "pip",
        "pip3",
        "uv",
        "poetry",
        "cargo",
        "dotnet",
        "gem",
        "composer",
        "brew",
        "apt",
        "apt-get",
        "go",
    };

    public static IReadOnlyList<Entity> Extract(string text)
    {
        var found = new List<Entity>();
        foreach (Match m in File().Matches(text))
            Add(EntityKind.File, FileName.Last(m.Value));
        foreach (Match m in ErrorCode().Matches(text))
            Add(EntityKind.Error, m.Value);
        foreach (Match m in Span().Matches(text))
        {
            var span = m.Groups[1].Value;
            foreach (var segment in CommandLine.Parse(span).Where(s => Programs.Known.Contains(s.Program)))
            {
                Add(EntityKind.Command, CommandLine.VerbOf(segment));
                if (Installers.Contains(segment.Program) && segment.Words is [_, "install" or "add" or "i" or "get", ..])
                    foreach (var package in segment.Words.Skip(2).Where(w => Package().IsMatch(w)))
                        Add(EntityKind.Package, package);
            }
            if (Symbol().IsMatch(span))
                Add(EntityKind.Symbol, span.TrimEnd('(', ')'));
        }
        foreach (Match m in Identifier().Matches(text))
            Add(EntityKind.Symbol, m.Value);
        foreach (Match m in Word().Matches(text))
            if (Services.Contains(m.Value.ToLowerInvariant()))
                Add(EntityKind.Service, m.Value);
        foreach (Match m in Scoped().Matches(text))
            Add(EntityKind.Package, m.Value.TrimEnd('.'));
        foreach (var named in NamedCommands.Find(text))
            if (named.Segment is { Words.Count: > 1 } segment)
                Add(EntityKind.Command, CommandLine.VerbOf(segment));
        return [.. found.Distinct().Take(Most)];

        void Add(EntityKind kind, string name)
        {
            if (name.Length is > 1 and <= 80)
                found.Add(new Entity(kind, name.ToLowerInvariant()));
        }
    }

    [Examples("src/read.ts", "the Dockerfile", ".gitignore")]
    [CounterExamples("src/read", "read.tsz")]
    [GeneratedRegex(
        @"(?<![\w.@~/-])(?:[\w.@~-]+/)*[\w@-][\w.@-]*\.(?:csproj|cs|tsx?|jsx?|mjs|py|go|rs|java|kt|rb|php|json"
            + @"|toml|ya?ml|md|txt|lock|sh|sql|css|html|xml|sln|cpp|hpp|c|h|vue|svelte|tf|proto|env)(?!\w)"
            + @"|(?<!\w)(?:Dockerfile|Makefile|Gemfile|Cargo\.toml|\.gitignore|\.env)(?!\w)"
    )]
    private static partial Regex File();

    [Examples("CS0246", "EADDRINUSE", "KeyError")]
    [CounterExamples("CS02", "EASY", "Errors")]
    [GeneratedRegex(
        @"\b(?:CS|TS|E|MD|CA|SYSLIB|NU|MSB|IDE|RS|ORA-|SQLSTATE |HTTP )[0-9]{3,5}\b"
            + @"|\bE(?:ACCES|NOENT|ADDRINUSE|CONNREFUSED|USAGE|PERM|EXIST|TIMEDOUT|RESOLVE|INTEGRITY)\b"
            + @"|\b[A-Z]\w+(?:Error|Exception)\b"
    )]
    private static partial Regex ErrorCode();

    [Examples("run `make all`")]
    [CounterExamples("run make all", "`x`")]
    [GeneratedRegex(@"`([^`\n]{2,160})`")]
    private static partial Regex Span();

    [Examples("Reader.read()", "read_all")]
    [CounterExamples("read all", "3rd")]
    [GeneratedRegex(@"^[A-Za-z_][\w.:]*(?:\(\))?$")]
    private static partial Regex Symbol();

    [Examples("readAll", "ReadAll", "read_all")]
    [CounterExamples("Found", "READ_ALL")]
    [GeneratedRegex(@"\b(?:[a-z]+[A-Z]\w*|[A-Z][a-z]+[A-Z]\w*|[a-z]+_[a-z_0-9]+)\b")]
    private static partial Regex Identifier();

    [Examples("read", "x1")]
    [CounterExamples("1 2", "x")]
    [GeneratedRegex(@"[A-Za-z][A-Za-z0-9]+")]
    private static partial Regex Word();

    [Examples("@shop/kit")]
    [CounterExamples("shop/kit", "mira@shop/kit")]
    [GeneratedRegex(@"(?<![\w.])@[a-z0-9-]+/[a-z0-9._-]+")]
    private static partial Regex Scoped();

    [Examples("left-pad", "@shop/kit")]
    [CounterExamples("left pad", "-x")]
    [GeneratedRegex(@"^@?[a-z0-9][\w./-]*$", RegexOptions.IgnoreCase)]
    private static partial Regex Package();
}
