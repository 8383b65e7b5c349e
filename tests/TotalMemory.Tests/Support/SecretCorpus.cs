namespace TotalMemory.Tests.Support;

/// <summary>
/// Made-up secrets in the shapes that issuers use, and texts that only look like them. None was ever valid. Written in parts, so that no
/// scanner takes this file for a leak.
/// </summary>
public static partial class SecretCorpus
{
    public static readonly IReadOnlyList<(string Name, string Text, string Secret)> Secrets =
    [
        (
            "anthropic",
            "sk-ant" + "-api03-u8jzPde0IgxLd6GncfBAepfJBd0Kh8oOOL8dKLzdocJ2isAjIhKtJ0RlgLKOmxgJTeKdNnFRIBXuDLD5-AA",
            "sk-ant" + "-api03-u8jzPde0IgxLd6GncfBAepfJBd0Kh8oOOL8dKLzdocJ2isAjIhKtJ0RlgLKOmxgJTeKdNnFRIBXuDLD5-AA"
        ),
        (
            "anthropic admin",
            "ANTHROPIC_ADMIN_KEY=" + "sk-ant" + "-admin01-tpYlSXpfKtHF4vUCsMehGAkWvj7FAc9QeWJKY40uvSwMFLZDe1f8rESQedU4",
            "sk-ant" + "-admin01-tpYlSXpfKtHF4vUCsMehGAkWvj7FAc9QeWJKY40uvSwMFLZDe1f8rESQedU4"
        ),
        (
            "openai project",
            "sk-pro" + "j-PKR0CsTy4Qwb8DwkNhFdnXsiVpzz63FfkCzJr4i0B3JrTAwR4y9ojfljoQo0",
            "sk-pro" + "j-PKR0CsTy4Qwb8DwkNhFdnXsiVpzz63FfkCzJr4i0B3JrTAwR4y9ojfljoQo0"
        ),
        (
            "openai service account",
            "key: \"" + "sk-svc" + "acct-F1LlqsajAIxNKu8iS2G8NPRVdD53X83RZJzzzzgEOzdmenCkhvMdgaKjIgx9" + "\"",
            "sk-svc" + "acct-F1LlqsajAIxNKu8iS2G8NPRVdD53X83RZJzzzzgEOzdmenCkhvMdgaKjIgx9"
        ),
        (
            "openai legacy",
            "openai.api_key = \"" + "sk-be3" + "nNyjOq9wMxEhh2FDEEtfjgVvVqE1SkHbn88HxjSI6bWH4" + "\"",
            "sk-be3" + "nNyjOq9wMxEhh2FDEEtfjgVvVqE1SkHbn88HxjSI6bWH4"
        ),
        (
            "openrouter",
            "sk-or-" + "v1-28b5b7a767c76fb008f86bebb2737f6a6f0fb23c6f5da2cec255404e4fb440a1",
            "sk-or-" + "v1-28b5b7a767c76fb008f86bebb2737f6a6f0fb23c6f5da2cec255404e4fb440a1"
        ),
        (
            "github ghp",
            "git clone with " + "ghp_HV" + "7iB3m03nbqnsGpWLuqIA1id6Vw5DQL05H6" + " please",
            "ghp_HV" + "7iB3m03nbqnsGpWLuqIA1id6Vw5DQL05H6"
        ),
        (
            "github gho",
            "git clone with " + "gho_06" + "4GiIjHGb3CXlMaXZjljENUhJduRHHJEYX1" + " please",
            "gho_06" + "4GiIjHGb3CXlMaXZjljENUhJduRHHJEYX1"
        ),
        (
            "github ghs",
            "git clone with " + "ghs_4J" + "dpmrcXgGCJbW56eCuNGMGmSrCGIZEG8pS8" + " please",
            "ghs_4J" + "dpmrcXgGCJbW56eCuNGMGmSrCGIZEG8pS8"
        ),
        (
            "github ghu",
            "git clone with " + "ghu_44" + "87q7J58m1CiAhzCueQpBenQtYh5Xj8TPQ5" + " please",
            "ghu_44" + "87q7J58m1CiAhzCueQpBenQtYh5Xj8TPQ5"
        ),
        (
            "github ghr",
            "git clone with " + "ghr_jq" + "4i9DoV8gz4FkQ1okTBGzvAmwufUxbvJDC0" + " please",
            "ghr_jq" + "4i9DoV8gz4FkQ1okTBGzvAmwufUxbvJDC0"
        ),
        (
            "github fine-grained",
            "github" + "_pat_yvHNsG9eh6Yo4gfqrc5Xl4_Wi0B26R08qzjI6GKFSufrdZSlB5er8bOfZqfM2oeq3hDavJA76rNicHTph2",
            "github" + "_pat_yvHNsG9eh6Yo4gfqrc5Xl4_Wi0B26R08qzjI6GKFSufrdZSlB5er8bOfZqfM2oeq3hDavJA76rNicHTph2"
        ),
        (
            "gitlab",
            "curl -H \"PRIVATE-TOKEN: " + "glpat-" + "qdlm7tOtHWnsCGRlrwZ0" + "\" https://gitlab.com/api/v4/user",
            "glpat-" + "qdlm7tOtHWnsCGRlrwZ0"
        ),
        ("gitlab runner", "glrt-q" + "cabUGJmGEp7CgQ0PBQ7", "glrt-q" + "cabUGJmGEp7CgQ0PBQ7"),
        (
            "slack bot",
            "xoxb-8" + "68433532650-1iaeOV4qBkd1-Q1y3GQsMpSscDlkrCaqx9vJ5",
            "xoxb-8" + "68433532650-1iaeOV4qBkd1-Q1y3GQsMpSscDlkrCaqx9vJ5"
        ),
        ("slack user", "xoxp-3" + "0435205617-rGPmpGXafq0fjzLczbttOof9", "xoxp-3" + "0435205617-rGPmpGXafq0fjzLczbttOof9"),
        (
            "slack app",
            "xapp-1" + "-A7JYU5JSJB8-OBUSZGi6HWGK10Zb0RLZ5TR9SPofbciOx9gy1CJ0",
            "xapp-1" + "-A7JYU5JSJB8-OBUSZGi6HWGK10Zb0RLZ5TR9SPofbciOx9gy1CJ0"
        ),
        (
            "slack webhook",
            "https://hooks.slack.com/services/" + "TB8P5Q" + "AO1/B68F7E4I1/2qpUWnoVPDF2yeE6RsXcNOP3",
            "TB8P5Q" + "AO1/B68F7E4I1/2qpUWnoVPDF2yeE6RsXcNOP3"
        ),
        ("stripe live", "sk_liv" + "e_eMjvqPVStNKiaEdFrRgSnRF4", "sk_liv" + "e_eMjvqPVStNKiaEdFrRgSnRF4"),
        ("stripe test", "sk_tes" + "t_THsDDDXh5Jmtf7EbsDe0G9C4", "sk_tes" + "t_THsDDDXh5Jmtf7EbsDe0G9C4"),
        ("stripe restricted", "rk_liv" + "e_yn687neLfjVHq8xiM0OGr4h5", "rk_liv" + "e_yn687neLfjVHq8xiM0OGr4h5"),
        ("stripe webhook", "whsec_" + "oF54Fzbka8FRCztUjAwyuh1vauWv1zh3", "whsec_" + "oF54Fzbka8FRCztUjAwyuh1vauWv1zh3"),
        ("aws id", "AKIAAS" + "QXEZYEX1RDRGB4", "AKIAAS" + "QXEZYEX1RDRGB4"),
        ("aws temporary id", "aws_access_key_id = " + "ASIAJP" + "R16UMX1BZ99NX1", "ASIAJP" + "R16UMX1BZ99NX1"),
        (
            "aws secret",
            "aws_secret_access_key = " + "d7UACN" + "WiP3sFd67JikE6/vstqVVPqzPptEJQzh2K",
            "d7UACN" + "WiP3sFd67JikE6/vstqVVPqzPptEJQzh2K"
        ),
        (
            "aws secret alone",
            "The AWS secret is:\n" + "PkenG5" + "ZFJoC6vWCBiJ3+pflvJfupxqZKm4bV3A6z" + "\nuse it",
            "PkenG5" + "ZFJoC6vWCBiJ3+pflvJfupxqZKm4bV3A6z"
        ),
        ("google key", "AIzaAV" + "HnyrvWdFrK9xiRGHOY32nfr5pyzPCB9t0", "AIzaAV" + "HnyrvWdFrK9xiRGHOY32nfr5pyzPCB9t0"),
        ("google oauth secret", "GOCSPX" + "-icBTW5ZE9LFaez7770H2DCpYgoj2", "GOCSPX" + "-icBTW5ZE9LFaez7770H2DCpYgoj2"),
        (
            "google access token",
            "ya29.H" + "Rg80USP2W5DfJXcaYioK6cPTt9iOqHOBSWhgetH8LmyqoYMaaItDr9uP1p7",
            "ya29.H" + "Rg80USP2W5DfJXcaYioK6cPTt9iOqHOBSWhgetH8LmyqoYMaaItDr9uP1p7"
        ),
        ("google refresh", "1//0Hp" + "Jpb9ATPtdbmF4RPAfqoQB7xoFcSvTAxRzmaZs8", "1//0Hp" + "Jpb9ATPtdbmF4RPAfqoQB7xoFcSvTAxRzmaZs8"),
        (
            "npm",
            "//registry.npmjs.org/:_authToken=" + "npm_en" + "FmtX0moDoqW4sg8NFNl5oFA6Qd8Mj7zdn0",
            "npm_en" + "FmtX0moDoqW4sg8NFNl5oFA6Qd8Mj7zdn0"
        ),
        (
            "nuget",
            "dotnet nuget push x.nupkg -k " + "oy2j0d" + "dlz2uhfkvml73ctyxv2kgafrfw0h9nywt1fd4ml8",
            "oy2j0d" + "dlz2uhfkvml73ctyxv2kgafrfw0h9nywt1fd4ml8"
        ),
        ("huggingface", "hf_6Cm" + "uxV5EbOApZOXzcycDeZ6dqmVe5Mvxr5", "hf_6Cm" + "uxV5EbOApZOXzcycDeZ6dqmVe5Mvxr5"),
        (
            "pypi",
            "pypi-A" + "gEIcHlwaS5vcmc99NcqVTSu7rtaUWM6ZO88eb0ogET9D9XyYq6B0Fi7FlaZ7Vt0SXjMpu3uDx9",
            "pypi-A" + "gEIcHlwaS5vcmc99NcqVTSu7rtaUWM6ZO88eb0ogET9D9XyYq6B0Fi7FlaZ7Vt0SXjMpu3uDx9"
        ),
        ("docker", "dckr_p" + "at_fGmzWkpAePcEJIukB4geqNfngA7", "dckr_p" + "at_fGmzWkpAePcEJIukB4geqNfngA7"),
        (
            "sendgrid",
            "SG.TCl" + "oiADN5RpVI2XQWhX1s4.rKrxqVqmCplppjs46LmuezqpGHoPZgPDcgaE40o1Cx0",
            "SG.TCl" + "oiADN5RpVI2XQWhX1s4.rKrxqVqmCplppjs46LmuezqpGHoPZgPDcgaE40o1Cx0"
        ),
        (
            "digitalocean",
            "dop_v1" + "_9731662b5e803b61ba4168160adb59261ff2d3c425c8d99d19bdd0b6cc60d5d1",
            "dop_v1" + "_9731662b5e803b61ba4168160adb59261ff2d3c425c8d99d19bdd0b6cc60d5d1"
        ),
        ("shopify", "shpat_" + "2cbe54014c2b54b95523cf6941fa1ca9", "shpat_" + "2cbe54014c2b54b95523cf6941fa1ca9"),
        (
            "groq",
            "gsk_S0" + "5kOY2oNzN2m1ElKncz8HkywhjpU05mc4J1WRcQ1uhyMDJ2OXt6",
            "gsk_S0" + "5kOY2oNzN2m1ElKncz8HkywhjpU05mc4J1WRcQ1uhyMDJ2OXt6"
        ),
        ("replicate", "r8_tLp" + "ByQxCGClbaNFDpCWNX0D1lZEzgeiwBxfZ7", "r8_tLp" + "ByQxCGClbaNFDpCWNX0D1lZEzgeiwBxfZ7"),
        ("linear", "lin_ap" + "i_GGQccOif7UuXUGfdWG5yP8Yib2eNUS0hmi4Fs9Z2", "lin_ap" + "i_GGQccOif7UuXUGfdWG5yP8Yib2eNUS0hmi4Fs9Z2"),
        ("figma", "figd_R" + "YU7oe1wNWqku5Nr50DjqG96EnLqNGpuxcmlzkO4", "figd_R" + "YU7oe1wNWqku5Nr50DjqG96EnLqNGpuxcmlzkO4"),
        (
            "vault",
            "hvs.Ru" + "5ykYYqhXHdO2x93CJHLS45gqIO2zVZxqyxKjxvWfColNV9ds0HqtO93L7Q5uUaVcojsNOBAGx5diFoNPcbdaKwt1",
            "hvs.Ru" + "5ykYYqhXHdO2x93CJHLS45gqIO2zVZxqyxKjxvWfColNV9ds0HqtO93L7Q5uUaVcojsNOBAGx5diFoNPcbdaKwt1"
        ),
        ("grafana", "glsa_H" + "wIoALtLinxN1Ekia7ZpTjCgeOj3QYr6_801befb2", "glsa_H" + "wIoALtLinxN1Ekia7ZpTjCgeOj3QYr6_801befb2"),
        ("twilio", "SK0110" + "c57513064d6d59291f0cde2e57a4", "SK0110" + "c57513064d6d59291f0cde2e57a4"),
        ("telegram", "712345" + "678:AAoPchv5V7S82qTdrOJRBRY6HqsP795nfG0", "712345" + "678:AAoPchv5V7S82qTdrOJRBRY6HqsP795nfG0"),
        (
            "age",
            "AGE-SE" + "CRET-KEY-1KQPMKUMYVPY8447AB1OTNZEKJCBHGKWJBBCICECEXM8EYGPNNHCCFS4GE1",
            "AGE-SE" + "CRET-KEY-1KQPMKUMYVPY8447AB1OTNZEKJCBHGKWJBBCICECEXM8EYGPNNHCCFS4GE1"
        ),
        ("newrelic", "NRAK-N" + "SUV1QBWQSDXU64SB0B17GW4DR9", "NRAK-N" + "SUV1QBWQSDXU64SB0B17GW4DR9"),
        (
            "perplexity",
            "pplx-n" + "T30fK0skBaHmsWWdawFgFSY0l9FLw91GqK8ks0n8SoFkhO1",
            "pplx-n" + "T30fK0skBaHmsWWdawFgFSY0l9FLw91GqK8ks0n8SoFkhO1"
        ),
        (
            "atlassian",
            "ATATT3" + "xFfGF0FYSJYgOuwgz7z54VfB4PbxntqB5IGky4Oo8DiIMWSWMPcwLuHj31CQJVukD7",
            "ATATT3" + "xFfGF0FYSJYgOuwgz7z54VfB4PbxntqB5IGky4Oo8DiIMWSWMPcwLuHj31CQJVukD7"
        ),
        (
            "sentry",
            "sntrys" + "_SXqLoivDP4SpGmrtWT01NjUjpUuMHwkpu9mq9Ugk9QgmyjjYtUtBrmgO6gr3",
            "sntrys" + "_SXqLoivDP4SpGmrtWT01NjUjpUuMHwkpu9mq9Ugk9QgmyjjYtUtBrmgO6gr3"
        ),
        (
            "jwt",
            "eyJhbG"
                + "ciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IngifQ.4yDcaz2YBSoGOsDbjqMVzaVp62BSKLVPA2oQUP44XP9",
            "eyJhbG"
                + "ciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IngifQ.4yDcaz2YBSoGOsDbjqMVzaVp62BSKLVPA2oQUP44XP9"
        ),
        (
            "bearer",
            "Authorization: Bearer " + "2oRlPh" + "DBuqOSg5ApYzTTOkq2BEDbN2AHRQ73l5P5",
            "2oRlPh" + "DBuqOSg5ApYzTTOkq2BEDbN2AHRQ73l5P5"
        ),
        (
            "bearer in curl",
            "curl -H 'authorization: bearer " + "Xay1F6" + "gcqInkTY88mHwg2KDInTEGbOY5" + "' https://api.example.com",
            "Xay1F6" + "gcqInkTY88mHwg2KDInTEGbOY5"
        ),
        ("basic", "Authorization: Basic " + "ZGVwbG" + "95OnMzY3IzdC1wYXNz", "ZGVwbG" + "95OnMzY3IzdC1wYXNz"),
        ("url password", "postgres://app:" + "hunt" + "er2secret" + "@db.internal:5432/app", "hunt" + "er2secret"),
        ("url password with symbols", "redis://default:" + "p%4" + "0ss!w0rd" + "@cache.example.com:6379/0", "p%4" + "0ss!w0rd"),
        (
            "url token",
            "https://" + "xHvAV8" + "DnRlzGW7hUNwOdqryzdaeA6AOSRwLqgo4" + "@github.com/org/repo.git",
            "xHvAV8" + "DnRlzGW7hUNwOdqryzdaeA6AOSRwLqgo4"
        ),
        (
            "query token",
            "GET https://api.example.com/v1/items?page=2&access_token=" + "Vz89Ho" + "Z9zDnki7XeZZOmEPJ3" + "&sort=asc",
            "Vz89Ho" + "Z9zDnki7XeZZOmEPJ3"
        ),
        ("env key", "SECRET_KEY=" + "09jwQO" + "10Y0ADsWJPiX1EwY2orTyRqBR2", "09jwQO" + "10Y0ADsWJPiX1EwY2orTyRqBR2"),
        ("env quoted", "export STRIPE_API_KEY=\"" + "EaZUZr" + "wpPtuEFBNOfQ5xj7t2ydf9" + "\"", "EaZUZr" + "wpPtuEFBNOfQ5xj7t2ydf9"),
        ("yaml password", "db:\n  password: " + "Tr0" + "ub4dor&3" + "\n  host: localhost", "Tr0" + "ub4dor&3"),
        ("json password", "{\"user\": \"app\", \"password\": \"" + "correc" + "t-h0rse-battery" + "\"}", "correc" + "t-h0rse-battery"),
        (
            "json in json",
            "{\\\"apiKey\\\": \\\"" + "5uY8iH" + "1wOLaQan8ePsqMgLj2olXCw2" + "\\\", \\\"x\\\": 1}",
            "5uY8iH" + "1wOLaQan8ePsqMgLj2olXCw2"
        ),
        ("cli flag", "mysql --user root --password " + "S3cu" + "re-pass!" + " app", "S3cu" + "re-pass!"),
        ("cli token flag", "deploy --token " + "n5zYIk" + "N5SMYfQ55JYO1tmFSnHfV1C1" + " --prod", "n5zYIk" + "N5SMYfQ55JYO1tmFSnHfV1C1"),
        ("sql server", "Server=tcp:db,1433;User Id=sa;Password=" + "P4ss" + "w0rd!2026" + ";Encrypt=true", "P4ss" + "w0rd!2026"),
        (
            "azure storage",
            "DefaultEndpointsProtocol=https;AccountName=shop;AccountKey="
                + "JhqAo0"
                + "iEFJdED5jSFpFkIM3Vak1uDSKFQs1DxBA9RelOxOPbbNcRV7vZgGEFW5jcnTAOivg3QxvEXHJX6nsBv6=="
                + ";EndpointSuffix=core.windows.net",
            "JhqAo0" + "iEFJdED5jSFpFkIM3Vak1uDSKFQs1DxBA9RelOxOPbbNcRV7vZgGEFW5jcnTAOivg3QxvEXHJX6nsBv6=="
        ),
        ("password all letters", "DB_PASSWORD=" + "correc" + "thorsebattery", "correc" + "thorsebattery"),
        ("password digits", "password: " + "83" + "920174", "83" + "920174"),
        (
            "client secret in prose",
            "the client secret: " + "qJd0ss" + "w0FzvGr3GwnPFYhvmuTtiLOfY0",
            "qJd0ss" + "w0FzvGr3GwnPFYhvmuTtiLOfY0"
        ),
        ("email", "write to " + "jane.d" + "oe@example.com" + " about it", "jane.d" + "oe@example.com"),
        ("email plus", "dev+ci" + "@mail.example.co.uk", "dev+ci" + "@mail.example.co.uk"),
        ("private tag", "before <private>" + "my cat" + " is called Oskar" + "</private> after", "my cat" + " is called Oskar"),
        ("private unclosed", "note <private>" + "everyt" + "hing after this", "everyt" + "hing after this"),
        (
            "pem RSA PRIVATE KEY",
            "-----BEGIN RSA PRIVATE KEY-----\nzUJ4zIKdztgacm06EMXQdYG6INyNjORSSM4RfncQODOWlgQl3cAXg67Pax30iYt8\n"
                + "Tq3tlA"
                + "cubBKPL76dFKHc0hXZAKS6zCeaRyML8QjEXAJgfPEn5jOaBaaRQh92fnh2"
                + "\nEbrUKpCUVl7dxXVTS2jUWfsOJTFDQ74q69dTcada4PR0NfyttUMk931FMdux8KU7\n-----END RSA PRIVATE KEY-----",
            "Tq3tlA" + "cubBKPL76dFKHc0hXZAKS6zCeaRyML8QjEXAJgfPEn5jOaBaaRQh92fnh2"
        ),
        (
            "pem OPENSSH PRIVATE KEY",
            "-----BEGIN OPENSSH PRIVATE KEY-----\nERkj9Zhx9PkOZAEyXYC8rYWKvsrdNPTZ0Mv3MUa1jM1tLB4pyyRyMX5oZCsSauq4\n"
                + "BkL60W"
                + "4Ycs1jZ43Kjr2ZZJRX6FwIfIJFZymYWU7otMdRzDTn7qLWaYyDIfIZwXe3"
                + "\nzLH5q41HuEGLmmnmflZSsxKKwzXH2jpc7Fx3gxODYfjuMbwrHMbgcn33KFLKnqX4\n-----END OPENSSH PRIVATE KEY-----",
            "BkL60W" + "4Ycs1jZ43Kjr2ZZJRX6FwIfIJFZymYWU7otMdRzDTn7qLWaYyDIfIZwXe3"
        ),
        (
            "pem EC PRIVATE KEY",
            "-----BEGIN EC PRIVATE KEY-----\nBg8CXL0M9iq1cvmlyfbdcJx3TDF8265e3MOz7hT9fquKoPf96QGzlC2kx9pUolc4\n"
                + "8wd5J5"
                + "b16dqYGTVPWEdgjuWa8mRVtLLCWPgEuxqyhxEykCpZj6R5aDT6mZck71o1"
                + "\n7N3x4ViXC9g77y1bOeCvu0oEhOxjvoVdlTCJ4jC3jrAApjbrK1svZkqFguD5Ehj8\n-----END EC PRIVATE KEY-----",
            "8wd5J5" + "b16dqYGTVPWEdgjuWa8mRVtLLCWPgEuxqyhxEykCpZj6R5aDT6mZck71o1"
        ),
        (
            "pem PRIVATE KEY",
            "-----BEGIN PRIVATE KEY-----\ndO5YQ7nJE1shqWmxBqp7pgysA5kd1UsjObCZGvGiCaY18HslxBc6AnrKli1lHXo2\n"
                + "mMf1f4"
                + "MUFWrlniNQTOZmLtmaeSUHA1U6dHZwvs1O38FfaA6WEi3QrplK1xckSxK9"
                + "\n2awH7C9HehwTp0136uXT3yKW5ds3g9UFCGbHZIibp9foNlkgtqJ09bbg7SVmqbM9\n-----END PRIVATE KEY-----",
            "mMf1f4" + "MUFWrlniNQTOZmLtmaeSUHA1U6dHZwvs1O38FfaA6WEi3QrplK1xckSxK9"
        ),
        (
            "pem PGP PRIVATE KEY BLOCK",
            "-----BEGIN PGP PRIVATE KEY BLOCK-----\nDHpSCgw3gTlcrhDFLGWrhhhz4iILo3ojQKDVzk80b8OySAM1MHcz8dXxvzp1vTB9\n"
                + "Z6u0z2"
                + "JduHj9R7wp3BQOaxgHleuBmGQboiAzX7DOcZ44cc3PNr6RNrOIZ7cNgqh8"
                + "\naBp8cshtwPkhdM996G5rfDLI7jChGi4s6AKsrpVfVIs1DNSKoPymJTxD5JtNEEt0\n-----END PGP PRIVATE KEY BLOCK-----",
            "Z6u0z2" + "JduHj9R7wp3BQOaxgHleuBmGQboiAzX7DOcZ44cc3PNr6RNrOIZ7cNgqh8"
        ),
        (
            "cookie",
            "Set-Cookie: session_token=" + "pvomGI" + "yLza7wk38puJuFrs4nsdXbkJeM3wCQdHy7" + "; HttpOnly",
            "pvomGI" + "yLza7wk38puJuFrs4nsdXbkJeM3wCQdHy7"
        ),
        ("api key header", "X-Api-Key: " + "wVWgHo" + "9RV7jAvQwiRmNN2r01HgV2V7W7", "wVWgHo" + "9RV7jAvQwiRmNN2r01HgV2V7W7"),
    ];
}
