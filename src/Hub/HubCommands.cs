using TotalMemory.Spool;
using TotalMemory.Spool.Reminders;
using TotalMemory.Sync;

namespace TotalMemory.Hub;

/// <summary>Runs <c>totalmemory hub …</c> and returns the lines to print.</summary>
internal sealed class HubCommands(MemoryHome home, Replica replica, TimeProvider time)
{
    /// <summary>Called with the projects for which something was received, to rewrite their briefings.</summary>
    public Action<IReadOnlyCollection<string>> Publish { get; init; } = _ => { };

    /// <exception cref="HubException">The command failed; the message says what to do.</exception>
    public async Task<IReadOnlyList<string>> RunAsync(IReadOnlyList<string> words, string? secretLine, CancellationToken cancel) =>
        words switch
        {
            ["join", var address] => await JoinAsync(address, null, secretLine, cancel),
            ["join", var address, "--code"] => await JoinAsync(address, secretLine ?? "", null, cancel),
            ["status"] => await StatusAsync(cancel),
            ["code"] => Code(),
            ["token"] => [HubToken.For(home).ToString()],
            ["leave"] => await LeaveAsync(false, cancel),
            ["leave", "--remove-all"] => await LeaveAsync(true, cancel),
            ["invite", var name] => await AskMembersAsync(m => m.InviteAsync(name, cancel), cancel),
            ["remove", var name] => await AskMembersAsync(m => m.RemoveAsync(name, withVault: false, cancel), cancel),
            ["remove", var name, "--with-vault"] => await AskMembersAsync(m => m.RemoveAsync(name, withVault: true, cancel), cancel),
            ["sync"] => await SyncAsync(cancel),
            _ => throw new HubException("Usage: totalmemory hub join ADDRESS | status | code | token | invite NAME | remove NAME | leave"),
        };

    private async Task<IReadOnlyList<string>> JoinAsync(string address, string? code, string? password, CancellationToken cancel)
    {
        var given = password is { Length: > 0 } ? password : Environment.GetEnvironmentVariable("PGPASSWORD");
        var paired = code is { Length: > 0 } ? code : Environment.GetEnvironmentVariable("TOTALMEMORY_HUB_CODE");
        var request = new JoinRequest(address, given, paired is { Length: > 0 } ? paired : null, Environment.MachineName);
        var joined = await new HubJoining(home, replica, time).JoinAsync(request, cancel);
        List<string> lines = [$"Joined {joined.Membership.Address} as {joined.Membership.Machine}."];
        if (joined.IsNew)
            lines.Add(
                "Your other machines join with the pairing code that 'totalmemory hub code' shows. Without it nobody reads your vault."
            );
        lines.AddRange(await SyncAsync(cancel));
        return lines;
    }

    private async Task<IReadOnlyList<string>> SyncAsync(CancellationToken cancel)
    {
        var report = await new HubRound(home, replica, time).RunAsync(cancel);
        if (report.Projects.Count > 0)
            Publish(report.Projects);
        return Lines(report);
    }

    private static List<string> Lines(RoundReport report)
    {
        if (report.Trouble is { } trouble)
            return [trouble];
        var refused = report.Refused > 0 ? $" {report.Refused} could not be read and were left alone." : "";
        return [$"Sent {report.Sent} values, received {report.Received}.{refused}"];
    }

    private async Task<IReadOnlyList<string>> StatusAsync(CancellationToken cancel)
    {
        if (HubMembership.Load(home) is not { } membership)
            return ["No hub: this memory stays on this machine. 'totalmemory hub join ADDRESS' joins one."];
        var state = HubState.Load(home);
        List<string> lines =
        [
            $"Hub: {membership.Address}",
            $"This machine: {membership.Machine}",
            state.Met is { } met ? $"Last met: {met:yyyy-MM-dd HH:mm:ss} UTC" : "Not met yet.",
            $"Waiting to be sent: {replica.Waiting()} values and rows",
        ];
        if (replica.Unshared() is { Count: > 0 } alone)
            lines.Add($"Stays on this machine: {HubMembers.Names(alone)} (no git remote, by which other machines would know it)");
        if (state.Met is not null && replica.Gate.HeldNames(membership.Vault) is { Count: > 0 } held)
            lines.Add(
                $"Held back: {HubMembers.Names(held)}. Your other machines know it, and the folder here holds no commit that they "
                    + "saw: pull it, or say that it is yours: totalmemory projects trust FOLDER"
            );
        if (Math.Abs(state.Skew) > 0)
            lines.Add(
                $"This clock is {Math.Abs(state.Skew) / 1000} s {(state.Skew > 0 ? "behind" : "ahead of")} the hub's, which is allowed for."
            );
        lines.AddRange(await MachinesAsync(membership, cancel));
        return lines;
    }

    private async Task<IReadOnlyList<string>> MachinesAsync(HubMembership membership, CancellationToken cancel)
    {
        try
        {
            if (!PlatformCryptography.IsAvailable)
                return [PlatformCryptography.Missing];
            var secrets = HubSecrets.Load(home, membership.Machine);
            var cells = new SealedCells(secrets.VaultKey);
            var address = HubAddress.Parse(membership.Address, out _);
            await using var source = address.Connect(secrets.Password);
            await using var c = await source.OpenConnectionAsync(cancel);
            await new HubSchemaStore(c).CheckAsync(cancel);
            return
            [
                .. await new HubMembers(c, address).LinesAsync(replica.Team.Shared().Count, cancel),
                .. (await new VaultStore(c).MachinesAsync(Guid.Parse(membership.Vault), cancel)).Select(m =>
                    $"Machine {m.Id}: {cells.OpenText(m.Name) ?? "?"}, version {m.Version}, seen {m.Seen.UtcDateTime:yyyy-MM-dd HH:mm} UTC"
                ),
            ];
        }
        catch (Exception e) when (HubTrouble.IsHubs(e))
        {
            return [HubTrouble.Describe(e)];
        }
    }

    private IReadOnlyList<string> Code() => [HubSecrets.Load(home, Membership().Machine).VaultKey.Code];

    private HubMembership Membership() => HubMembership.Load(home) ?? throw new HubException("This memory has joined no hub.");

    private async Task<IReadOnlyList<string>> LeaveAsync(bool removesAll, CancellationToken cancel)
    {
        var shared = replica.Team.Shared().Count;
        var trouble = await new HubJoining(home, replica, time).LeaveAsync(removesAll, cancel);
        Publish([Reminder.Everywhere]); // The team's rules are removed together with the team.
        return
        [
            removesAll
                ? "Left the hub; your vault on it is deleted. What was learned stays here."
                : "Left the hub. What was learned stays here.",
            .. shared == 0 || removesAll
                ? Array.Empty<string>()
                : ["What you shared stays with your team. To take it back, join again and say: totalmemory hub leave --remove-all"],
            .. trouble is null ? Array.Empty<string>() : [$"{trouble} It still lists this machine."],
        ];
    }

    private async Task<IReadOnlyList<string>> AskMembersAsync(Func<HubMembers, Task<IReadOnlyList<string>>> ask, CancellationToken cancel)
    {
        var membership = Membership();
        var address = HubAddress.Parse(membership.Address, out _);
        await using var source = address.Connect(HubSecrets.Load(home, membership.Machine).Password);
        await using var c = await source.OpenConnectionAsync(cancel);
        await new HubSchemaStore(c).CheckAsync(cancel);
        return await ask(new HubMembers(c, address));
    }
}
