using System.Buffers;

namespace TotalMemory.Spool.Redaction;

/// <summary>
/// Keys that issuers made recognisable: a fixed prefix, an alphabet, a least length. The prefix must start a word.
/// Sources: the issuers' documentation of their token formats.
/// </summary>
internal static class TokenShapes
{
    private sealed record Shape(
        string Prefix,
        SearchValues<char> Alphabet,
        int Least,
        string Label,
        int Most = int.MaxValue,
        bool Mixed = false
    );

    private static readonly Shape[] Shapes =
    [
        new("sk-ant-", Chars.UrlSafe, 16, "anthropic-key"),
        new("sk-proj-", Chars.UrlSafe, 16, "openai-key"),
        new("sk-svcacct-", Chars.UrlSafe, 16, "openai-key"),
        new("sk-admin-", Chars.UrlSafe, 16, "openai-key"),
        new("sk-or-v1-", Chars.UrlSafe, 16, "openrouter-key"),
        new("sk-", Chars.UrlSafe, 20, "api-key", Mixed: true),
        new("ghp_", Chars.Alphanumeric, 30, "github-token"),
        new("gho_", Chars.Alphanumeric, 30, "github-token"),
        new("ghu_", Chars.Alphanumeric, 30, "github-token"),
        new("ghs_", Chars.Alphanumeric, 30, "github-token"),
        new("ghr_", Chars.Alphanumeric, 30, "github-token"),
        new("github_pat_", Chars.Word, 22, "github-token"),
        new("glpat-", Chars.Dotted, 18, "gitlab-token"),
        new("gldt-", Chars.UrlSafe, 18, "gitlab-token"),
        new("glrt-", Chars.Dotted, 18, "gitlab-token"),
        new("glptt-", Chars.UrlSafe, 18, "gitlab-token"),
        new("glft-", Chars.UrlSafe, 18, "gitlab-token"),
        new("glcbt-", Chars.UrlSafe, 18, "gitlab-token"),
        new("glsoat-", Chars.UrlSafe, 18, "gitlab-token"),
        new("xoxb-", Chars.UrlSafe, 10, "slack-token", Mixed: true),
        new("xoxa-", Chars.UrlSafe, 10, "slack-token", Mixed: true),
        new("xoxp-", Chars.UrlSafe, 10, "slack-token", Mixed: true),
        new("xoxr-", Chars.UrlSafe, 10, "slack-token", Mixed: true),
        new("xoxs-", Chars.UrlSafe, 10, "slack-token", Mixed: true),
        new("xoxe.", Chars.Dotted, 10, "slack-token", Mixed: true),
        new("xoxe-", Chars.UrlSafe, 10, "slack-token", Mixed: true),
        new("xapp-", Chars.UrlSafe, 10, "slack-token", Mixed: true),
        new("hooks.slack.com/services/", Chars.Base64, 20, "slack-webhook"),
        new("discord.com/api/webhooks/", Chars.Base64, 20, "discord-webhook"),
        new("sk_live_", Chars.Alphanumeric, 16, "stripe-key"),
        new("sk_test_", Chars.Alphanumeric, 16, "stripe-key"),
        new("rk_live_", Chars.Alphanumeric, 16, "stripe-key"),
        new("rk_test_", Chars.Alphanumeric, 16, "stripe-key"),
        new("whsec_", Chars.Base64, 16, "stripe-webhook-secret"),
        new("AKIA", Chars.UpperBase32, 16, "aws-access-key", Most: 16),
        new("ASIA", Chars.UpperBase32, 16, "aws-access-key", Most: 16),
        new("ABIA", Chars.UpperBase32, 16, "aws-access-key", Most: 16),
        new("ACCA", Chars.UpperBase32, 16, "aws-access-key", Most: 16),
        new("AIza", Chars.UrlSafe, 30, "google-key"),
        new("GOCSPX-", Chars.UrlSafe, 20, "google-secret"),
        new("ya29.", Chars.Dotted, 20, "google-token"),
        new("1//0", Chars.UrlSafe, 30, "google-refresh-token"),
        new("npm_", Chars.Alphanumeric, 30, "npm-token"),
        new("oy2", Chars.Alphanumeric, 40, "nuget-key", Most: 43, Mixed: true),
        new("hf_", Chars.Alphanumeric, 28, "huggingface-token"),
        new("api_org_", Chars.Alphanumeric, 28, "huggingface-token"),
        new("pypi-", Chars.UrlSafe, 40, "pypi-token"),
        new("dckr_pat_", Chars.UrlSafe, 20, "docker-token"),
        new("SG.", Chars.Dotted, 40, "sendgrid-key"),
        new("dop_v1_", Chars.Hex, 40, "digitalocean-token"),
        new("doo_v1_", Chars.Hex, 40, "digitalocean-token"),
        new("shpat_", Chars.Hex, 24, "shopify-token"),
        new("shpss_", Chars.Hex, 24, "shopify-token"),
        new("shpca_", Chars.Hex, 24, "shopify-token"),
        new("sq0atp-", Chars.UrlSafe, 20, "square-token"),
        new("sq0csp-", Chars.UrlSafe, 20, "square-secret"),
        new("lin_api_", Chars.Alphanumeric, 30, "linear-key"),
        new("ntn_", Chars.Alphanumeric, 30, "notion-token"),
        new("secret_", Chars.Alphanumeric, 40, "notion-token", Mixed: true),
        new("figd_", Chars.UrlSafe, 30, "figma-token"),
        new("gsk_", Chars.Alphanumeric, 30, "groq-key"),
        new("xai-", Chars.Alphanumeric, 40, "xai-key"),
        new("pplx-", Chars.Alphanumeric, 30, "perplexity-key"),
        new("r8_", Chars.Alphanumeric, 30, "replicate-token"),
        new("nvapi-", Chars.UrlSafe, 40, "nvidia-key"),
        new("hvs.", Chars.UrlSafe, 24, "vault-token"),
        new("hvb.", Chars.UrlSafe, 24, "vault-token"),
        new("glsa_", Chars.Word, 30, "grafana-token"),
        new("dp.pt.", Chars.Alphanumeric, 30, "doppler-token"),
        new("dp.st.", Chars.Dotted, 30, "doppler-token"),
        new("sntrys_", Chars.Base64, 30, "sentry-token"),
        new("sntryu_", Chars.Hex, 40, "sentry-token"),
        new("NRAK-", Chars.UpperBase32, 20, "newrelic-key"),
        new("ATATT3", Chars.Base64, 40, "atlassian-token"),
        new("ATCTT3", Chars.Base64, 40, "atlassian-token"),
        new("PMAK-", Chars.UrlSafe, 40, "postman-key"),
        new("AGE-SECRET-KEY-1", Chars.UpperBase32, 40, "age-key"),
        new("vercel_", Chars.Alphanumeric, 24, "vercel-token", Mixed: true),
        new("sbp_", Chars.Hex, 36, "supabase-token"),
        new("tskey-", Chars.UrlSafe, 20, "tailscale-key"),
        new("EAACEdEose0cBA", Chars.Alphanumeric, 20, "facebook-token"),
        new("SK", Chars.Hex, 32, "twilio-key", Most: 32),
        new("key-", Chars.Hex, 32, "mailgun-key", Most: 32),
    ];

