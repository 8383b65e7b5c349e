using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using TotalMemory.Spool.Printing;

namespace TotalMemory.Web.Markup;

/// <summary>
/// A piece of HTML. Literals are ours and are kept as they are; every interpolated value is treated as remembered text, so it is
/// sanitized and encoded. Values may be placed between tags or within quoted attributes, never in a tag's name or at the start of a URL.
/// </summary>
internal readonly struct Html
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private readonly string? text;

    private Html(string text) => this.text = text;

    public static Html Empty => default;

    public bool IsEmpty => string.IsNullOrEmpty(text);

    public static Html From(Writer writer) => new(writer.Text());

    public static Html Text(string? text) => new(Encoded(text));

    public static Html Join(IEnumerable<Html> parts) => new(string.Concat(parts.Select(p => p.text)));

    /// <summary>The piece of HTML, or nothing.</summary>
    public static Html If(bool condition, Func<Html> piece) => condition ? piece() : Empty;

    public override string ToString() => text ?? "";

    private static string Encoded(string? text) => text is null ? "" : Encoder.Encode(SafeText.Clean(text));

    /// <summary>Builds HTML from an interpolated string: literals as they are, values encoded.</summary>
    [InterpolatedStringHandler]
    internal readonly ref struct Writer(int literalLength, int holes)
    {
        private readonly StringBuilder built = new(literalLength + 32 * holes);

        public void AppendLiteral(string literal) => built.Append(literal);

        public void AppendFormatted(string? value) => built.Append(Encoded(value));

        public void AppendFormatted(Html value) => built.Append(value.text);

        public void AppendFormatted(IEnumerable<Html> values)
        {
            foreach (var value in values)
                built.Append(value.text);
        }

        public void AppendFormatted(long value) => built.Append(value.ToString(CultureInfo.InvariantCulture));

        internal string Text() => built.ToString();
    }
}
