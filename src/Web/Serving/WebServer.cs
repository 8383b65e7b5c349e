using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using TotalMemory.Spool;
using TotalMemory.Web.Pages;

namespace TotalMemory.Web.Serving;

/// <summary>Kestrel on the loopback address and nothing else of ASP.NET: no routing, no reflection, no request log.</summary>
internal sealed class WebServer : IAsyncDisposable
{
    private const int LargestForm = 256 * 1024; // chosen: far above a form

    private readonly WebApplication app;
    private readonly IDisposable held;
    private readonly DelayedPublishing after;
    private readonly IdleShutdown idle;
    private readonly ScheduleProxy schedule;

    private WebServer(WebApplication app, IDisposable held, DelayedPublishing after, IdleShutdown idle, ScheduleProxy schedule, int port) =>
        (this.app, this.held, this.after, this.idle, this.schedule, Port) = (app, held, after, idle, schedule, port);

    public int Port { get; }

    /// <summary>Null if another server is already running for this home.</summary>
    /// <param name="port">0 for any free port.</param>
    /// <exception cref="IOException">The port is in use.</exception>
    public static async Task<WebServer?> StartAsync(MemoryHome home, MemoryServices memory, TimeProvider time, int port, Action leave)
    {
        var access = new WebAccess(home, time);
        if (access.TryTake() is not { } held)
            return null;
        try
        {
            var app = Build(port);
            var after = new DelayedPublishing(memory.Database, memory.Opinions, memory.Publishing, memory.Erasure, time);
            var idle = new IdleShutdown(time, () => !Directory.Exists(home.Root), leave);
            var schedule = new ScheduleProxy(home);
            RequestHandler? conversation = null;
            app.Run(context => conversation!.AnswerAsync(context));
            await app.StartAsync();
            var bound = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()).Port;
            var failed = new FailedRequests(memory.Database, new CappedLog(LogOf(home), time), LogOf(home));
            var admissions = new AdmittedBrowsers(access);
            conversation = new(new Routes(memory), memory.Projects, failed, time, bound, admissions, after, idle, schedule);
            idle.Begin();
            access.SetPort(bound);
            return new WebServer(app, held, after, idle, schedule, bound);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    private static WebApplication Build(int port)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder
            .WebHost.UseKestrelCore()
            .ConfigureKestrel(kestrel =>
            {
                kestrel.Listen(IPAddress.Loopback, port);
                kestrel.AddServerHeader = false;
                kestrel.Limits.MaxRequestBodySize = LargestForm;
                kestrel.Limits.MaxConcurrentConnections = 100;
            });
        return builder.Build();
    }

    public static string LogOf(MemoryHome home) => Path.Combine(home.Logs, "web.log");

    public async ValueTask DisposeAsync()
    {
        idle.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        after.Dispose();
        schedule.Dispose();
        held.Dispose();
    }
}
