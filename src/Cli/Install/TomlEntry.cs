using Tomlyn.Syntax;

namespace TotalMemory.Cli.Install;

/// <summary>One value of a TOML document with its full name, whatever syntax the document uses.</summary>
/// <param name="Name">Like <c>mcp_servers, other, command</c>.</param>
/// <param name="Start">First character of the value.</param>
/// <param name="End">One past its last character.</param>
/// <param name="Text">The content of a string; null for other values.</param>
/// <param name="Source">The value as written.</param>
internal sealed record TomlEntry(IReadOnlyList<string> Name, int Start, int End, string? Text, string Source)
{
    public string Dotted => string.Join('.', Name.Select(n => $"\"{n}\""));

    public bool IsAt(IReadOnlyList<string> name) => Name.SequenceEqual(name);

    public bool IsBelow(IReadOnlyList<string> name) => Name.Count > name.Count && Name.Take(name.Count).SequenceEqual(name);

    /// <summary>Every value; an inline table yields its values, or itself if it is empty.</summary>
    public static IEnumerable<TomlEntry> Read(DocumentSyntax document) =>
        document
            .KeyValues.SelectMany(kv => Read(kv, []))
            .Concat(document.Tables.SelectMany(t => t.Items.SelectMany(kv => Read(kv, NameOf(t.Name)))));

    public static IReadOnlyList<string> NameOf(KeySyntax? key) =>
        key is null ? [] : [Part(key.Key), .. key.DotKeys.Select(d => Part(d.Key))];

    private static IEnumerable<TomlEntry> Read(KeyValueSyntax pair, IReadOnlyList<string> above)
    {
        IReadOnlyList<string> name = [.. above, .. NameOf(pair.Key)];
        if (pair.Value is InlineTableSyntax inline && inline.Items.Any())
            return inline.Items.SelectMany(i => Read(i.KeyValue!, name));
        var span = pair.Value!.Span;
        var text = (pair.Value as StringValueSyntax)?.Value;
        return [new TomlEntry(name, span.Start.Offset, AfterEnd(span), text, pair.Value.ToString().Trim())];
    }

    /// <summary>The parser's spans include their last character.</summary>
    public static int AfterEnd(SourceSpan span) => span.End.Offset + 1;

    private static string Part(BareKeyOrStringValueSyntax? part) =>
        part switch
        {
            StringValueSyntax text => text.Value ?? "",
            BareKeySyntax bare => bare.Key?.Text ?? "",
            _ => "",
        };
}
