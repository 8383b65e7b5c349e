namespace TotalMemory.Spool.Redaction;

/// <summary>Prefixes of ids and digests, which are not secret: <c>req_…</c>, <c>sha256-…</c>.</summary>
internal static class IdPrefixes
{
    // csharpier-ignore
    private static readonly string[] All =
    [
        "req", "msg", "toolu", "resp", "call", "chatcmpl", "cmpl", "cus", "pi", "ch", "evt", "price", "prod", "sub", "in",
        "run", "thread", "asst", "file", "org", "proj", "user", "usr", "acct", "session", "sess", "trace", "span", "id",
        "job", "task", "build", "deploy", "deployment", "dpl", "commit", "sha", "sha1", "sha256", "sha384", "sha512", "md5",
        "blob", "img", "image", "cache", "chunk", "bundle", "hash", "etag", "v", "ver", "rev", "tag", "node", "pod",
        "container", "vpc", "subnet", "ami", "index", "main", "app", "vendor", "page", "layout", "event", "ev", "batch",
        "srv", "srvtoolu", "item", "rs", "fc", "ws", "pk", "phc", "bps", "step", "plan", "inv", "invoice", "txn", "tx",
        "order", "cart", "doc", "note", "room", "conv", "conversation", "dashboard", "folder", "uid", "uuid", "ulid", "cs",
        "seti", "pm", "card", "src", "tok", "si", "ii", "il", "prctl", "px", "css", "svelte", "styles", "emotion", "lib",
        "crate", "registry", "ckpt", "model", "agent", "workflow", "execution", "exec", "worker", "asset", "assets", "font",
        "static", "gpt", "claude", "claudecode", "pl", "utm", "ga", "gtm", "sb_publishable", "dataset", "vs", "mcp", "mcpr",
        "mcpl", "cmd", "reasoning", "rsn", "compaction", "snap", "vol", "eni", "rtb", "igw", "acl", "sg", "i", "nat", "lt",
        "asg", "arn", "client", "github", "h1", "go", "nix", "layer", "digest", "checksum", "integrity", "cid", "ipfs",
        "did", "peer", "x", "tmp", "temp", "test", "tests", "random", "pvt", "cse", "tooluse", "ses", "prt", "wrk", "snp",
        "pvtf", "pvti", "pvtssf", "pvtssfo", "pvtv", "mdm", "mdu", "publishable", "public", "pub", "ed25519", "ssh", "rsa",
        "age1", "guid", "ref", "refs", "branch", "pr", "issue", "wrangler", "vite", "webpack", "next", "data", "base64",
    ];

    /// <summary>True if the token begins with such a prefix and a separator.</summary>
    public static bool IsId(ReadOnlySpan<char> token) =>
        token.IndexOfAny(CharacterRuns.Separators) is var end && end > 0 && Contains(token[..end]);

    public static bool Contains(ReadOnlySpan<char> prefix)
    {
        foreach (var id in All)
            if (prefix.Equals(id, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }
}
