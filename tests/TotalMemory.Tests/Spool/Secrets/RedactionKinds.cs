namespace TotalMemory.Tests.Spool.Secrets;

/// <summary>The kinds of secrets, each with examples and with texts that only look like them.</summary>
internal static class RedactionKinds
{
    public static readonly RedactionKind[] All =
    [
        .. SecretsInCommands.Kinds,
        .. SecretsInFiles.Kinds,
        .. SecretsInText.Kinds,
        .. SecretsInCode.Kinds,
        .. SecretsInSettings.Kinds,
        .. SecretsInTools.Kinds,
        .. SecretsInSpeech.Kinds,
        .. SecretsInSystems.Kinds,
        .. SecretsInDumps.Kinds,
    ];
}
