using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using TotalMemory.Journeys.Support;
using TotalMemory.Spool;
using TotalMemory.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace TotalMemory.Journeys;

/// <summary>A person opens the memory in a real browser: looks, searches, decides, by hand and by keys alone.</summary>
public sealed class WebPageTests(Installed installed)
{
    private static readonly string[] Pages =
    [
        "/",
        "/search",
        "/search?q=pnpm",
        "/search?q=pnpm&in=said",
        "/sessions",
        "/rules",
        "/rules?show=waiting",
        "/errors",
        "/episodes",
        "/skills",
        "/projects",
        "/graph",
        "/nights",
        "/proof",
        "/health",
    ];

    [Theory]
    [InlineData(1280, false)]
    [InlineData(375, false)]
    [InlineData(1280, true)]
    [InlineData(375, true)]
    public async Task Every_page_of_a_filled_memory_is_readable_and_accessible(int width, bool isDark)
    {
        await using var chromium = await Chromium.StartAsync();
        var home = await FilledAsync();
        var page = await chromium.OpenAsync(await AddressAsync(home), width, isDark);
        await page.GoAsync("/");
        var record = await page.Page.Locator("article.card [data-open]").First.GetAttributeAsync("href");
        await page.GoAsync("/sessions");
        var session = await page.Page.Locator("[data-open]").First.GetAttributeAsync("href");
        await page.GoAsync("/graph");
        var node = await page.Page.Locator(".concepts a").First.GetAttributeAsync("href");
        foreach (var path in Pages.Concat([record!, session!, node!]))
            await LookAsync(page, path);
        Assert.Empty(page.Trouble);
    }

    [Fact]
    public async Task Every_page_of_an_empty_memory_says_what_to_do()
    {
        await using var chromium = await Chromium.StartAsync();
        var page = await chromium.OpenAsync(await AddressAsync(installed.NewHome()));
        foreach (var path in Pages)
            await LookAsync(page, path);
        Assert.Empty(page.Trouble);
    }

    /// <summary>Of the memory that a variable names, such as one that was filled from a person's own sessions.</summary>
    [Theory]
    [InlineData(1280, false)]
    [InlineData(375, true)]
    public async Task Every_page_of_a_given_memory_is_readable_and_accessible(int width, bool isDark)
    {
        var given = Environment.GetEnvironmentVariable("TOTALMEMORY_JOURNEY_MEMORY");
        Assert.SkipWhen(string.IsNullOrEmpty(given), "TOTALMEMORY_JOURNEY_MEMORY names no memory");
        await using var chromium = await Chromium.StartAsync();
        var page = await chromium.OpenAsync(await AddressAsync(new MemoryHome(given!)), width, isDark);
        foreach (var path in Pages)
        {
            await LookAsync(page, path);
            foreach (var inner in await InnerAsync(page))
                await LookAsync(page, inner);
        }
        Assert.Empty(page.Trouble);
    }

    // The first thing that opens from a list.
    private static async Task<IEnumerable<string>> InnerAsync(WebPage page) =>
        await page.Page.Locator("[data-open], .concepts a").CountAsync() == 0
            ? []
            : [(await page.Page.Locator("[data-open], .concepts a").First.GetAttributeAsync("href"))!];

    [Fact]
    public async Task The_schedule_is_hangfires_own_dashboard_and_only_shows()
    {
        await using var chromium = await Chromium.StartAsync();
        var home = await FilledAsync();
        await TotalMemoryAsync(home, "worker", "start");
        var page = await chromium.OpenAsync(await AddressAsync(home));
        await page.GoAsync("/health");
        await page.Page.GetByText("the schedule").ClickAsync();
        await Expect(page.Page.GetByText("Recurring Jobs").First).ToBeVisibleAsync();
        foreach (var path in (string[])["/schedule/recurring", "/schedule/jobs/succeeded", "/schedule/retries", "/schedule/servers"])
        {
            await page.GoAsync(path);
            await page.PictureAsync(path);
        }
        await Shell.UntilAsync(
            () =>
            {
                page.GoAsync("/schedule/recurring").GetAwaiter().GetResult();
                return page.Page.GetByText("Jobs.Minutely").CountAsync().GetAwaiter().GetResult() > 0;
            },
            "the worker has made its schedule"
        );
        await Expect(page.Page.GetByText("Trigger now")).ToHaveCountAsync(0);
        Assert.Empty(page.Trouble);
    }

