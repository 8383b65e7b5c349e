namespace TotalMemory.Tests.Spool.Secrets;

/// <summary>Files and commands of servers, devices and networks, and texts of them that only look secret. All values are made up.</summary>
internal static class SecretsInSystems
{
    public static readonly RedactionKind[] Kinds =
    [
        new(
            "files of servers and devices",
            [
                "bob:{PLAIN}⟦GpNUeRlNUTYqlC⟧:1000:1000::/home/bob",
                "\"bob\"\t*\t\"⟦QuinceTree14?⟧\"\t*",
                "https://cloud.acme.example/dav bob ⟦QuinceTree91!⟧",
                "bindcredentials ⟦quince5866⟧",
                "ip ospf message-digest-key 1 md5 ⟦bC5JR6wFHLX7⟧",
                "username bob secret ⟦oyR5AEohnN⟧",
                "set authentication password cipher ⟦#2pRD2*C69mBRrgh#E3-hXlh⟧",
                "encrypt = \"⟦E9BO+vo1m9ZJEjkUNxbmyK8m2XCwo1StiHz7XaoTPvZ4⟧\"",
                "<password_sha256_hex>⟦535ab91ed9ef86ad481baf54d73d4bca69889edf6e2a597c20afa396f9d4bd57⟧</password_sha256_hex>",
                "userPassword: {MD5}⟦nqa5Z3vvWVRxnlLha5pC1PA2⟧",
                "password = \"⟦$2$wukc52hyct7y0l8mbommpaxd9rni34mh$olxqntxlqtg16rxdbhwv3c7txv35rt3wzmid61fthlrjjt2m4x⟧\";",
                "ADD_LOCAL_USER=bob:⟦quince33⟧",
                "passwordAdmin = \"⟦quince89⟧\";",
                "live_view: [signing_salt: \"⟦3NUVHAKb⟧\"]",
                "v_password VARCHAR2(30) := '⟦quince16⟧';",
                "DECLARE @pwd nvarchar(50) = N'⟦Quince@6485⟧';",
            ],
            [
                "enable secret scanning, alerts and push protection",
                "\"▁password\": 19823, \"▁token\": 6251",
                "LOCAL_USER=node:node",
                "{\"server\": true, \"encrypt\": \"auto\"}",
                "passwordConfirm = form.confirm",
                "v_name VARCHAR2(30) := 'quince16';",
            ]
        ),
        new(
            "commands of programs that take passphrases and codes",
            [
                "oathtool --totp -b ⟦XZLZA6JCHXYUACJUSG7POO7FBV6WTG6C⟧",
                "adb shell cmd wifi connect-network Home wpa2 ⟦wpzKKuSab2Ml⟧",
                "net use \\\\srv\\c$ ⟦nDucTqxUIaqk⟧ /user:ACME\\bob",
                "gpg-preset-passphrase --preset --passphrase '⟦quince plum pear⟧' ABCDEF",
                "bitcoin-cli walletpassphrase \"⟦quince plum pear⟧\" 60",
                "mkpasswd -m sha-512 '⟦Quince-plum-pear92⟧'",
                "echo -n \"⟦Quince-plum-pear01⟧\" | argon2 saltsalt -id",
                "echo ⟦quince-plum-pear⟧ | gocryptfs -q c p",
                "restic --password-command \"echo ⟦quince-plum-pear⟧\" snapshots",
                "PassCmd \"echo ⟦Quince2024x⟧\"",
                "echo '⟦Bqu1nce259⟧' | sshfs -o password_stdin bob@h:/ /m",
                "sqlpackage /a:Publish /tu:sa /tp:⟦68QejpE7WhaJ⟧ /tsn:db",
                "read -r PASS <<< \"⟦Quince-plum-pear88⟧\"",
                "sendemail -xu bob -xp ⟦Wqu1nce546⟧ -t a",
                "a1 LOGIN bob ⟦Quince-2582⟧",
                "impacket-psexec acme/bob:'⟦mUdxabd254gx⟧'@10.0.0.8",
                "curl -u ⟦vv7afvkhndnflfm1ogjuhbtldn0dz67l5p3⟧:token https://g.example/api",
            ],
            [
                "snmpwalk -v2c -c public 192.168.1.1 .1.3.6.1.2.1",
                ": \"${DB_PASSWORD:?set DB_PASSWORD first}\"",
                "What is the recommended way to set apiKey without env vars?",
                "agent-browser set credentials user pass       # HTTP basic auth",
                "printf 'Y\\nY\\n' | ./change.sh 重開進 manage x",
                "expect \"assword:\"\nsend \"$pass\\r\"\nsend \"df -h; free -m\\r\"",
                "CREATE LOGIN shop WITH DEFAULT_DATABASE = shop",
            ]
        ),
        new(
            "calls that take a password or a key",
            [
                "passwordEncoder.encode(\"⟦Quince-plum-pear81⟧\")",
                "buildConfigField(\"String\", \"API_KEY\", \"\\\"⟦aYV2FyCtlItZjBKyLof06vu1M1p9unB5⟧\\\"\")",
                "constexpr char kPassword[] = \"⟦2fqy%DAgek75⟧\";",
                "mac := hmac.New(sha256.New, []byte(\"⟦M1G#iFXC0NZ!cFlwvTWxaLz9⟧\"))",
                "JWT::encode($p, '⟦nZgB#2#uMksDur4Zlf49yBxa⟧', 'HS256');",
                "$ua->credentials('h:80', 'r', 'bob', '⟦Gqu1nce3971⟧');",
                "new Rfc2898DeriveBytes(\"⟦Xqu1nce709⟧\", salt, 1000)",
                "red:auth(\"⟦QuinceQuince52?⟧\")",
                "{password, <<\"⟦LwDwXSBU37e17⟧\">>}",
                "\"app\" \"⟦Quince!9935⟧\"",
                "dbms.security.auth: ⟦neo4j/Quince98*⟧",
            ],
            [
                "jwt.decode(token, options)",
                "text.encode(\"utf-8\")",
                "var kTokens[] = { Open, Close };",
                "client.auth(\"basic\")",
                "auth: github/oauth2",
            ]
        ),
        new(
            "addresses, headers and cookies that give access",
            [
                "Stripe-Signature: t=1767225600,v1=⟦0333e0a5118dae81d6a066fa0ccc7b9d78ebc015eb55b37646c95a830f745526⟧",
                "X-Shop-Hmac-Sha256: ⟦QLfkZLk1AtKkQsrW6WXA/ct0EwHK41ckzvnO7wgI3F4g⟧",
                "https://cloud.acme.example/s/⟦2dNM3eG4n6noitU⟧?dir=/",
                "curl -b 'app_logged_in=⟦bob%7C1893456000%7CxWCVPdZGrwp0qOkrjPyKwA552V9shkXA7NfTF3o7GHc⟧' https://acme.example",
                "otpauth-migration://offline?data=⟦CjEKCkhlbGxvIAXNayo9MZxUueGTMOoTIW9Y58N620lU04rd8ergj77X⟧",
                "<meta name=\"csrf-token\" content=\"⟦y5N3nGBZ8Sqw3TFtzqQ62Ne4gikL9dO1J4oVBC1HEwsN⟧\">",
                "mailchimp: ⟦0d721465cce4d5b6b279f60e2801aca6⟧-us14",
                "await page.getByLabel('Passwort').fill('⟦4azn!BCjuyxe⟧');",
                "User.objects.create_superuser('bob', 'bob', '⟦quince78⟧')",
                "GitHub backup codes: ⟦6760 0909⟧",
            ],
            [
                "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"UDcNPZ-DhbalCF9--7S9I2HS4aYBnaoNaDVpJ4S_Wbx\"}",
                "Signature: def encode(text, max_tokens=512)",
                "<meta name=\"viewport\" content=\"width=device-width\">",
                "https://acme.example/s/how-we-moved-ten?x=1",
                "git branch -b \"feature=login\"",
            ]
        ),
        new(
            "what real transcripts have beside the names of secrets",
            [],
            [
                "+@router.post(\"/login\")\n+async def login(form: LoginForm):",
                "C:\\Users\\user\\Desktop\\Gemini 3 hack\\README.md:34:Gemini 3",
                "(handle_get:~209 / handle_status_get:~581 / rows)",
                "pass groups directly to CausalConv1d",
                "echo \"=== hardcoded password ===\" && grep -c \"x\" f.yml",
                "Token data client_id: 8f813013-fe69-458e-a211-5443846115d4",
                "4. app_mobile/lib/core/l10n/arb/app_en.arb — reference for complete key set",
                "\"key\": \"ctrl+shift+p\", \"command\": \"workbench.action.showCommands\"",
                "api_key=config.security.api_key or \"\",\n            header_name=config.security.api_key_header,",
            ]
        ),
    ];
}
