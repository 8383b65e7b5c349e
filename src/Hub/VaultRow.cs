namespace TotalMemory.Hub;

/// <summary>A person's vault as the hub knows it.</summary>
internal sealed record VaultRow(Guid Id, string Proof, long Sequence, DateTimeOffset Now);