    [Fact]
    public async Task By_keys_alone_a_person_keeps_edits_removes_and_takes_back()
    {
        await using var chromium = await Chromium.StartAsync();
        var page = await chromium.OpenAsync(await AddressAsync(await FilledAsync()));
        var (keys, first) = (page.Page.Keyboard, page.Page.Locator("article.card").First);
        var id = await first.GetAttributeAsync("id");
        var card = page.Page.Locator("#" + id);
        await keys.PressAsync("j");
        await Expect(first).ToBeFocusedAsync();

        await keys.PressAsync("y");
        await Expect(card.GetByText("Kept.")).ToBeVisibleAsync();
        await keys.PressAsync("z");
        await Expect(card.GetByRole(AriaRole.Button, new() { Name = "Keep" })).ToBeVisibleAsync();

        await keys.PressAsync("x");
        await Expect(card.GetByText("Removed for good.")).ToBeVisibleAsync();
        await keys.PressAsync("z");
        await Expect(card.GetByRole(AriaRole.Button, new() { Name = "Keep" })).ToBeVisibleAsync();

        await keys.PressAsync("e");
        await Expect(card.Locator("textarea")).ToBeFocusedAsync();
        await keys.PressAsync("Control+A");
        await keys.TypeAsync("Write yaks in lower case.");
        await keys.PressAsync("Tab");
        await keys.PressAsync("Enter");
        var edited = page.Page.Locator("article.card", new() { HasText = "Write yaks in lower case." });
        await Expect(edited.GetByText("Replaced by your text.")).ToBeVisibleAsync();

        await keys.PressAsync("?");
        await Expect(page.Page.Locator("#keys")).ToBeVisibleAsync();
        await keys.PressAsync("Escape");
        await keys.PressAsync("/");
        await keys.TypeAsync("yaks");
        await keys.PressAsync("Enter");
        await Expect(page.Page.Locator(".cards")).ToContainTextAsync("Write yaks in lower case.");
        await keys.PressAsync("Escape");
        await keys.PressAsync("g");
        await keys.PressAsync("r");
        await Expect(page.Page.Locator("h1")).ToHaveTextAsync("Rules");
        Assert.Empty(page.Trouble);
    }

    [Fact]
    public async Task A_persons_whole_history_is_found_and_leads_to_the_place_in_its_session()
    {
        await using var chromium = await Chromium.StartAsync();
        var page = await chromium.OpenAsync(await AddressAsync(await FilledAsync()));
        await page.Page.Locator("#find").FillAsync("pelican");
        await page.Page.Keyboard.PressAsync("Enter");
        await page.Page.GetByText("Full text of sessions").ClickAsync();
        await Expect(page.Page.Locator(".hit mark").First).ToHaveTextAsync("pelican");
        await page.Page.Locator(".hit [data-open]").First.ClickAsync();
        await Expect(page.Page.Locator(".turn.here")).ToContainTextAsync("pelican");
        Assert.Empty(page.Trouble);
    }

    [Fact]
    public async Task Several_things_are_removed_at_once_and_what_was_seen_is_gone_from_today()
    {
        await using var chromium = await Chromium.StartAsync();
        var page = await chromium.OpenAsync(await AddressAsync(await FilledAsync()));
        await page.Page.Locator("[data-all]").CheckAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Remove selected" }).ClickAsync();
        await Expect(page.Page.Locator(".cards article.card:not(.judged)")).ToHaveCountAsync(0);
        await page.GoAsync("/");
        var seen = page.Page.GetByRole(AriaRole.Button, new() { Name = "Mark as seen" });
        if (await seen.CountAsync() > 0)
            await seen.ClickAsync();
        await Expect(page.Page.GetByText("Nothing new since your last visit.")).ToBeVisibleAsync();
        Assert.Empty(page.Trouble);
    }

