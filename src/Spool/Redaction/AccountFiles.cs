using System.Buffers;

namespace TotalMemory.Spool.Redaction;

/// <summary>
/// Formats that hold one password a line: pppd's chap-secrets (<c>"user" * "X"</c>, or columns below a heading), a mail relay's sasl_passwd
/// (<c>[host]:587 user:X</c>), what chpasswd reads, the text of a QR code for a network, a masked value of a CI job.
/// </summary>
internal static class AccountFiles
{
    private const int LongestPort = 5; // published: ports end at 65535
    private const int LongestUser = 64; // chosen: above real names
    private const int LongestLine = 200; // chosen: above real entries
    private const int MostLines = 6; // chosen: an entry's lines
    private const string Chpasswd = "chpasswd";

    private const string AnyServer = "\" * \"";
    private const string AnyServerOfColumns = "\"\t*\t\"";
    private const string Host = "]:";
    private const string Wifi = "WIFI:";
    private const string Mask = "::add-mask";

    private static readonly SearchValues<string> Starts = SearchValues.Create(
        [AnyServer, AnyServerOfColumns, Host, Wifi, Mask, Chpasswd],
        StringComparison.Ordinal
    );

    public static void Find(string text, List<Finding> found)
    {
        for (var at = Next(text, 0); at >= 0; at = Next(text, at + 1))
            switch (text[at])
            {
                case '"':
                    Take(text, ValueAt.Read(text, at + AnyServer.Length - 1), found);
                    break;
                case ']':
                    Relay(text, at + Host.Length, found);
                    break;
                case 'W':
                    Marked(text, at + Wifi.Length, ";P:", ";;", found);
                    break;
                case ':':
                    Marked(text, at + Mask.Length, "::", "\"", found);
                    break;
                default:
                    Below(text, at + Chpasswd.Length, found);
                    break;
            }
    }

    /// <summary>Looks at a line that begins with a quotation mark: <c>"user"  *  "X"</c>, with any blanks between the columns.</summary>
    public static void AnyServerOf(string text, int at, List<Finding> found)
    {
        var user = Argument.Read(text, at, text.Length);
        var server = user.IsEmpty ? default : Argument.Read(text, user.Next, text.Length);
        if (server.IsEmpty || server.Slice(text) is not "*" || server.Start == user.Next)
            return;
        var value = Argument.Read(text, server.Next, text.Length);
        Take(text, new ValueAt.ValueSpan(value.Start, value.End, value.Quoted), found);
    }

    private static int Next(string text, int at)
    {
        var next = at < text.Length ? text.AsSpan(at).IndexOfAny(Starts) : -1;
        return next < 0 ? -1 : at + next;
    }

    // The text between two marks of the same line: WIFI:T:WPA;S:home;P:X;;
    private static void Marked(string text, int from, string open, string close, List<Finding> found)
    {
        var line = text.AsSpan(from, Math.Min(LongestLine, text.Length - from));
        line = line.IndexOf('\n') is var end and >= 0 ? line[..end] : line;
        var value = line.IndexOf(open);
        if (value < 0)
            return;
        value += open.Length;
        var length = line[value..].IndexOf(close) is var stop and >= 0 ? stop : line.Length - value;
        if (length > 3 && !Reference.Is(line.Slice(value, length)))
            found.Add(new Finding(from + value, from + value + length, "password"));
    }

    /// <summary>Looks at the lines below <c># client server secret IP addresses</c>.</summary>
    public static void ThirdColumn(string text, int at, List<Finding> found)
    {
        var heading = text.AsSpan(at, Math.Min(LongestLine, text.Length - at));
        if (heading.IndexOf("secret") is var secret && (secret < 0 || heading.IndexOf('\n') is var end && end >= 0 && end < secret))
            return;
        for (var n = 0; n < MostLines; n++)
        {
            var length = text.AsSpan(at, Math.Min(LongestLine, text.Length - at)).IndexOf('\n');
            if (length < 0)
                return;
            at += length + 1;
            var word = Argument.Read(text, at, text.Length);
            for (var column = 1; column < 3 && !word.IsEmpty; column++)
                word = Argument.Read(text, word.Next, text.Length);
            if (!word.IsEmpty && text[at] is not '#' && SecretValue.IsStated(word.Slice(text)))
                found.Add(new Finding(word.Start, word.End, "password"));
        }
    }

    // The lines user:X below chpasswd: cloud-init's list, a here-document
    private static void Below(string text, int at, List<Finding> found)
    {
        for (var n = 0; n < MostLines; n++)
        {
            var length = text.AsSpan(at, Math.Min(LongestLine, text.Length - at)).IndexOf('\n');
            if (length < 0)
                return;
            at += length + 1;
            var user = ValueAt.SkipBlanks(text, at, 16);
            user += text.AsSpan(user).StartsWith("- ") ? 2 : 0;
            var colon = CharacterRuns.RunEnd(text, user, CharacterRuns.Account, LongestUser);
            if (colon == user || colon + 4 > text.Length || text[colon] != ':' || char.IsWhiteSpace(text[colon + 1]))
                continue;
            var value = ValueAt.Read(text, colon + 1);
            if (!value.IsEmpty && ValueAt.IsLineEnd(text, value.End) && SecretValue.IsStated(value.Slice(text)))
                found.Add(new Finding(value.Start, value.End, "password"));
        }
    }

    private static void Relay(string text, int port, List<Finding> found)
    {
        var user = CharacterRuns.RunEnd(text, port, CharacterRuns.Port, LongestPort + 1);
        if (user == port || user >= text.Length || text[user] is not (' ' or '\t'))
            return;
        user = ValueAt.SkipBlanks(text, user, 8);
        var colon = CharacterRuns.RunEnd(text, user, CharacterRuns.Account, LongestUser);
        if (colon > user && colon + 1 < text.Length && text[colon] == ':')
        {
            var value = ProseValue.Read(text, colon + 1);
            if (!value.IsEmpty && SecretValue.IsStated(value.Slice(text)) && ValueAt.IsLineEnd(text, value.End))
                found.Add(new Finding(value.Start, value.End, "password"));
            else
                Take(text, value, found);
        }
    }

    private static void Take(string text, ValueAt.ValueSpan value, List<Finding> found)
    {
        if (!value.IsEmpty && SecretValue.HasDigitsOrSigns(value.Slice(text)))
            found.Add(new Finding(value.Start, value.End, "password"));
    }
}
