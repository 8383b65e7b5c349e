using System.Globalization;
using Microsoft.AspNetCore.Http;
using TotalMemory.Projects;
using TotalMemory.Spool;
using TotalMemory.Web.Pages;

namespace TotalMemory.Web.Serving;

/// <summary>
/// Handles one request: checks it, finds the page that answers, and adds the headers that keep remembered text from running as code.
/// </summary>
internal sealed class RequestHandler(
    Routes routes,
    ProjectDirectory projects,
    FailedRequests failed,
    TimeProvider time,
    int port,
    AdmittedBrowsers admissions,
    DelayedPublishing after,
    IdleShutdown idle,
    ScheduleProxy schedule
)
{
    private const string Styles = "style-src 'self'";

    private const string Rest =
        "default-src 'none'; script-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; "
        + "base-uri 'none'; ";

    /// <summary>Only our own script runs; nothing is loaded from or sent to other hosts.</summary>
    private const string Policy = Rest + Styles;

    /// <summary>For Hangfire's pages, which show no remembered text but load a font and have scripts that set styles.</summary>
    private const string SchedulePolicy = Policy + " 'unsafe-inline'; font-src 'self'";

    private const string Theme = "totalmemory_theme";
    private readonly RequestGate gate = new(port);
    private readonly string cookie = string.Create(CultureInfo.InvariantCulture, $"totalmemory_{port}");

    public async Task AnswerAsync(HttpContext context)
    {
        var answer = await AnswerOf(context);
        var response = context.Response;
        response.StatusCode = answer.Status;
        response.ContentType = answer.ContentType;
        response.Headers.ContentSecurityPolicy = ScheduleProxy.IsAt(context.Request.Path) ? SchedulePolicy : Policy;
        response.Headers.XContentTypeOptions = "nosniff";
        // Not "no-referrer", because browsers would then send our own forms with the origin "null".
        response.Headers["Referrer-Policy"] = "same-origin";
        response.Headers["Cross-Origin-Opener-Policy"] = "same-origin";
        response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
        response.Headers.XFrameOptions = "DENY";
        response.Headers.CacheControl = answer.IsLasting ? "private, max-age=31536000, immutable" : "no-store";
        if (answer.Location is { } location)
            response.Headers.Location = location;
        if (answer.Cookie is { } set)
            response.Headers.SetCookie = set;
        if (!HttpMethods.IsHead(context.Request.Method))
            await response.Body.WriteAsync(answer.Body);
    }

    private async Task<PageResponse> AnswerOf(HttpContext context)
    {
        try
        {
            var request = context.Request;
            if (!gate.IsOurHost(request.Headers.Host))
                return PageResponse.Plain(421, "Wrong address for this page.");
            if (request.Path == "/open" && HttpMethods.IsGet(request.Method))
                return Enter(request.Query["token"].ToString());
            var admission = admissions.Find(request.Cookies[cookie]);
            var form = HttpMethods.IsPost(request.Method) && request.HasFormContentType ? await request.ReadFormAsync() : null;
            if (gate.Judge(CallerOf(request, form), admission?.Cookie, admission?.Csrf) is { } refusal)
                return PageResponse.Plain(refusal.Status, refusal.Words);
            if (!ScheduleProxy.IsPolling(request.Path))
                idle.Asked();
            if (ScheduleProxy.IsAt(request.Path))
                return await schedule.AskAsync(QuestionOf(request, form, admission!));
            if (Assets.Find(request.Path) is { } asset)
                return asset;
            return await routes.AnswerAsync(VisitOf(request, form, admission!), HttpMethods.IsPost(request.Method));
        }
#pragma warning disable CA1031 // The one place where everything is caught.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return failed.Explain(context.Request, e);
        }
    }

    private PageResponse Enter(string invitation) =>
        admissions.Admit(invitation) is { } admission
            ? PageResponse.Go("/") with
            {
                Cookie = $"{cookie}={admission.Cookie}; Path=/; HttpOnly; SameSite=Strict",
            }
            : PageResponse.Plain(403, "This link was already used or has expired. Run: totalmemory web");

    private RequestSource CallerOf(HttpRequest request, IFormCollection? form) =>
        new(
            request.Method,
            request.Headers.Host,
            Header(request, "Origin"),
            Header(request, "Sec-Fetch-Site"),
            request.Cookies[cookie],
            Header(request, "X-Csrf") ?? form?["csrf"].ToString()
        );

    private static ScheduleQuestion QuestionOf(HttpRequest request, IFormCollection? form, AdmittedBrowser admission) =>
        new(
            request.Method,
            request.Path.Value![SchedulePage.Address.Length..] is { Length: > 0 } path ? path : "/",
            QueryOf(request),
            (form ?? FormCollection.Empty).ToDictionary(f => f.Key, f => f.Value.Select(v => v ?? "").ToArray(), StringComparer.Ordinal),
            admission.Csrf
        );

    private static Dictionary<string, string> QueryOf(HttpRequest request) =>
        request.Query.ToDictionary(q => q.Key, q => q.Value.ToString(), StringComparer.Ordinal);

    private static string? Header(HttpRequest request, string name) =>
        request.Headers.TryGetValue(name, out var value) ? value.ToString() : null;

    private Visit VisitOf(HttpRequest request, IFormCollection? form, AdmittedBrowser admission) =>
        new(
            projects,
            time,
            request.Path.Value ?? "/",
            QueryOf(request),
            (form ?? FormCollection.Empty)
                .SelectMany(f => f.Value, (f, value) => KeyValuePair.Create(f.Key, value ?? ""))
                .ToLookup(f => f.Key, f => f.Value, StringComparer.Ordinal),
            admission.Csrf,
            request.Cookies[Theme] is "dark" or "light" ? request.Cookies[Theme] : null,
            Header(request, "HX-Request") == "true"
        )
        {
            Changed = after.Changed,
            Forgotten = after.Forgotten,
        };
}
