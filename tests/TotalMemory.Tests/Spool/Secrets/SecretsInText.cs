namespace TotalMemory.Tests.Spool.Secrets;

/// <summary>What is told by its own form or by the words around it, wherever it stands. All values are made up.</summary>
internal static class SecretsInText
{
    public static readonly RedactionKind[] Kinds =
    [
        new(
            "sentences in many languages",
            [
                "lösenordet är ⟦Quer9xyzz⟧",
                "adgangskoden er ⟦Quer9xyzz⟧",
                "parola este ⟦Quer9xyzz⟧",
                "sunucunun şifresi ⟦Quer9xyzz!⟧",
                "kata sandinya ⟦Quer9xyzz⟧",
                "كلمة المرور هي ⟦Quer9xyzz⟧",
                "הסיסמה היא ⟦Quer9xyzz⟧",
                "ο κωδικός είναι ⟦Quer9xyzz⟧",
                "รหัสผ่านคือ ⟦Quer9xyzz⟧",
                "Mein WLAN-Schlüssel: ⟦Quer9xyzz⟧",
                "log in as admin with ⟦Quer9xyzz!⟧ on staging",
                "the nas password bleibt ⟦Quer9xyzz!⟧ as before",
                "my sudo password is ⟦TundraDksXD%⟧ fyi",
                "passphrase \"⟦kestreliKN72!⟧\"",
                "the password is ⟦Quer9xyzz⟧",
                "my password for db.shop.dev is ⟦Quer9xyzz⟧, please",
                "use ⟦Quer9xyzz⟧ as the password",
                "log in with bob / ⟦Quer9xyzz⟧",
                "das Passwort lautet ⟦Quer9xyzz⟧",
                "le mot de passe est ⟦Quer9xyzz⟧",
                "la contraseña es ⟦Quer9xyzz⟧",
                "a senha é ⟦Quer9xyzz⟧",
                "la password è ⟦Quer9xyzz⟧",
                "пароль от сервера: ⟦Quer9xyzz⟧",
                "密码是⟦Quer9xyzz⟧",
                "密码：⟦Quer9xyzz⟧",
                "パスワードは⟦Quer9xyzz⟧です",
                "비밀번호는 ⟦Quer9xyzz⟧ 입니다",
                "the secret is ⟦Birke449%lzvG⟧",
            ],
            [
                "log in with OAuth2 and open the dashboard",
                "sign in with SAML2.0 or Auth0",
                "set the password policy to strict-v2",
                "Şifreniz yanlış, tekrar deneyin.",
                "The password field is 100% covered by tests.",
                "nmcli device wifi list",
                "the password field is empty",
                "password must be at least 12 characters",
                "hashed with sha256 since the password is 8chars",
                "das Passwort ist zu kurz",
                "пароль слишком короткий",
                "密码不能为空",
                "--- PASS: TestGradientCells256Fallback (0.00s)",
                "linux\tpass\t1m20s\thttps://x.dev",
                "pass `initialSelectedId2` through as `path2`",
                "docs-only pass: I’ll locate it",
                "Restored cache for golangci-lint from key 'cache-2951-cc2b503e6f0f6722345e9c0c2b4a47378e8c3be4'",
                "the token expires after 3600s",
            ]
        ),
        new(
            "sentences, further",
            [
                "mot de passe « ⟦jUKCIU&oUTgDW⟧ »",
                "admin [⟦5uERKj^Jb7Wsg⟧] is the login password",
                "Das Root-Passwort vom Server ist ⟦7StZfI*H3NEHT⟧.",
                "unlock with ⟦rocket-5644-LNms⟧, that is the passphrase",
                "credentials are bob and ⟦thunder-5309-vksA⟧",
                "API 키: ⟦Violet061*uwu⟧",
                "رمز عبور: ⟦Violet047%fI0⟧",
                "our api key is ⟦comet-1237-I77z⟧",
            ],
            ["the sort key is createdAt2", "a root-password field", "the key is user_id1 and bob2", "키 2개를 추가"]
        ),
        new(
            "beside, before and below the name",
            [
                "the db password, ⟦Quer9xyzz12⟧, leaked yesterday",
                "the old password (⟦quer-nine-154⟧) no longer works",
                "I changed the root password from ⟦quer-nine-154⟧ last night",
                "you can log in as admin with ⟦quer9140Orc?⟧ as the password",
                "I set it to ⟦quer-nine-154⟧, that's the new admin password",
                "sign in with ops / ⟦quer-nine-154⟧ on the dashboard",
                "default credentials admin:⟦quer-nine-154⟧ are still active",
                "VPN: ops/⟦Quer871Nine⟧ on vpn.shop.dev",
                "Le code secret du coffre est ⟦quer-nine-154⟧",
                "поменяй пароль на ⟦Quer_Nine_15⟧",
                "[ana 10:02] what's the root pw?\n[bob 10:03] ⟦quer-nine-154⟧",
                "Q: which password?\nA: ⟦Quer9xyzz12⟧",
                "<summary>Token</summary>\n\n`⟦x60XnAQmZpA5QLmAKyckL1a0OngdsjJz⟧`",
                "the credentials are:\n\n```\nops\n⟦Quer9xyzz12⟧\n```",
            ],
            [
                "the password, which is hashed, stays",
                "type the password, Ctrl+D ends it",
                "the password comes from 1Password",
                "**User**\n\n**Features2024**:\n- a",
                "label: 'User',\n  accent: 'text-cyan-300',",
                "Which password hasher?\nArgon2id",
                "the tokens:\nbuild-2024\n",
                "**Password:** at least 12 characters",
                "assert password == expected2",
            ]
        ),
        new(
            "keys by what they say they are",
            [
                "eleven ⟦sk_a80d5282639fa798b1310582d67fae1983cb936a9882712c⟧",
                "⟦MTAiGMoKBSgUbd5ue4hh9FiH.GBaloR.soT_jSBCjIwbHIifzg0UIbPf6KQ0IZ2O1XtXX0⟧ is the bot's",
                "https://eth-mainnet.g.⟦alchemy.com/v2/86A9rp6paOxyWiczMjov4SozWJzHZo1D⟧",
                "Authorization: SSWS ⟦00jcpguLJMlA4JahKDNl9sW7W6zCJIFrNYfCmB4V7S⟧",
                "Authorization: Basic ⟦BTkgXdK8D4BbCSHrkp2yR0LxvaCjR7/U⟧",
                "https://x.dev/confirm/⟦4b18575a7997beb8b0a6ad1a9d1023fcc2130d54f91d2a71929b75f8a6927e30⟧",
                "https://x.dev/ical/private-⟦e07e764fa09b918db627651ea85ad65c⟧/basic.ics",
            ],
            [
                "GITHUB_TOKEN=ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
                "postgres://user:password@localhost/db",
                "https://github.com/a/keyring/blob/97689324abcf01bd1793d49063e7ca01e03d7d07/backend.py",
                "SecurityConst.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,",
                "sha256_0a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f9",
            ]
        ),
        new(
            "keys in groups",
            [
                "slmgr /ipk ⟦VK7JG-NPHTM-C97JM-9MPGT-3V66T⟧",
                "Unity -serial ⟦SC-8UIL-EON6-IPYI-06T5-EAOQ⟧ -quit",
                "stream key: ⟦a1b2-c3d4-e5f6-g7h8-j9k0⟧",
                "Recovery codes (keep them):\n⟦end66-wmbmp⟧",
                "rtmp://live.twitch.tv/app/⟦live_172924581_CT2O4AQhgYPaVaXc⟧",
            ],
            [
                "request 3b5f0a54-0b27-4a4e-9d39-0d4a6f4b3c11 failed",
                "2026-01-02-0304 to 2026-01-02-0506",
                "feat-1234-some-more-word",
                "the recovery code path is in src/recovery2.ts",
                "rtmp://live.shop.dev/app",
            ]
        ),
        new(
            "unknown issuers",
            ["use ⟦zed_vSwMFLZDe1f8rESQedUStPKR⟧ now", "⟦quip-7fQ2xkL9aZ3mWn5tRv8bYc1d⟧"],
            [
                "toolu_01PB8W9Lw3W6vtq1aDJa3iuA",
                "req_011CSHoEeqs5C35K2UUqR7Fy",
                "PVTSSF_lADOAIbbRc4BSmjFzhAFomw",
                "u.HasUI5YamlInParentDir",
                "assets/index-DkX3b2aQ.js",
                "sha512-9KhqNqPpyVpxPMvLPKRZXQBX0lVnJzPFbYxBYUZpQmHY9rHbXGv6FQKz0w==",
                "claude-opus-4-20250514",
            ]
        ),
        new(
            "addresses and headers",
            [
                "https://x.dev/cb?code=⟦ejlKDiWYO6qdW07HEn6daDjeDetq8dPm⟧&a=b",
                "https://x.dev/reset-password/⟦ejlKDiWYO6qdW07HEn6daDjeDetq8dPm⟧",
                "u=https%3A%2F%2Fx%3Faccess_token%3D⟦r41lSPNZLxRXy0GwNyQ5guv3⟧%26a%3D1",
                "Cookie: theme=dark; sessionid=⟦ejlKDiWYO6qdW07HEn6daDje⟧; lang=en",
                "Authorization: Digest username=\"bob\", response=\"⟦fd40e02435dd9bb6adf1088821537b6d⟧\"",
                "X-Hub-Signature-256: ⟦sha256=fd40e02435dd9bb6adf1088821537b6dfd40e02435dd9bb6⟧",
            ],
            [
                "https://x.dev/list?page=2&v=ejlKDiWYO6qdW07HEn6daDje",
                "wss://stream.x.dev:9443/ws/btcusdt@trade",
                "curl http://localhost:9999/users?name=bob@x",
                "Cookie: httpOnly, secure",
                "Verify signature: x-hub-signature-256",
            ]
        ),
        new(
            "persons",
            [
                "card ⟦4111 1111 1111 1111⟧ please",
                "IBAN ⟦DE89 3704 0044 0532 0130 00⟧",
                "write to ⟦jörg.müller@exämple.de⟧",
                "SSN ⟦219-09-9999⟧",
                "call me at ⟦+1 415 555 0137⟧",
                "ring ⟦(415) 555-0132⟧ tomorrow",
                "seed phrase: ⟦ripple lamp velvet orbit candy mango tiger wheat salute dinner wisdom lake⟧",
            ],
            [
                "order 4111111111111112 shipped",
                "id 1234567890123456789",
                "origin\tgit@github.com:acme/shop.git (fetch)",
                "origin\\tgit@github.com:acme/shop.git",
                "ssh root@db.shop.dev",
                "\"patches/gcp-metadata@8.1.2.patch\"",
                "+49 30 1234567 in a list of numbers to test",
                "PIN the version to 1.2.3",
            ]
        ),
        new(
            "private marks",
            [
                "a ⟦<private>x</private>⟧ b",
                "a ⟦<private reason=\"a>b\">x</private>⟧ b",
                "a ⟦< private >x</ PRIVATE >⟧ b",
                "a ⟦<private\n>x</private>⟧ b",
                "a ⟦<private>x <private>y</private> z</private>⟧ b",
                "a ⟦&lt;private&gt;x&lt;/private&gt;⟧ b",
                "a ⟦<private>x, never closed⟧",
                "a ⟦<private>x<private>y</private> z⟧",
            ],
            ["#include <private/header.h>", "<private-key>", "a <privateX> b"]
        ),
    ];
}