    private static readonly SearchValues<char> AwsSecretAlphabet = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+/"
    );

    private static readonly Shape[][] ByFirst = Index();

    public static void Find(string text, List<Finding> found)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c >= 128 || ByFirst[c].Length == 0 || !StartsWord(text, i))
                continue;
            foreach (var shape in ByFirst[c])
            {
                if (!Matches(text, i, shape, out var end))
                    continue;
                found.Add(new Finding(i, end, shape.Label));
                i = end - 1;
                break;
            }
        }
        TelegramTokens(text, found);
        AwsSecrets(text, found);
    }

    // 40 characters of base64 have no prefix; beside a word that says AWS or secret they are one.
    private static void AwsSecrets(string text, List<Finding> found)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var end = Chars.RunEnd(text, i, AwsSecretAlphabet);
            if (end - i == 41 && i > 0 && text[i - 1] == '\\')
                i++; // the letter of an escaped line break
            if (end - i == 40 && IsAwsSecret(text.AsSpan(i, 40)) && AwsBefore(text, i))
                found.Add(new Finding(i, end, "aws-secret"));
            i = end;
        }
    }

    private static bool IsAwsSecret(ReadOnlySpan<char> run) =>
        run.ContainsAnyInRange('A', 'Z')
        && run.ContainsAnyInRange('a', 'z')
        && run.ContainsAnyInRange('0', '9')
        && Chars.Entropy(run) >= 4.0;

    private static bool AwsBefore(string text, int start)
    {
        var before = text.AsSpan(Math.Max(0, start - 160), Math.Min(160, start));
        return before.Contains("aws", StringComparison.OrdinalIgnoreCase)
            || before.Contains("secret", StringComparison.OrdinalIgnoreCase)
            || before.Contains("AKIA", StringComparison.Ordinal)
            || before.Contains("ASIA", StringComparison.Ordinal);
    }

    // An escaped line break ("\nghp_…") ends in a letter that belongs to the escape, not to a word.
    private static bool StartsWord(string text, int i) =>
        i == 0 || !Chars.IsAlphanumeric(text[i - 1]) || (i > 1 && text[i - 2] == '\\' && text[i - 1] is 'n' or 'r' or 't');

    private static bool Matches(string text, int start, Shape shape, out int end)
    {
        end = start;
        if (string.CompareOrdinal(text, start, shape.Prefix, 0, shape.Prefix.Length) != 0)
            return false;
        var body = start + shape.Prefix.Length;
        if (Chars.RunEnd(text, body, shape.Alphabet, shape.Least) - body < shape.Least)
            return false;
        if (shape.Mixed && !Chars.Mixed(text.AsSpan(body, Chars.RunEnd(text, body, shape.Alphabet, 64) - body)))
            return false;
        // The whole run is read only now that it is certain to be consumed, or its length is bounded.
        end = Chars.RunEnd(text, body, shape.Alphabet, shape.Most == int.MaxValue ? int.MaxValue : shape.Most + 1);
        return end - body <= shape.Most;
    }

    // 123456789:AA… : the number of the bot, a colon, 35 characters.
    private static void TelegramTokens(string text, List<Finding> found)
    {
        for (
            var colon = text.IndexOf(":AA", StringComparison.Ordinal);
            colon >= 0;
            colon = text.IndexOf(":AA", colon + 1, StringComparison.Ordinal)
        )
        {
            var start = colon;
            while (start > 0 && colon - start < 11 && char.IsAsciiDigit(text[start - 1]))
                start--;
            var end = Chars.RunEnd(text, colon + 1, Chars.UrlSafe, 40);
            if (colon - start is >= 8 and <= 10 && end - colon - 1 is >= 33 and <= 36)
                found.Add(new Finding(start, end, "telegram-token"));
        }
    }

    private static Shape[][] Index()
    {
        var index = new Shape[128][];
        for (var c = 0; c < 128; c++)
            index[c] = [.. Shapes.Where(s => s.Prefix[0] == c)];
        return index;
    }
}
