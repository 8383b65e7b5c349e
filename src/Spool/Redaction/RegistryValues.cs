namespace TotalMemory.Spool.Redaction;

/// <summary>What <c>reg add … /v NAME … /d X</c> writes into the registry of Windows.</summary>
internal static class RegistryValues
{
    private const string NameOption = " /v ";
    private const string DataOption = " /d ";
    private const int Farthest = 120;

    public static void Find(string text, List<Finding> found)
    {
        for (
            var at = text.IndexOf(NameOption, StringComparison.Ordinal);
            at >= 0;
            at = text.IndexOf(NameOption, at + 1, StringComparison.Ordinal)
        )
        {
            var most = Math.Min(text.Length, at + Farthest);
            var name = Argument.Read(text, at + NameOption.Length, most);
            var kind = name.IsEmpty ? SecretName.Kind.None : SecretName.Classify(name.Of(text));
            var data = text.AsSpan(at, most - at).IndexOf(DataOption);
            if (kind is SecretName.Kind.None || data < 0)
                continue;
            var value = Argument.Read(text, at + data + DataOption.Length, text.Length);
            if (!value.IsEmpty && SecretValue.IsSecret(value.Of(text), kind, value.Quoted, firm: true))
                found.Add(new Finding(value.Start, value.End, SecretName.Label(kind)));
        }
    }
}
