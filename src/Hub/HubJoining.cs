using TotalMemory.Hub.Team;
using TotalMemory.Spool;
using TotalMemory.Sync;

namespace TotalMemory.Hub;

/// <summary>What is needed to join.</summary>
/// <param name="Password">Null if there is none or the address contains it.</param>
/// <param name="Code">The pairing code of another machine; null for the first one.</param>
internal sealed record JoinRequest(string Address, string? Password, string? Code, string MachineName)
{
    /// <summary>Whether the machine is short-lived (a container) and cannot sign off itself.</summary>
    public bool IsTemporary { get; init; }
}

/// <summary>A vault that was joined.</summary>
/// <param name="IsNew">Whether this is the person's first machine, so that the vault was just created.</param>
internal sealed record Joined(HubMembership Membership, VaultKey Key, bool IsNew);

/// <summary>Joins a hub, leaves it, and admits others.</summary>
internal sealed class HubJoining(MemoryHome home, Replica replica, TimeProvider time)
{
    private const int MachineDigits = 8; // chosen: a person has few machines

    /// <exception cref="HubException">The hub cannot be joined; the message says what to do.</exception>
    public async Task<Joined> JoinAsync(JoinRequest request, CancellationToken cancel)
    {
        if (!PlatformCryptography.IsAvailable)
            throw new HubException(PlatformCryptography.Missing);
        var address = HubAddress.Parse(request.Address, out var inAddress);
        var before = HubMembership.Load(home);
        PrivateFiles.CreateFolder(home.Root);
        if (before is not null && before.Address != address.ToString())
            throw new HubException($"This memory has joined {before.Address}. Leave it first: totalmemory hub leave");
        // A person who joins again to upgrade the hub need not type the password again.
        var password = request.Password ?? inAddress ?? SavedPassword(before);
        await using var source = address.Connect(password);
        await using var c = await source.OpenConnectionAsync(cancel);
        await new HubSchemaStore(c).PrepareAsync(cancel);
        var store = new VaultStore(c);
        var vault = await store.FindAsync(cancel);
        var key = KeyFor(request, vault, before);
        if (vault is null)
            await store.CreateAsync(Guid.CreateVersion7(), key.Proof, cancel);
        var joined = await store.FindAsync(cancel) ?? throw new HubException("The hub did not keep your vault.");
        var machine = replica.Machine ?? Guid.NewGuid().ToString("N")[..MachineDigits];
        var name = new SealedCells(key).SealText(request.MachineName);
        await store.RemoveExpiredAsync(joined.Id, cancel);
        await store.RegisterAsync(joined.Id, new MachineRow(machine, name, ProductVersion.Text, default), request.IsTemporary, cancel);
        var membership = new HubMembership
        {
            Address = address.ToString(),
            Machine = machine,
            Vault = joined.Id.ToString(),
        };
        // Earlier knowledge gets stamps corrected to the hub's clock from the start.
        new HubState { Skew = HubRound.ClockSkew(joined.Now, time.GetUtcNow()) }.Save(home);
        new HubSecrets(password, key.Code).Save(home, machine);
        replica.Join(machine);
        membership.Save(home);
        return new Joined(membership, key, IsNew: vault is null);
    }

    private string? SavedPassword(HubMembership? before)
    {
        try
        {
            return before is null ? null : HubSecrets.Load(home, before.Machine).Password;
        }
        catch (HubException)
        {
            return null; // The missing secrets are exactly what this call provides.
        }
    }

    private VaultKey KeyFor(JoinRequest request, VaultRow? vault, HubMembership? before)
    {
        var key = AnyKey(request, vault, before);
        if (vault is not null && vault.Proof != key.Proof)
            throw new HubException(
                "This pairing code is another vault's. 'totalmemory hub code' shows the right one on your other machine."
            );
        return key;
    }

    // The one that was typed, the one of an earlier membership, or a new one.
    private VaultKey AnyKey(JoinRequest request, VaultRow? vault, HubMembership? before)
    {
        if (request.Code is { } code)
            return VaultKey.Parse(code) ?? throw new HubException("The pairing code was mistyped. 'totalmemory hub code' shows it.");
        if (before is not null)
            return HubSecrets.Load(home, before.Machine).VaultKey;
        if (vault is null)
            return VaultKey.Create();
        throw new HubException(
            "You have a vault on this hub. Type the pairing code that 'totalmemory hub code' shows on your other machine."
        );
    }

    /// <summary>
    /// Leaves the hub. What was learned stays here; the hub keeps it for the other machines unless everything is to be deleted.
    /// </summary>
    /// <returns>Why the hub could not be told; null if it was told.</returns>
    public async Task<string?> LeaveAsync(bool removesAll, CancellationToken cancel)
    {
        if (HubMembership.Load(home) is not { } membership)
            throw new HubException("This memory has joined no hub.");
        string? trouble = null;
        try
        {
            var secrets = HubSecrets.Load(home, membership.Machine);
            await using var source = HubAddress.Parse(membership.Address, out _).Connect(secrets.Password);
            await using var c = await source.OpenConnectionAsync(cancel);
            var (store, vault) = (new VaultStore(c), Guid.Parse(membership.Vault));
            await store.RemoveMachineAsync(vault, membership.Machine, cancel);
            if (removesAll)
            {
                await store.RemoveVaultAsync(vault, cancel);
                await new SharedStore(c).RemoveAllAsync(cancel);
            }
        }
        catch (Exception e) when (HubTrouble.IsHubs(e))
        {
            trouble = HubTrouble.Describe(e);
            if (removesAll)
                throw new HubException($"{trouble} Nothing was removed; try again when the hub answers.", e);
        }
        HubMembership.Remove(home);
        HubState.Remove(home);
        HubSecrets.Remove(home, membership.Machine);
        replica.Leave();
        replica.Team.Leave();
        return trouble;
    }
}
