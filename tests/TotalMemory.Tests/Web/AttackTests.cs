using System.Net;
using TotalMemory.Spool;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Web;

/// <summary>Other pages, other names, stolen and old addresses: none gets in, nothing changes.</summary>
public sealed class AttackTests : IDisposable
{
    private readonly Workplace work = new();

    public void Dispose() => work.Dispose();

    private long Saved(string text = "Always use tabs for indentation.") =>
        work.Memory.Knowledge.Save(work.Memory.Projects.IdentifyFolder(work.Project("shop")), Some.Fact(text)).Id;

    [Theory]
    [InlineData("/")]
    [InlineData("/search?q=tabs")]
    [InlineData("/records/1")]
    [InlineData("/rules")]
    [InlineData("/nothing")]
    [InlineData("/schedule")]
    [InlineData("/schedule/recurring")]
    public async Task Without_an_invitation_nothing_is_shown(string path)
    {
        Saved();
        await using var page = await OpenPage.ClosedAsync(work);
        var answer = await page.SendAsync(HttpMethod.Get, path);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.DoesNotContain("tabs", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_invitation_opens_the_page_once()
    {
        await using var page = await OpenPage.ClosedAsync(work);
        var invitation = new WebAccess(work.Temp.Home, work.Time).Invite();
        var first = await page.EnterAsync(invitation);
        Assert.Equal(HttpStatusCode.SeeOther, first.StatusCode);
        var cookie = first.Headers.GetValues("Set-Cookie").Single();
        Assert.Contains("HttpOnly", cookie);
        Assert.Contains("SameSite=Strict", cookie);
        Assert.Equal(HttpStatusCode.Forbidden, (await page.EnterAsync(invitation)).StatusCode);
    }

    [Fact]
    public async Task An_old_invitation_opens_nothing()
    {
        await using var page = await OpenPage.ClosedAsync(work);
        var invitation = new WebAccess(work.Temp.Home, work.Time).Invite();
        work.Time.Advance(WebAccess.InvitationHolds);
        Assert.Equal(HttpStatusCode.Forbidden, (await page.EnterAsync(invitation)).StatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("../port")]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000")]
    public async Task A_made_up_invitation_opens_nothing(string invitation)
    {
        await using var page = await OpenPage.ClosedAsync(work);
        Assert.Equal(HttpStatusCode.Forbidden, (await page.EnterAsync(invitation)).StatusCode);
    }

    [Theory]
    [InlineData("evil.example")]
    [InlineData("evil.example:{0}")]
    [InlineData("127.0.0.1.evil.example:{0}")]
    [InlineData("127.0.0.1:1")]
    [InlineData("127.0.0.1")]
    [InlineData("0.0.0.0:{0}")]
    public async Task Under_another_name_nobody_is_answered(string host)
    {
        await using var page = await OpenPage.OfAsync(work);
        var name = string.Format(System.Globalization.CultureInfo.InvariantCulture, host, page.Port);
        var answer = await page.SendAsync(HttpMethod.Get, "/", r => r.Headers.Host = name);
        Assert.Equal(HttpStatusCode.MisdirectedRequest, answer.StatusCode);
        var invitation = new WebAccess(work.Temp.Home, work.Time).Invite();
        answer = await page.SendAsync(HttpMethod.Get, "/open?token=" + invitation, r => r.Headers.Host = name);
        Assert.Equal(HttpStatusCode.MisdirectedRequest, answer.StatusCode);
    }

    [Theory]
    [InlineData("https://evil.example", "same-origin")]
    [InlineData("null", null)]
    [InlineData("http://localhost:1", null)]
    [InlineData(null, "cross-site")]
    [InlineData(null, "same-site")]
    public async Task What_another_page_sends_is_refused_even_with_cookie_and_csrf(string? origin, string? site)
    {
        var id = Saved();
        await using var page = await OpenPage.OfAsync(work);
        var csrf = await page.CsrfAsync();
        var answer = await page.SendAsync(
            HttpMethod.Post,
            $"/records/{id}",
            r =>
            {
                if (origin is not null)
                    r.Headers.Add("Origin", origin);
                if (site is not null)
                    r.Headers.Add("Sec-Fetch-Site", site);
            },
            [new("word", "wrong"), new("csrf", csrf)]
        );
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Single(work.Memory.Knowledge.Rules(work.ProjectId("shop"), 5));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000")]
    public async Task No_change_without_the_word_of_the_form(string? csrf)
    {
        var id = Saved();
        await using var page = await OpenPage.OfAsync(work);
        foreach (var path in (string[])[$"/records/{id}", "/records/bulk", "/records/forget", "/opinions/undo", "/seen", "/theme"])
        {
            var form = new List<KeyValuePair<string, string>> { new("word", "wrong"), new("id", $"{id}") };
            if (csrf is not null)
                form.Add(new("csrf", csrf));
            Assert.Equal(HttpStatusCode.Forbidden, (await page.SendAsync(HttpMethod.Post, path, null, form)).StatusCode);
        }
        Assert.Single(work.Memory.Knowledge.Rules(work.ProjectId("shop"), 5));
    }

    [Fact]
    public async Task The_word_of_another_browsers_form_does_not_count()
    {
        var id = Saved();
        await using var page = await OpenPage.OfAsync(work);
        var others = await page.CsrfAsync();
        await page.EnterAsync(new WebAccess(work.Temp.Home, work.Time).Invite());
        var answer = await page.SendAsync(HttpMethod.Post, $"/records/{id}", null, [new("word", "wrong"), new("csrf", others)]);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("OPTIONS")]
    public async Task Other_methods_are_not_answered_and_nobody_is_told_that_others_may_ask(string method)
    {
        await using var page = await OpenPage.OfAsync(work);
        var answer = await page.SendAsync(new HttpMethod(method), "/");
        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        Assert.DoesNotContain(answer.Headers, h => h.Key.StartsWith("Access-Control", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_link_changes_nothing()
    {
        var id = Saved();
        await using var page = await OpenPage.OfAsync(work);
        foreach (
            var path in (string[])
                [$"/records/{id}?word=wrong", "/records/bulk?word=wrong&id=1", "/records/forget?id=1", "/seen", "/theme?theme=dark"]
        )
            _ = await page.SendAsync(HttpMethod.Get, path);
        Assert.Single(work.Memory.Knowledge.Rules(work.ProjectId("shop"), 5));
        Assert.Equal(0, work.Memory.Records.LastSeen());
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/ok\r\nSet-Cookie: a=b")]
    public async Task After_a_change_no_form_leads_elsewhere(string target)
    {
        var id = Saved();
        await using var page = await OpenPage.OfAsync(work);
        var answer = await page.PostAsync($"/records/{id}", new("word", "keep"), new("return", target));
        Assert.Equal("/", answer.Headers.Location!.ToString());
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task Every_answer_forbids_scripts_frames_and_strangers()
    {
        await using var page = await OpenPage.OfAsync(work);
        foreach (var path in (string[])["/", "/nothing", "/open?token=x"])
        {
            var answer = await page.SendAsync(HttpMethod.Get, path);
            var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
            Assert.Contains("default-src 'none'", policy);
            Assert.DoesNotContain("unsafe", policy);
            Assert.Contains("frame-ancestors 'none'", policy);
            Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.Equal("same-origin", answer.Headers.GetValues("Referrer-Policy").Single());
            Assert.Contains("no-store", answer.Headers.CacheControl!.ToString());
        }
    }

    [Fact]
    public async Task After_a_quarter_of_an_hour_without_a_visit_the_server_leaves()
    {
        var left = false;
        await using var page = await OpenPage.ClosedAsync(work, () => left = true);
        await page.EnterAsync(new WebAccess(work.Temp.Home, work.Time).Invite());
        work.Time.Advance(TimeSpan.FromMinutes(14));
        _ = await page.ReadAsync("/");
        work.Time.Advance(TimeSpan.FromMinutes(14));
        Assert.False(left);
        work.Time.Advance(TimeSpan.FromMinutes(2));
        Assert.True(left);
    }

    [Fact]
    public async Task One_server_answers_for_a_home()
    {
        await using var page = await OpenPage.ClosedAsync(work);
        Assert.Equal(page.Port, new WebAccess(work.Temp.Home, work.Time).Port);
        Assert.Null(await TotalMemory.Web.Serving.WebServer.StartAsync(work.Temp.Home, work.Memory, work.Time, 0, () => { }));
    }
}
