using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json.Nodes;

namespace TotalMemory.Cli.Install;

/// <summary>
/// Edits a JSON text by changing only the bytes that must change: formatting, comments, order and numbers elsewhere stay as written.
/// Pure.
/// </summary>
internal sealed class JsonEdit
{
    private readonly byte[] text;
    private readonly JsonStyle style;
    private readonly List<TextEdit> changes = [];

    private JsonEdit(byte[] text)
    {
        this.text = text;
        style = JsonStyle.Detect(text);
    }

    private readonly record struct TextEdit(int Start, int End, string Text);

    /// <param name="text">Without byte order mark.</param>
    /// <param name="before"><paramref name="text"/>, parsed.</param>
    public static byte[] Apply(byte[] text, JsonObject before, JsonObject after)
    {
        var edit = new JsonEdit(text);
        edit.Compare(JsonText.Read(text), before, after);
        return edit.Applied();
    }

    private void Compare(JsonText span, JsonNode? before, JsonNode? after)
    {
        if (JsonNode.DeepEquals(before, after))
            return;
        if (before is JsonObject oldObject && after is JsonObject newObject)
            CompareObjects(span, oldObject, newObject);
        else if (before is JsonArray oldArray && after is JsonArray newArray)
            CompareArrays(span, oldArray, newArray);
        else
            Replace(span, after);
    }

    private void CompareObjects(JsonText span, JsonObject before, JsonObject after)
    {
        var added = after.Where(m => !before.ContainsKey(m.Key)).ToList();
        var removed = span.Names.Index().Where(n => !after.ContainsKey(n.Item)).Select(n => n.Index).ToList();
        if (added.Count > 0 && removed.Count > 0)
        {
            Replace(span, after);
            return;
        }
        foreach (var (i, name) in span.Names.Index())
            if (after.TryGetPropertyValue(name, out var value))
                Compare(span.Items[i], before[name], value);
        Remove(span, removed);
        Add(span, [.. added.Select(m => (Func<int?, string>)(depth => $"{Quoted(m.Key)}: {Serialized(m.Value, depth)}"))]);
    }

    // Elements are matched by the common prefix and suffix of the two arrays.
    private void CompareArrays(JsonText span, JsonArray before, JsonArray after)
    {
        var start = 0;
        while (start < before.Count && start < after.Count && JsonNode.DeepEquals(before[start], after[start]))
            start++;
        var tail = 0;
        while (
            tail < Math.Min(before.Count, after.Count) - start
            && JsonNode.DeepEquals(before[before.Count - 1 - tail], after[after.Count - 1 - tail])
        )
            tail++;
        var (old, now) = (before.Count - start - tail, after.Count - start - tail);
        if (old == now)
            for (var i = start; i < start + old; i++)
                Compare(span.Items[i], before[i], after[i]);
        else if (now == 0)
            Remove(span, [.. Enumerable.Range(start, old)]);
        else if (old == 0 && tail == 0)
            Add(span, [.. after.Skip(start).Select(v => (Func<int?, string>)(depth => Serialized(v, depth)))]);
        else
            Replace(span, after);
    }

    private void Replace(JsonText span, JsonNode? after) =>
        changes.Add(new(span.Start, span.End, Serialized(after, style.IsOneLine(span) ? null : style.DepthAt(span.Start))));

    // Directly after the last member, before any comment that follows it.
    private void Add(JsonText span, List<Func<int?, string>> items)
    {
        if (items.Count == 0)
            return;
        var isOneLine = style.IsOneLine(span);
        var depth = style.DepthAt(span.Starts.Count > 0 ? span.Starts[^1] : span.Start) + (span.Starts.Count > 0 ? 0 : 1);
        var written = items.Select(i => i(isOneLine ? null : depth));
        if (span.Items.Count > 0)
        {
            var before = isOneLine ? ", " : "," + style.NewLine(depth);
            changes.Add(new(span.Items[^1].End, span.Items[^1].End, before + string.Join(before, written)));
        }
        else if (isOneLine)
            changes.Add(new(span.End - 1, span.End - 1, string.Join(", ", written)));
        else
        {
            var inside = Encoding.UTF8.GetString(text.AsSpan(span.Start + 1, span.End - span.Start - 2));
            var from = inside.Trim().Length == 0 ? span.Start + 1 : span.End - 1;
            var joined = string.Join("," + style.NewLine(depth), written);
            changes.Add(new(from, span.End - 1, style.NewLine(depth) + joined + style.NewLine(depth - 1)));
        }
    }

    private void Remove(JsonText span, List<int> removed)
    {
        if (removed.Count == 0)
            return;
        if (removed.Count == span.Items.Count)
        {
            RemoveAll(span);
            return;
        }
        foreach (var (from, to) in Runs(removed))
            if (to < span.Items.Count - 1)
            {
                var comma = Comma(span.Items[to].End);
                var next = span.Starts[to + 1];
                changes.Add(new(span.Starts[from], IsBlank(comma + 1, next) ? next : comma + 1, ""));
            }
            else if (IsBlank(Comma(span.Items[from - 1].End) + 1, span.Starts[from]))
                changes.Add(new(span.Items[from - 1].End, span.Items[to].End, ""));
            else
            {
                var comma = Comma(span.Items[from - 1].End);
                changes.Add(new(comma, comma + 1, ""));
                changes.Add(new(span.Starts[from], span.Items[to].End, ""));
            }
    }

    private void RemoveAll(JsonText span)
    {
        var last = span.Items[^1].End;
        var comma = Comma(last);
        var end = comma < span.End - 1 ? comma + 1 : last;
        if (IsBlank(span.Start + 1, span.Starts[0]) && IsBlank(end, span.End - 1))
            changes.Add(new(span.Start + 1, span.End - 1, ""));
        else
            changes.Add(new(span.Starts[0], end, ""));
    }

    private static IEnumerable<(int From, int To)> Runs(List<int> numbers)
    {
        for (var i = 0; i < numbers.Count; i++)
        {
            var from = numbers[i];
            while (i + 1 < numbers.Count && numbers[i + 1] == numbers[i] + 1)
                i++;
            yield return (from, numbers[i]);
        }
    }

    private bool IsBlank(int from, int to) => text.AsSpan(from..Math.Max(from, to)).Trim(" \t\r\n"u8).IsEmpty;

    // Position of the comma after a value, skipping comments; of the closing bracket if there is no comma.
    private int Comma(int at)
    {
        while (text[at] is not ((byte)',' or (byte)'}' or (byte)']'))
            at = text[at] == '/' ? AfterComment(at) : at + 1;
        return text[at] == ',' ? at : int.MaxValue - 1;
    }

    private int AfterComment(int at) =>
        text[at + 1] == '*' ? at + 2 + text.AsSpan(at + 2).IndexOf("*/"u8) + 2 : at + text.AsSpan(at).IndexOf((byte)'\n') + 1;

    private byte[] Applied()
    {
        var result = new List<byte>(text.Length + 1024);
        var at = 0;
        foreach (var change in changes.OrderBy(c => c.Start).ThenBy(c => c.End))
        {
            result.AddRange(text.AsSpan(at, change.Start - at));
            result.AddRange(Encoding.UTF8.GetBytes(change.Text));
            at = change.End;
        }
        result.AddRange(text.AsSpan(at));
        return [.. result];
    }

    private static string Quoted(string name) => $"\"{JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(name)}\"";

    private string Serialized(JsonNode? value, int? depth) => style.Write(value, depth);
}
