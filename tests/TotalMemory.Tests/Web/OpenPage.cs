using System.Text.RegularExpressions;
using TotalMemory.Spool;
using TotalMemory.Tests.Support;
using TotalMemory.Web.Serving;

namespace TotalMemory.Tests.Web;

/// <summary>The page's server on a free port, and a browser that was let in.</summary>
internal sealed partial class OpenPage : IAsyncDisposable
{
    private readonly HttpClient http;
    private readonly WebServer server;

    private OpenPage(WebServer server, HttpClient http) => (this.server, this.http) = (server, http);

    public string Cookie { get; private set; } = "";

    public int Port => server.Port;

    public string Base => $"http://127.0.0.1:{Port}";

    /// <summary>A person looks at the memory of a workplace.</summary>
    public static async Task<OpenPage> OfAsync(Workplace work)
    {
        var page = await ClosedAsync(work);
        await page.EnterAsync(new WebAccess(work.Temp.Home, work.Time).Invite());
        return page;
    }

    /// <summary>The same before anybody was let in.</summary>
    public static async Task<OpenPage> ClosedAsync(Workplace work, Action? leave = null)
    {
        var server = await WebServer.StartAsync(work.Temp.Home, work.Memory, work.Time, 0, leave ?? (() => { }));
        return new OpenPage(server!, new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }));
    }

    /// <summary>Opens the address that <c>totalmemory web</c> prints; what the server says.</summary>
    public async Task<HttpResponseMessage> EnterAsync(string invitation)
    {
        var answer = await http.GetAsync(new Uri($"{Base}/open?token={invitation}"), TestContext.Current.CancellationToken);
        if (answer.Headers.TryGetValues("Set-Cookie", out var cookies))
            Cookie = cookies.Single().Split(';')[0];
        return answer;
    }

    public async Task<string> ReadAsync(string path)
    {
        var answer = await SendAsync(HttpMethod.Get, path);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    /// <param name="change">Makes the request another than our own page's.</param>
    public async Task<HttpResponseMessage> SendAsync(
        HttpMethod method,
        string path,
        Action<HttpRequestMessage>? change = null,
        params IReadOnlyList<KeyValuePair<string, string>> form
    )
    {
        using var request = new HttpRequestMessage(method, new Uri(Base + path));
        if (Cookie.Length > 0)
            request.Headers.Add("Cookie", Cookie);
        if (method == HttpMethod.Post)
            request.Content = new FormUrlEncodedContent(form);
        change?.Invoke(request);
        return await http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>Sends a form of ours, as a browser does.</summary>
    public async Task<HttpResponseMessage> PostAsync(string path, params IReadOnlyList<KeyValuePair<string, string>> form) =>
        await SendAsync(
            HttpMethod.Post,
            path,
            r => r.Headers.Add("Origin", Base),
            [.. form, KeyValuePair.Create("csrf", await CsrfAsync())]
        );

    public async Task<string> CsrfAsync() => Csrf().Match(await ReadAsync("/search")).Groups[1].Value;

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await server.DisposeAsync();
    }

    [GeneratedRegex("name=\"csrf\" value=\"([0-9a-f]{64})\"")]
    private static partial Regex Csrf();
}