    [Fact]
    public async Task What_a_session_says_never_acts_on_the_page()
    {
        await using var chromium = await Chromium.StartAsync();
        const string hostile =
            "From now on always use <script>alert(1)</script><img src=x onerror=alert(2)> [x](javascript:alert(3)) \"onclick=alert(4) ";
        var home = installed.NewHome();
        await ImportAsync(home, new ClaudeSession("evil", Folder(home, "shop")).User(hostile).Bash(hostile, hostile, 1).Says(hostile));
        var page = await chromium.OpenAsync(await AddressAsync(home));
        foreach (var path in Pages.Append("/sessions/show?id=evil").Append("/records/1").Append("/search?q=alert&in=said"))
            await page.Page.GotoAsync(page.Address + path);
        await page.GoAsync("/sessions/show?id=evil");
        Assert.Equal(0, await page.Page.Locator("img, main script, iframe").CountAsync());
        // A click on everything that can be clicked there leads nowhere else.
        Assert.DoesNotContain(
            page.Trouble,
            t => t.Contains("dialog", StringComparison.Ordinal) || t.Contains("asked for", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Another_site_cannot_read_or_change_anything()
    {
        await using var chromium = await Chromium.StartAsync();
        var home = await FilledAsync();
        var page = await chromium.OpenAsync(await AddressAsync(home));
        // A page of another origin in the same browser, cookies and all.
        await page.Page.RouteAsync(
            "http://evil.example/",
            r => r.FulfillAsync(new() { ContentType = "text/html", Body = "<h1>evil</h1>" })
        );
        await page.Page.GotoAsync("http://evil.example/");
        var read = await page.Page.EvaluateAsync<string>(
            "address => fetch(address + '/', { credentials: 'include' }).then(r => r.text()).catch(e => 'refused')",
            page.Address
        );
        Assert.Equal("refused", read);
        var sent = await page.Page.EvaluateAsync<string>(
            "address => fetch(address + '/seen', { method: 'POST', mode: 'no-cors', credentials: 'include' }).then(r => r.type)"
                + ".catch(e => 'refused')",
            page.Address
        );
        Assert.Contains(sent, (string[])["opaque", "refused"]);
        await page.Page.GotoAsync(page.Address + "/");
        Assert.NotEqual(0, await page.Page.Locator("article.card").CountAsync());
    }

    private static async Task LookAsync(WebPage page, string path)
    {
        await page.GoAsync(path);
        await page.PictureAsync(path);
        var isWide = await page.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth");
        if (isWide)
            page.Trouble.Add($"{path}: wider than the window");
        var found = await page.Page.RunAxe();
        page.Trouble.AddRange(
            found
                .Violations.Where(v => v.Impact is "serious" or "critical")
                .Select(v => $"{path}: {v.Id}: {v.Help}: {string.Join(" | ", v.Nodes.Take(2).Select(n => n.Html))}")
        );
    }

    private async Task<MemoryHome> FilledAsync()
    {
        var home = installed.NewHome();
        for (var i = 0; i < 3; i++)
            await ImportAsync(
                home,
                new ClaudeSession($"shop{i}", Folder(home, "shop"), new DateTimeOffset(2026, 11, 1 + i, 9, 0, 0, TimeSpan.Zero))
                    .User("Run the tests of src/cart.ts, the pelican waits.")
                    .Bash("npm test", "sh: npm: command not found", 127)
                    .User("No, use pnpm instead of npm in this project.")
                    .Bash("pnpm test", "ok")
                    .Says("The tests of src/cart.ts pass.")
            );
        await ImportAsync(
            home,
            new ClaudeSession("bank", Folder(home, "bank")).User("From now on always write amounts in cents.").Says("I will.")
        );
        await TotalMemoryAsync(home, "reflect");
        return home;
    }

    private static string Folder(MemoryHome home, string name) => Directory.CreateDirectory(Path.Combine(home.Root, "work", name)).FullName;

    private async Task ImportAsync(MemoryHome home, ClaudeSession session)
    {
        var folder = Directory.CreateDirectory(Path.Combine(home.Root, "transcripts", Guid.NewGuid().ToString("N")[..8])).FullName;
        var file = Path.Combine(folder, "session.jsonl");
        await File.WriteAllTextAsync(file, session.Text, TestContext.Current.CancellationToken);
        await TotalMemoryAsync(home, "import", file);
    }

    private async Task<string> AddressAsync(MemoryHome home)
    {
        var said = await TotalMemoryAsync(home, "web", "--no-browser");
        return said[said.IndexOf("http://", StringComparison.Ordinal)..].Trim();
    }

    private async Task<string> TotalMemoryAsync(MemoryHome home, params IReadOnlyList<string> arguments)
    {
        var environment = Shell.Environment(installed.UserHome);
        environment["TOTALMEMORY_HOME"] = home.Root;
        var (code, output) = await Shell.RunAsync(Path.Combine(installed.Bin, "totalmemory"), arguments, home.Root, environment);
        Assert.True(code == 0, output);
        return output;
    }
}
