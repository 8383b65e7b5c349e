using Microsoft.Extensions.Time.Testing;
using TotalMemory.Benchmarks;

namespace TotalMemory.Tests.Hub;

/// <summary>Two machines of one person and a real hub.</summary>
public abstract class TwoMachines : IDisposable
{
    private protected readonly PostgresServer server;
    private protected readonly FakeTimeProvider time = new(DateTimeOffset.Parse("2026-03-01T09:00:00Z", null));
    private protected readonly HubHome laptop;
    private protected readonly HubHome desktop;
    private protected readonly string database = "";

    private protected TwoMachines(PostgresServer server)
    {
        this.server = server;
        server.SkipWhenMissing();
        database = server.NewDatabase();
        laptop = new HubHome(time);
        desktop = new HubHome(time);
    }

    public void Dispose()
    {
        laptop?.Dispose();
        desktop?.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected async Task JoinBothAsync(int? port = null)
    {
        await laptop.JoinAsync(server.Address(database, port: port));
        await desktop.JoinAsync(server.Address(database), laptop.Key.Code);
    }

    private protected async Task MeetBothAsync()
    {
        foreach (var home in (HubHome[])[laptop, desktop, laptop, desktop])
            await home.MeetAsync();
    }
}
