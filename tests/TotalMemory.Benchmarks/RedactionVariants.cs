using System.Globalization;
using System.Text;

namespace TotalMemory.Benchmarks;

/// <summary>A text, and the secret that it holds; an empty one for a look-alike.</summary>
internal sealed record RedactionCase(string Class, string Shape, string Text, string Secret);

/// <summary>Fills the templates with made-up values; the same seed gives the same texts.</summary>
internal sealed class RedactionVariants(int seed)
{
    private const string Base62 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private readonly Random _random = new(seed);

    private static readonly string[] Names = ["bob", "alice", "svc_app", "deploy", "maria", "k.ito", "jan-w"];
    private static readonly string[] Nouns =
    [
        "shop",
        "billing",
        "ledger",
        "orders",
        "harbor",
        "vector",
        "cinder",
        "maple",
        "copper",
        "violet",
        "anchor",
        "ribbon",
    ];
    private static readonly string[] Hosts = ["db.acme.io", "api.shop.dev", "ci.internal", "10.2.0.8", "mail.corp.net"];
    private static readonly string[] Prefixes = ["zed", "quip", "lmk", "ordo", "tkx", "vex", "omni", "kite", "plat", "nim"];

    public IEnumerable<RedactionCase> All(int times)
    {
        for (var n = 0; n < times; n++)
        {
            foreach (var template in RedactionTemplates.All)
            {
                var bar = template.IndexOf('|', StringComparison.Ordinal);
                yield return Fill(template[..bar], template[(bar + 1)..]);
            }
            foreach (var template in RedactionLookAlikes.All)
                yield return Fill("lookalike", template);
        }
    }

    private RedactionCase Fill(string kind, string template)
    {
        var text = new StringBuilder();
        var secret = "";
        for (var at = 0; at < template.Length; at++)
        {
            var close = template[at] is '⟦' ? '⟧' : '}';
            var end = template[at] is '⟦' or '{' ? template.IndexOf(close, at) : -1;
            if (end < 0 || Value(template[(at + 1)..end]) is not { } value)
            {
                text.Append(template[at]);
                continue;
            }
            text.Append(value);
            if (close == '⟧')
                secret = value;
            at = end;
        }
        return new RedactionCase(kind, template, text.ToString(), secret);
    }

    private string? Value(string place)
    {
        var colon = place.IndexOf(':', StringComparison.Ordinal);
        var n = colon > 0 && int.TryParse(place[(colon + 1)..], CultureInfo.InvariantCulture, out var length) ? length : 0;
        return (colon > 0 ? place[..colon] : place) switch
        {
            "name" => Pick(Names),
            "word" => Pick(Nouns),
            "host" => Pick(Hosts),
            "prefix" => Pick(Prefixes),
            "UPPER" => Pick(Nouns).ToUpperInvariant(),
            "pw" => Password(),
            "letters" => Pick(Nouns) + Pick(Nouns),
            "words" => string.Join(' ', Enumerable.Range(0, n).Select(_ => Pick(Nouns))),
            "base62" => Of(Base62, n),
            "base64" => Of(Base62 + "+/", n),
            "base36" => Of("abcdefghijklmnopqrstuvwxyz0123456789", n),
            "base32" => Of("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", n),
            "hex" => Of("0123456789abcdef", n),
            "digits" => Of("0123456789", n),
            "symbols" => Of(Base62 + "!@#%^&*()-_=+[]{};:,.<>?/|", n),
            "uuid" => $"{Of("0123456789abcdef", 8)}-{Of("0123456789abcdef", 4)}-4{Of("0123456789abcdef", 3)}"
                + $"-a{Of("0123456789abcdef", 3)}-{Of("0123456789abcdef", 12)}",
            "b64pw" => Base64(Password()),
            "b64pair" => Base64(Pick(Names) + ":" + Password()),
            "b64pem" => Base64("-----BEGIN EC PRIVATE KEY-----\n" + Of(Base62, 90)),
            "card" => Card(),
            "iban" => Iban(),
            "ssn" => $"{_random.Next(100, 800)}-{_random.Next(10, 99)}-{_random.Next(1000, 9999)}",
            "mail" => Pick(["jörg.müller", "anna", "o'neil", "иван", "zoë.b"])
                + "@"
                + Pick(["exämple.de", "mail.example.org", "почта.рф", "corp.co.uk"]),
            _ => null,
        };
    }

    // As people choose them.
    private string Password() =>
        _random.Next(6) switch
        {
            0 => Capital(Pick(Nouns)) + _random.Next(10, 9999),
            1 => Pick(Nouns) + Pick(Nouns) + _random.Next(100),
            2 => Capital(Pick(Nouns)) + "!" + _random.Next(1000, 9999),
            3 => Pick(Nouns).Replace('e', '3').Replace('o', '0') + Of("ABCDEFGHIJ0123456789", 4),
            4 => Of(Base62, 12) + "7x",
            _ => Capital(Pick(Nouns)) + Pick(["#", "$", "%", "+", "@"]) + Pick(Nouns) + _random.Next(10),
        };

    private string Card()
    {
        var digits = "4" + Of("0123456789", 14);
        for (var check = '0'; check <= '9'; check++)
            if (IsLuhn(digits + check))
                digits += check;
        digits = digits[..16];
        return _random.Next(2) == 0 ? digits : string.Join(Pick([" ", "-"]), digits.Chunk(4).Select(g => new string(g)));
    }

    private static bool IsLuhn(string digits) =>
        digits.Reverse().Select((c, i) => i % 2 == 0 ? c - '0' : (c - '0') * 2 / 10 + (c - '0') * 2 % 10).Sum() % 10 == 0;

    private string Iban()
    {
        var account = Of("0123456789", 18);
        var rest = 0;
        foreach (var c in account + "131400")
            rest = (rest * 10 + c - '0') % 97;
        var iban = $"DE{98 - rest:00}{account}";
        return _random.Next(2) == 0 ? iban : string.Join(' ', iban.Chunk(4).Select(g => new string(g)));
    }

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private string Of(string alphabet, int n) => new([.. Enumerable.Range(0, n).Select(_ => alphabet[_random.Next(alphabet.Length)])]);

    private string Pick(string[] list) => list[_random.Next(list.Length)];
}
