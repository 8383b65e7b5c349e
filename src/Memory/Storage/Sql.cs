namespace TotalMemory.Storage;

/// <summary>Lists as JSON, for <c>json_each</c>.</summary>
internal static class Sql
{
    /// <summary>Ids, for <c>json_each</c>.</summary>
    public static string Ids(IEnumerable<long> ids) => $"[{string.Join(',', ids)}]";

    /// <summary>Texts, for <c>json_each</c>.</summary>
    public static string Texts(IEnumerable<string> texts) =>
        "[" + string.Join(',', texts.Select(t => "\"" + System.Text.Json.JsonEncodedText.Encode(t) + "\"")) + "]";
}
