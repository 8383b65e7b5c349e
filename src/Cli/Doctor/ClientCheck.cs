namespace TotalMemory.Cli.Doctor;

/// <summary>What a client's own configuration says, where the client is used.</summary>
internal sealed class ClientCheck(string name, Func<bool> isPresent, Func<IEnumerable<JsonCheck>> check) : ICheck
{
    public string Name => name;

    public IEnumerable<JsonCheck> Run() => isPresent() ? check() : [];
}
