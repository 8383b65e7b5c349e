using TotalMemory.Journeys.Support;
using TotalMemory.Tests.Support;

namespace TotalMemory.Journeys;

/// <summary>
/// The person's own agent as the language model: real <c>claude -p</c> and <c>codex exec</c>, run by the installed worker.
/// </summary>
public sealed class OwnAgentTests(Installed installed)
{
    [Theory]
    [InlineData("claude")]
    [InlineData("codex")]
    public async Task The_persons_own_agent_helps_to_learn(string agent)
    {
        installed.Require();
        Clients.Require();
        await using var model = new MockModel();
        const string items =
            """{"items":[{"kind":"fact","text":"The tax service requires the X-Tenant header on each request.","line":3,"""
            + """ "quote":"needs the header X-Tenant on every request"}]}""";
        model.Script("needs the header X-Tenant", [new(items)], [new(items)]);
        var home = installed.NewHome();
        var session = new ClaudeSession(
            "y",
            Directory.CreateDirectory(Path.Combine(home.Root, "shop")).FullName,
            TimeProvider.System.GetUtcNow().AddDays(-1)
        );
        session
            .User("let us go on")
            .Says("The cart keeps its total in cents.")
            .User("fine, the tax service needs the header X-Tenant on every request")
            .Says("All done.");
        var transcript = Path.Combine(home.Root, "y.jsonl");
        await File.WriteAllTextAsync(transcript, session.Text, TestContext.Current.CancellationToken);
        var codexHome = Directory.CreateDirectory(Path.Combine(home.Root, "codex")).FullName;
        await File.WriteAllTextAsync(
            Path.Combine(codexHome, "config.toml"),
            "model = \"gpt-5.5\"\nmodel_provider = \"mock\"\n[model_providers.mock]\nname = \"Mock\"\nbase_url = "
                + $"\"http://127.0.0.1:{model.Port}/v1\"\nwire_api = \"responses\"\nenv_key = \"MOCK_API_KEY\"\n[analytics]\nenabled = "
                + "false\n",
            TestContext.Current.CancellationToken
        );

        var environment = Shell.Environment(installed.UserHome);
        environment["TOTALMEMORY_HOME"] = home.Root;
        environment["CODEX_HOME"] = codexHome;
        environment["MOCK_API_KEY"] = "test";
        environment["ANTHROPIC_BASE_URL"] = $"http://127.0.0.1:{model.Port}";
        environment["ANTHROPIC_API_KEY"] = "test-key";
        environment["CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC"] =
            environment["DISABLE_AUTOUPDATER"] =
            environment["DISABLE_TELEMETRY"] =
            environment["DISABLE_ERROR_REPORTING"] =
            environment["IS_SANDBOX"] =
                "1";
        await Run("import", transcript);
        await Run("llm", agent);
        Assert.Contains("looked at 1 session and named 1 new thing", await Run("llm", "try"));
        Assert.Contains("X-Tenant header", await Run("search", "--all", "tenant header"));
        Assert.Contains("1 call, 1 thing learned", await Run("status"));
        Assert.DoesNotContain(model.Requests, r => r.Contains("totalmemory-briefing", StringComparison.Ordinal));

        async Task<string> Run(params string[] arguments)
        {
            var (code, output) = await Shell.RunAsync(Path.Combine(installed.Bin, "totalmemory"), arguments, home.Root, environment);
            Assert.True(
                code == 0,
                $"{string.Join(' ', arguments)}: {output}\n{string.Join('\n', model.Requests.Select(r => r[..Math.Min(r.Length, 300)]))}"
            );
            return output;
        }
    }
}
