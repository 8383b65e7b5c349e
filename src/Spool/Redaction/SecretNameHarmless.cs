namespace TotalMemory.Spool.Redaction;

/// <summary>Parts of names that tell that nothing secret is meant.</summary>
internal static partial class SecretName
{
    // Anywhere in the name: public values, counts, and keys that only name an entry
    private static readonly NamePart[] Harmless = NamePart.Each(
        "public",
        "pubkey",
        "publishable",
        "tokenizer",
        "tokencount",
        "maxtoken",
        "maxnewtoken",
        "inputtoken",
        "outputtoken",
        "totaltoken",
        "tokentype",
        "secretsmanager",
        "passwordless",
        "cachekey",
        "keyname",
        "oldpwd",
        "csstoken",
        "designtoken",
        "cancellationtoken",
        "stoptoken",
        "padtoken",
        "eostoken",
        "bostoken",
        "specialtoken",
        "nexttoken",
        "pagetoken",
        "continuationtoken"
    );
}
