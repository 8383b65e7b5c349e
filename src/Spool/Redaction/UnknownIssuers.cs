namespace TotalMemory.Spool.Redaction;

/// <summary>
/// Keys of issuers that no list knows: a short word, a separator, then characters at random (<c>abc_7Fq2…</c>). Random is what changes
/// between capitals, small letters and digits more often than words do. What is only hexadecimal may be a digest of content and stays.
/// </summary>
internal static class UnknownIssuers
{
    private const int LeastToken = 22;
    private const int LeastRun = 18;
    private const int LongestPrefix = 14;

    // Ids of things that are no keys, and digests.
    private static readonly string[] NoKeys =
    [
        "req",
        "msg",
        "toolu",
        "resp",
        "call",
        "chatcmpl",
        "cmpl",
        "cus",
        "pi",
        "ch",
        "evt",
        "price",
        "prod",
        "sub",
        "in",
        "run",
        "thread",
        "asst",
        "file",
        "org",
        "proj",
        "user",
        "usr",
        "acct",
        "session",
        "sess",
        "trace",
        "span",
        "id",
        "job",
        "task",
        "build",
        "deploy",
        "deployment",
        "dpl",
        "commit",
        "sha",
        "sha1",
        "sha256",
        "sha384",
        "sha512",
        "md5",
        "blob",
        "img",
        "image",
        "cache",
        "chunk",
        "bundle",
        "hash",
        "etag",
        "v",
        "ver",
        "rev",
        "tag",
        "node",
        "pod",
        "container",
        "vpc",
        "subnet",
        "ami",
        "index",
        "main",
        "app",
        "vendor",
        "page",
        "layout",
        "event",
        "ev",
        "batch",
        "srv",
        "srvtoolu",
        "item",
        "rs",
        "fc",
        "ws",
        "pk",
        "phc",
        "bps",
        "step",
        "plan",
        "inv",
        "invoice",
        "txn",
        "tx",
        "order",
        "cart",
        "doc",
        "note",
        "room",
        "conv",
        "conversation",
        "dashboard",
        "folder",
        "uid",
        "uuid",
        "ulid",
        "cs",
        "seti",
        "pm",
        "card",
        "src",
        "tok",
        "si",
        "ii",
        "il",
        "prctl",
        "px",
        "css",
        "svelte",
        "styles",
        "emotion",
        "lib",
        "crate",
        "registry",
        "ckpt",
        "model",
        "agent",
        "workflow",
        "execution",
        "exec",
        "worker",
        "asset",
        "assets",
        "font",
        "static",
        "gpt",
        "claude",
        "claudecode",
        "pl",
        "utm",
        "ga",
        "gtm",
        "sb_publishable",
        "dataset",
        "vs",
        "mcp",
        "mcpr",
        "mcpl",
        "cmd",
        "reasoning",
        "rsn",
        "compaction",
        "snap",
        "vol",
        "eni",
        "rtb",
        "igw",
        "acl",
        "sg",
        "i",
        "nat",
        "lt",
        "asg",
        "arn",
        "client",
        "github",
        "h1",
        "go",
        "nix",
        "layer",
        "digest",
        "checksum",
        "integrity",
        "cid",
        "ipfs",
        "did",
        "peer",
        "x",
        "tmp",
        "temp",
        "test",
        "tests",
        "random",
        "pvt",
        "cse",
        "tooluse",
        "tooluse",
        "srvtoolu",
        "ses",
        "prt",
        "wrk",
        "snp",
        "pvtf",
        "pvti",
        "pvtssf",
        "pvtssfo",
        "pvtv",
        "mdm",
        "mdu",
        "publishable",
        "public",
        "pub",
        "ed25519",
        "ssh",
        "rsa",
        "age1",
        "guid",
        "ref",
        "refs",
        "branch",
        "pr",
        "issue",
        "wrangler",
        "vite",
        "webpack",
        "next",
        "data",
        "base64",
    ];

    /// <summary>Where the key ends that starts with this word; <paramref name="end"/> where none does.</summary>
    public static int Find(string text, int start, int end, List<Finding> found)
    {
        if (end >= text.Length || text[end] is not ('_' or '-' or '.') || end - start > LongestPrefix || !char.IsAsciiLetter(text[start]))
            return end;
        if (
            start > 0
            && text[start - 1] is '_' or '-' or '.' or '/' or '#' or '@' or '+' or '=' or '%' or ':' or '~'
            && !AfterAssignment(text, start)
        )
            return end;
        var stop = Chars.RunEnd(text, end, Chars.UrlSafe, 512);
        var tokenEnd = text[end] == '.' ? Chars.RunEnd(text, end, Chars.Dotted, 512) : stop;
        if (
            tokenEnd - start < LeastToken
            || tokenEnd < text.Length && text[tokenEnd] is '/' or '(' or '@' or '\\'
            || IsFile(text, tokenEnd)
        )
            return end;
        var token = text.AsSpan(start, tokenEnd - start);
        // Ids of GitHub's objects
        if (
            token[(end - start + 1)..].StartsWith("kw")
            || token[(end - start + 1)..].StartsWith("kg")
            || token[(end - start + 1)..].StartsWith("lAD")
        )
            return end;
        // Anthropic's ids
        if (token.Length == end - start + 25 && token[(end - start + 1)..].StartsWith("01"))
            return end;
        // object.Member
        if (text[end] == '.' && (end - start < 2 || !HasDigits(token[(end - start)..], 3)))
            return end;
        if (KeyOfHexadecimal.Is(token))
        {
            found.Add(new Finding(start, tokenEnd, "key"));
            return tokenEnd;
        }
        if (IsListed(text.AsSpan(start, end - start)) || Chars.IsUuid(token[(end - start + 1)..]) || !IsRandom(token[(end - start + 1)..]))
            return end;
        found.Add(new Finding(start, tokenEnd, "key"));
        return tokenEnd;
    }

    // name=abc_…, but not a path, nor the middle of something in base64
    private static bool AfterAssignment(string text, int start) =>
        text[start - 1] is '=' or ':' && start > 1 && text[start - 2] is not ('=' or '/' or ':');

    // name.ext
    private static bool IsFile(string text, int end) =>
        end + 1 < text.Length
        && text[end] == '.'
        && char.IsAsciiLetter(text[end + 1])
        && Chars.RunEnd(text, end + 1, Chars.Alphanumeric, 6) - end <= 5;

    private static bool HasDigits(ReadOnlySpan<char> text, int least)
    {
        foreach (var c in text)
            least -= char.IsAsciiDigit(c) ? 1 : 0;
        return least <= 0;
    }

    /// <summary>Begins with the name of something that has ids and digests, and no keys.</summary>
    public static bool IsId(ReadOnlySpan<char> token) => token.IndexOfAny(Chars.Separators) is var end && end > 0 && IsListed(token[..end]);

    private static bool IsListed(ReadOnlySpan<char> prefix)
    {
        foreach (var id in NoKeys)
            if (prefix.Equals(id, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }

    /// <summary>The longest stretch without separators is random.</summary>
    public static bool IsRandom(ReadOnlySpan<char> body)
    {
        var longest = default(ReadOnlySpan<char>);
        while (!body.IsEmpty)
        {
            var separator = body.IndexOfAny("_-.");
            var part = separator < 0 ? body : body[..separator];
            if (part.Length > longest.Length)
                longest = part;
            body = separator < 0 ? [] : body[(separator + 1)..];
        }
        return longest.Length >= LeastRun && Chars.IsShuffled(longest);
    }
}
