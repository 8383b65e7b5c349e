using System.Buffers;
using System.Globalization;
using System.Text;

namespace TotalMemory.Spool.Records;

/// <summary>
/// Writes one JSON object of texts and numbers (RFC 8259, UTF-8). For the hook, which lives for milliseconds: initialising the platform's
/// serializer would take a third of its instructions.
/// </summary>
public sealed class ObjectText
{
    private readonly ArrayBufferWriter<byte> bytes = new(512);
    private bool isFirst = true;

    public ObjectText() => bytes.Write("{"u8);

    /// <summary>Null is left out. Half a surrogate becomes U+FFFD.</summary>
    public ObjectText Add(string name, string? text)
    {
        if (text is null)
            return this;
        Name(name);
        Text(text);
        return this;
    }

    /// <summary>Null is left out.</summary>
    public ObjectText Add(string name, long? number)
    {
        if (number is not { } value)
            return this;
        Name(name);
        Plain(value.ToString(CultureInfo.InvariantCulture));
        return this;
    }

    public ObjectText Add(string name, ObjectText inner)
    {
        Name(name);
        bytes.Write(inner.bytes.WrittenSpan);
        bytes.Write("}"u8);
        return this;
    }

    /// <summary>The whole object; nothing can be added after it.</summary>
    public ReadOnlyMemory<byte> End()
    {
        bytes.Write("}"u8);
        return bytes.WrittenMemory;
    }

    private void Name(string name)
    {
        if (!isFirst)
            bytes.Write(","u8);
        isFirst = false;
        Text(name);
        bytes.Write(":"u8);
    }

    private void Text(string text)
    {
        bytes.Write("\""u8);
        var from = 0;
        for (var i = 0; i < text.Length; i++)
            if (text[i] is < ' ' or '"' or '\\')
            {
                Plain(text.AsSpan(from, i - from));
                Escape(text[i]);
                from = i + 1;
            }
        Plain(text.AsSpan(from));
        bytes.Write("\""u8);
    }

    private void Plain(ReadOnlySpan<char> text)
    {
        if (!text.IsEmpty)
            bytes.Advance(Encoding.UTF8.GetBytes(text, bytes.GetSpan(Encoding.UTF8.GetMaxByteCount(text.Length))));
    }

    private void Escape(char c)
    {
        switch (c)
        {
            case '"':
                bytes.Write("\\\""u8);
                break;
            case '\\':
                bytes.Write("\\\\"u8);
                break;
            case '\n':
                bytes.Write("\\n"u8);
                break;
            default:
                bytes.Write("\\u"u8);
                Plain(((int)c).ToString("x4", CultureInfo.InvariantCulture));
                break;
        }
    }
}
