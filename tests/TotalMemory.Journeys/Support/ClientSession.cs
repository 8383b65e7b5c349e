using System.Text.Json.Nodes;

namespace TotalMemory.Journeys.Support;

/// <summary>One session, or one more turn of it, of a real client with the scripted model.</summary>
internal static class ClientSession
{
    /// <param name="resume">A session to go on with.</param>
    /// <param name="pathFirst">A folder whose programs the agent's commands find first.</param>
    /// <param name="more">What else stands in the client's environment.</param>
    /// <returns>The session's id.</returns>
    public static async Task<string> StartAsync(
        Installed installed,
        string client,
        MockModel model,
        string project,
        string prompt,
        string? resume = null,
        string? pathFirst = null,
        IReadOnlyDictionary<string, string?>? more = null
    )
    {
        var environment = Shell.Environment(installed.UserHome);
        foreach (var (name, value) in more ?? new Dictionary<string, string?>())
            environment[name] = value;
        if (pathFirst is not null)
            environment["PATH"] = $"{pathFirst}:{environment["PATH"]}";
        if (client == "claude")
        {
            environment["ANTHROPIC_BASE_URL"] = $"http://127.0.0.1:{model.Port}";
            environment["ANTHROPIC_API_KEY"] = "test-key";
            environment["CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC"] =
                environment["DISABLE_AUTOUPDATER"] =
                environment["DISABLE_TELEMETRY"] =
                environment["DISABLE_ERROR_REPORTING"] =
                environment["IS_SANDBOX"] =
                    "1";
            var session = resume ?? Guid.NewGuid().ToString();
            var claude = await Shell.RunAsync(
                Clients.Claude!,
                [
                    "-p",
                    prompt,
                    resume is null ? "--session-id" : "--resume",
                    session,
                    "--output-format",
                    "json",
                    "--dangerously-skip-permissions",
                ],
                project,
                environment
            );
            Assert.True(claude.Code == 0, claude.Output);
            return session;
        }
        environment["MOCK_API_KEY"] = "test";
        string[] settings =
        [
            "--json",
            "--skip-git-repo-check",
            "-c",
            "model=gpt-5.5",
            "-c",
            "model_provider=mock",
            "-c",
            "model_providers.mock.name=\"Mock\"",
            "-c",
            $"model_providers.mock.base_url=\"http://127.0.0.1:{model.Port}/v1\"",
            "-c",
            "model_providers.mock.wire_api=\"responses\"",
            "-c",
            "model_providers.mock.env_key=\"MOCK_API_KEY\"",
            "-c",
            "approval_policy=never",
            "-c",
            "sandbox_mode=danger-full-access",
            "-c",
            "analytics.enabled=false",
        ];
        var codex = await Shell.RunAsync(
            Clients.Codex!,
            resume is null ? ["exec", .. settings, prompt] : ["exec", "resume", .. settings, resume, prompt],
            project,
            environment
        );
        Assert.True(codex.Code == 0, codex.Output);
        return resume
            ?? codex
                .Output.Split('\n')
                .Select(l => l.Contains("thread.started", StringComparison.Ordinal) ? (string?)JsonNode.Parse(l)?["thread_id"] : null)
                .First(id => id is not null)!;
    }
}
