namespace TotalMemory.Spool.Redaction;

/// <summary>
/// Secrets within a call that is assigned to their name: <c>Hash::make('X')</c>, <c>bcrypt("X")</c>, <c>String::from("X")</c>.
/// </summary>
internal static class LiteralArguments
{
    /// <summary>The literal in the call that begins the value, if it is secret for a name of this kind.</summary>
    public static ValueAt.ValueSpan? Find(string text, ValueAt.ValueSpan value, SecretName.Kind kind)
    {
        var call = text.AsSpan(value.Start, Math.Min(AssignmentSecrets.LongestName, text.Length - value.Start));
        var open = call.IndexOf('(');
        if (open < 1 || open + 2 >= call.Length)
            return null;
        if (!(call[open + 1] is '"' or '\'' || call[open + 2] is '"' or '\'' || call[(open + 1)..].StartsWith("default=")))
            return null;
        var argument = call[(open + 1)..].StartsWith("default=") ? open + 8 : open;
        var literal = value.Start + argument + 1 < text.Length ? ValueAt.Read(text, value.Start + argument + 1) : default;
        if (!literal.Quoted)
            return null;
        if (Converts(call[..open]) || WordLists.EndsWithAny(call[..open], Decoders))
            return SecretValue.IsSecret(literal.Slice(text), kind, quoted: true, firm: false) ? literal : null;
        return kind is SecretName.Kind.Password && MakesHash(call[..open]) && SecretValue.HasDigitsOrSigns(literal.Slice(text))
            ? literal
            : null;
    }

    private static bool MakesHash(ReadOnlySpan<char> call) =>
        call.Contains("hash", StringComparison.OrdinalIgnoreCase) || call.Contains("crypt", StringComparison.OrdinalIgnoreCase);

    // CallSecrets that only convert the literal. CallSecrets that look a value up (getenv, getToken, Deno.env.get) are not listed.
    // csharpier-ignore
    private static bool Converts(ReadOnlySpan<char> call) =>
        call is "String::from" or "SecretString::from" or "SecretString::new" or "Secret::new" or "Some" or "Just" or "String" or "str"
            or "bytes" or "Field" or "field" or "Query" or "Header" or "Cookie"
            or "SecretStr" or "Secret" or "Buffer.from" or "std::string" or "string" or "[]byte" or "Optional.of" or "Ok"
            or "Data" or "Uint8Array.from" or "new String" or "List.of" or "utf8.encode" or "TextEncoder().encode" or "to_binary"
            or "StringValue" or "aws.String"
            or "JSON.stringify" or "pulumi.String" or "cdk.SecretValue.plainText" or "SecretValue.unsafePlainText";

    // Ends of the names of calls that decode the literal
    private static readonly string[] Decoders =
    [
        "fromhex",
        "fromhexstring",
        "unhexlify",
        "hextobytes",
        "parsehex",
        "hex.decode",
        "hex.decodestring",
        "b64decode",
        "urlsafe_b64decode",
        "frombase64",
        "frombase64string",
        "base64.decode",
        "base64_decode",
        "decode64",
        "decodebase64",
        "stdencoding.decodestring",
        "unbase64",
        "atob",
    ];
}
