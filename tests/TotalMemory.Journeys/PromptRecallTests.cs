using System.Text.Json;
using Microsoft.Data.Sqlite;
using TotalMemory.Journeys.Support;
using TotalMemory.Spool;
using TotalMemory.Tests.Support;

namespace TotalMemory.Journeys;

/// <summary>Recall beside a prompt, through the installed hook and the installed worker with the built-in model.</summary>
public sealed class PromptRecallTests(Installed installed)
{
    [Fact]
    public async Task A_prompt_brings_what_is_clearly_about_it_once_and_is_silent_without_the_worker()
    {
        var home = installed.NewHome();
        var environment = Shell.Environment(installed.UserHome);
        environment["TOTALMEMORY_HOME"] = home.Root;
        var shop = Directory.CreateDirectory(Path.Combine(home.Root, "shop")).FullName;
        var day = 0;
        void Session(string said)
        {
            var session = new ClaudeSession($"old-{day}", shop, new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.Zero).AddDays(day++));
            session.User("let us go on").Says("Ready.").User(said).Says("Understood.");
            Directory.CreateDirectory(Path.Combine(home.Root, "t"));
            File.WriteAllText(Path.Combine(home.Root, "t", $"old-{day}.jsonl"), session.Text);
        }

        // Enough conventions that the briefing does not hold them all: what it says is not said again.
        Session("No, wrong: the nightly invoice export to the accounting system must use semicolons as separators.");
        for (var i = 0; i < 45; i++)
            Session(
                $"No, wrong: module number{i} should keep its settings in section{i} of the file number{i}, because "
                    + $"{string.Join(' ', Enumerable.Range(0, 20).Select(n => $"reason{i * n}"))}."
            );
        await RunAsync("totalmemory", "import", Path.Combine(home.Root, "t"));
        await RunAsync("totalmemory", "worker", "start");
        try
        {
            Assert.DoesNotContain("semicolons", File.ReadAllText(new BriefingFiles(home).PathOf(ProjectIdentity.Resolve(shop).Id)));
            const string asked = "which separators must the nightly invoice export for the accounting system use?";
            var answer = "";
            // The hook waits for an instant only; on a busy machine the answer misses many of them.
            await Shell.UntilAsync(
                () => (answer = PromptAsync("s1", asked).GetAwaiter().GetResult()).Length > 0,
                "a prompt is answered",
                seconds: 300
            );
            using (var json = JsonDocument.Parse(answer))
                Assert.Contains(
                    "semicolons",
                    json.RootElement.GetProperty("hookSpecificOutput").GetProperty("additionalContext").GetString()
                );
            await Shell.UntilAsync(() => WasGiven(home), "what was given is noted");
            Assert.Equal("", await PromptAsync("s1", asked));
            Assert.Equal("", await PromptAsync("s2", "please paint the garden fence in a friendly green"));
            Assert.Equal("", await PromptAsync("s3", "/compact the nightly invoice export separators"));
            Assert.Contains("meaning", await RunAsync("totalmemory", "search", "--all", "--explain", "CSV delimiter for bookkeeping"));
        }
        finally
        {
            await RunAsync("totalmemory", "worker", "stop");
        }
        Assert.Contains("by words only: the worker is not running", await RunAsync("totalmemory", "search", "--all", "semicolons"));
        // The prompt brings the worker back, so it comes last.
        Assert.Equal("", await PromptAsync("s4", "which separators must the nightly invoice export for the accounting system use?"));

        static bool WasGiven(MemoryHome home)
        {
            using var database = new SqliteConnection($"Data Source={home.Database}");
            database.Open();
            using var command = database.CreateCommand();
            command.CommandText = "SELECT count(*) FROM delivery WHERE session = 's1'";
            return (long)command.ExecuteScalar()! > 0;
        }

        async Task<string> PromptAsync(string session, string prompt)
        {
            var (code, output) = await Shell.RunAsync(
                Path.Combine(installed.Bin, "totalmemory-hook"),
                ["claude", "UserPromptSubmit"],
                shop,
                environment,
                input: JsonSerializer.Serialize(
                    new
                    {
                        session_id = session,
                        cwd = shop,
                        prompt,
                    }
                )
            );
            Assert.Equal(0, code);
            return output;
        }

        async Task<string> RunAsync(string program, params string[] arguments)
        {
            var (code, output) = await Shell.RunAsync(Path.Combine(installed.Bin, program), arguments, shop, environment);
            Assert.True(code == 0, output);
            return output;
        }
    }
}
