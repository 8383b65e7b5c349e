namespace TotalMemory.Tests.Spool.Secrets;

/// <summary>What people and programs type, print and write in less common formats. All values are made up.</summary>
internal static class SecretsInTools
{
    public static readonly RedactionKind[] Kinds =
    [
        new(
            "logins typed to servers",
            [
                "127.0.0.1:6379> AUTH ⟦Quince49+DVM⟧",
                "AUTH default ⟦quince77_TREE⟧",
                "ftp> user bob ⟦Quince2024#⟧",
                "user app on >⟦Quince1987*⟧ ~* +@all",
                "redis.call(\"AUTH\", \"⟦quince-plum-pear-55⟧\")",
                "[seed] ⟦bob@acme.example / kxlq35#WMK⟧ (admin)",
            ],
            ["AUTH failed for user2", "PASS src/auth/token.test.ts (5.123 s)", "PASS: TestLogin2", "AUTH LOGIN"]
        ),
        new(
            "names directly before quotation marks",
            [
                "signingConfigs { release { keyPassword '⟦dwxu26-YID⟧' } }",
                "(setq mail-smtp-password \"⟦ptbk59*OPV⟧\")",
                "{:db {:pass \"⟦Quince638*sDbj⟧\"}}",
                "AuthLDAPBindPassword \"⟦quince-plum-pear-25⟧\"",
                "sops set x.yaml '[\"db\"][\"password\"]' '⟦\"mfxx68-FLZ\"⟧'",
                "{mysql, [{user, \"app\"}, {password, \"⟦quince-plum-96⟧\"}]}",
                "if (strcmp(password, \"⟦Quince2024x⟧\") == 0)",
            ],
            [
                "apiVersion 'v2beta1'; tokenType \"Bearer\"",
                "(setq token-mode \"auto2\")",
                "$s1 = Extract-Session \"rollout-2026-06-06T13-12-32.jsonl\"",
                "console.log(\"user-token\", \"refresh2\")",
            ]
        ),
        new(
            "declared names",
            [
                "local db_pass=\"⟦oxss65_LZH⟧\"",
                "public apiKey = \"⟦OzMXLxHjrAyhJeaglP0HLLCu5XhKqEqw⟧\";",
                "Dim sPassword As String = \"⟦Zo72guN6Nc14dbsU⟧\"",
                "static SECRET: &[u8] = b\"⟦jtUtqUKJQ79ve6mL7fLltLwDwXSBU37e⟧\";",
                "std::string secret_key{\"⟦OzMXLxHjrAyhJeaglP0HLLCu5XhKqEqw⟧\"};",
                "var token = \"\"\"⟦w5Oglshr6MUoTRczcMkBmWtjyVcJtOO8lK1oKFTH⟧\"\"\";",
                "api_key: str = Field(default=\"⟦5Ft6IXtINBH0HURByDwcMRwC8aReHogA⟧\")",
                "export PGPASSWORD=⟦QvFYlxSChyYLgQxn⟧",
            ],
            [
                "UPDATE users SET password = @password WHERE id = @id",
                "Password string `json:\"password\" validate:\"required,min=8\"`",
                "\"password\": \"パスワードを入力してください\"",
                "local token_file=\"$HOME/token\"",
            ]
        ),
        new(
            "options and arguments of less common programs",
            [
                "cloudflared service install ⟦eyJhIjoiX0nSPzWIulzTTJT9QItMpZgy2EDd3qIr⟧",
                "bundle config gems.x.example bob:⟦quince62_DFQ⟧",
                "composer config -g github-oauth.github.com ⟦b4b0f22db1e6ce40b2a4c6f9c1fe45c913d7d2e5⟧",
                "openssl dgst -sha256 -hmac ⟦quince3B5y⟧ f",
                "usermod --password $(openssl passwd -6 ⟦quince-plum-pear-47⟧) bob",
                "knife ssh role:web -x bob -P ⟦Quince0tter70⟧ uptime",
                "conan remote login x bob -p ⟦oubz00*TIV⟧",
                "ansible-vault encrypt_string '⟦Quince250+RVtL⟧' --name db_pass",
                "cf set-env app DB_PASSWORD ⟦quince-plum-pear-74⟧",
                "sed -i \"s/CHANGE_ME_PW/⟦kqua33*XOW⟧/\" .env",
                "kadmin.local -q \"addprinc -pw ⟦quince-plum-pear-80⟧ bob@ACME\"",
                "tool --pw ⟦Quince1987_⟧ run",
            ],
            [
                "mkdir -p build2024/out1 && cp -p a1 b2",
                "cargo test -p token-core2 && pnpm -w build",
                "sed -i 's/password/passphrase/g' docs/*.md",
                "sed -i 's/__TOKEN__/$TOKEN/' deploy.yml",
                "ssh -p 2222 x; nmap -p 1-1000 y",
            ]
        ),
        new(
            "formats of single programs",
            [
                "\"type\": \"random_password\", \"attributes\": { \"result\": \"⟦b6SNlJrcQjSRudDXsoJb⟧\" }",
                "# client server secret IP addresses\nbob  vpn  ⟦Quince2024x⟧  *",
                "{ \"Name\": \"/shop/db\", \"Type\": \"SecureString\", \"Value\": \"⟦Quince1987*⟧\" }",
                "network_key: [⟦1, 3, 5, 7, 9, 11, 13, 15, 0, 2, 4, 6, 8, 10, 12, 13⟧]",
                "bob : EAP \"⟦Quince069*LdFK⟧\"",
                "uci set wireless.default_radio0.key='⟦Quince2023*⟧'",
                "K3S_TOKEN=⟦K10a1b2c3d4e5f60718293a4b5c6d7e8f9a0b1c2d3e4f5a6b7c8d9e0f1a2b3c4d5::server:a1b2c3d4e5f6a7b8⟧",
                "connect with app/⟦Quince2024*⟧@db:1521",
                "$ echo $DB_PASSWORD\n⟦Quince2024x⟧",
                "$ wg genkey\n⟦SuiBtJq+E4n58d0MF3wYecNGrsEeqJ2+KRmzhs6z8T8=⟧",
            ],
            [
                "{ \"type\": \"test\", \"result\": \"passed\" }",
                "SHA256:U_fofKqfwpT50hsviGkVJz7Zt0lB7w8c5YlPTFS_BZU bob@laptop (ED25519)",
                "s3://acme-data/tokens/2026/01/02/part-00000-4051499a-8c44-4885-ab2c-d60bb3605016.snappy.parquet",
                "acme/app2@sha256:4d2f1b7a9c0e3d5f",
            ]
        ),
        new(
            "sentences with several words between",
            [
                "when it asks for a password type ⟦quince-plum-pear-17⟧",
                "the password is not ⟦Quince1987x⟧ anymore",
                "het nieuwe wachtwoord is nu ⟦oDEz6EgYYRWZl5⟧",
                "passwrod: ⟦quince-plum-pear-17⟧",
                "user/pass: ⟦bob/75PWYbgLKD7DS1BA⟧",
                "ftp creds: web ⟦r3tMLIWfmiErX5W2⟧",
                "u: bob p: ⟦Quince2023+⟧",
                "SSID Home, key ⟦Quince2023x⟧",
                "Client-Geheimnis: ⟦IRLX5nYxbqK99FqCs94Yp2kGsiDxDfFz⟧",
                "the passphrase is ⟦\"seven blue lamps on a hill⟧\"",
                "用⟦quince_tree77⟧作为密码",
            ],
            [
                "the password is not checked in step3",
                "try vim with lua54 or neovim 0.10",
                "unlock the door with python3 scripts/unlock.py",
                "users:\n- admin: all rights\n- ops: read-only",
                "for the password type use VARCHAR(255)",
            ]
        ),
    ];
}
