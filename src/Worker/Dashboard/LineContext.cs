using Hangfire;
using Hangfire.Dashboard;
using TotalMemory.Spool;

namespace TotalMemory.Worker.Dashboard;

/// <summary>A request of the web page, as the context that Hangfire's dashboard expects.</summary>
internal sealed class LineContext : DashboardContext
{
    /// <param name="body">Receives the answer.</param>
    public LineContext(JobStorage storage, DashboardOptions options, ScheduleQuestion question, Stream body)
        : base(storage, options)
    {
        Request = new LineRequest(question);
        Response = new LineResponse(body);
        AntiforgeryHeader = "X-Csrf";
        AntiforgeryToken = question.Csrf;
    }

    private sealed class LineRequest(ScheduleQuestion question) : DashboardRequest
    {
        public override string Method => question.Method;
        public override string Path => question.Path;
        public override string PathBase => SchedulePage.Address;
        public override string LocalIpAddress => "127.0.0.1";
        public override string RemoteIpAddress => "127.0.0.1";

        public override string? GetQuery(string key) => question.Query.GetValueOrDefault(key);

        public override Task<IList<string>> GetFormValuesAsync(string key) =>
            Task.FromResult<IList<string>>(question.Form.GetValueOrDefault(key, []));
    }

    private sealed class LineResponse(Stream body) : DashboardResponse
    {
        public override string ContentType { get; set; } = "text/html; charset=utf-8";
        public override int StatusCode { get; set; } = 200;
        public override Stream Body => body;

        // The web page sets the caching headers of all its answers itself.
        public override void SetExpire(DateTimeOffset? value) { }

        public override Task WriteAsync(string text) => body.WriteAsync(System.Text.Encoding.UTF8.GetBytes(text)).AsTask();
    }
}
