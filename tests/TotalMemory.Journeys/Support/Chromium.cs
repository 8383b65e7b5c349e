using Microsoft.Playwright;

namespace TotalMemory.Journeys.Support;

/// <summary>The Chromium that this machine has, without a window. Nothing is downloaded.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    private const string Program = "/usr/bin/chromium";
    private readonly IPlaywright playwright;
    private readonly IBrowser browser;

    private Chromium(IPlaywright playwright, IBrowser browser) => (this.playwright, this.browser) = (playwright, browser);

    /// <summary>Skips the test, saying why, where there is none.</summary>
    public static async Task<Chromium> StartAsync()
    {
        Assert.SkipUnless(File.Exists(Program), $"{Program} is missing: apt-get install chromium");
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(
            // Root, as in a container, has no sandbox; what is opened is our own page.
            new BrowserTypeLaunchOptions { ExecutablePath = Program, Args = ["--no-sandbox"] }
        );
        return new Chromium(playwright, browser);
    }

    /// <summary>A page that was let in, and what went wrong on it so far.</summary>
    public async Task<WebPage> OpenAsync(string address, int width = 1280, bool isDark = false)
    {
        var context = await browser.NewContextAsync(
            new BrowserNewContextOptions
            {
                ViewportSize = new ViewportSize { Width = width, Height = 860 },
                ColorScheme = isDark ? ColorScheme.Dark : ColorScheme.Light,
            }
        );
        var page = await context.NewPageAsync();
        var opened = new WebPage(page, new Uri(address).GetLeftPart(UriPartial.Authority));
        await page.GotoAsync(address);
        return opened;
    }

    public async ValueTask DisposeAsync()
    {
        await browser.CloseAsync();
        playwright.Dispose();
    }
}

/// <summary>A page in the browser. Whatever the console, a script or the security policy complains about is kept.</summary>
internal sealed class WebPage
{
    public WebPage(IPage page, string address)
    {
        (Page, Address) = (page, address);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                Trouble.Add($"{page.Url}: {message.Text}");
        };
        page.PageError += (_, error) => Trouble.Add($"{page.Url}: {error}");
        page.Dialog += (_, dialog) =>
        {
            Trouble.Add($"{page.Url}: a dialog says {dialog.Message}");
            _ = dialog.DismissAsync();
        };
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(address, StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal))
                Trouble.Add($"{page.Url}: asked for {request.Url}");
        };
    }

    public IPage Page { get; }

    public string Address { get; }

    public List<string> Trouble { get; } = [];

    public async Task GoAsync(string path)
    {
        var answer = await Page.GotoAsync(Address + path);
        if (answer!.Status != 200)
            Trouble.Add($"{path}: {answer.Status}");
    }

    /// <summary>Kept in the folder that TOTALMEMORY_JOURNEY_PICTURES names, for a person to judge; else nothing.</summary>
    public async Task PictureAsync(string path)
    {
        if (Environment.GetEnvironmentVariable("TOTALMEMORY_JOURNEY_PICTURES") is not { Length: > 0 } folder)
            return;
        var name = string.Concat(path.Select(c => char.IsLetterOrDigit(c) ? c : '-'));
        await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{Page.ViewportSize!.Width}{name}.png") });
    }
}
