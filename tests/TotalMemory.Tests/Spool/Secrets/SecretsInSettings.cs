namespace TotalMemory.Tests.Spool.Secrets;

/// <summary>Plain words that are secret by where they stand: settings, tables, command lines, hashes. All values are made up.</summary>
internal static class SecretsInSettings
{
    public static readonly RedactionKind[] Kinds =
    [
        new(
            "settings whose values look like names",
            [
                "DB_PASSWORD=⟦river_bank_walk⟧",
                "spring.mail.password=⟦old.mill⟧",
                "vault kv put app/db db_password=⟦old.mill⟧ user=app",
                "[client]\nuser=app\npassword=⟦old_mill⟧",
                "Data Source=x;User Id=hr;Password=⟦old_mill⟧;",
                "export BORG_PASSPHRASE=\"⟦vier müde wölfe⟧\"",
                "export MYSQL_ROOT_PASSWORD='⟦plum tree 42 x⟧'",
                "rpc-secret=⟦quincetree⟧",
                "secret = \"⟦quince-tree-42⟧\"",
                "WIFI_PSK=\"⟦quince in the garden⟧\"",
                "postgresql_pass: '⟦quince tree 7⟧'",
                "password=⟦quince.tree⟧",
                "{\"SecretString\": \"⟦quincetree⟧\"}",
                "BUNDLE_GEMS__ACME__DEV: \"bob:⟦Quincetree7⟧\"",
                "chpasswd:\n  list: |\n    ubuntu:⟦quincetree⟧",
            ],
            [
                "password=get_password",
                "ERROR_PASSWORD=\"must be longer\"",
                "secret: \"shop-db-tls\"",
                "connect(host=host, user=user, password=db_pass)",
                "user: app\npassword: env.DB_PASSWORD",
                "spring.datasource.password=@vault.db@",
                "password.reset.title=Reset your password",
                "secret: required",
                "secret = generate_secret()",
                "Passwort: erforderlich",
                "contraseña: incorrecta",
                "\"password\": \"Passwort\"",
            ]
        ),
        new(
            "tables and columns",
            [
                "| Service | User | Password |\n|---|---|---|\n| shop | admin | ⟦Quince.Tree⟧ |",
                "Key       Value\n---       -----\npassword         ⟦quincetree⟧\nttl       24h",
                "account default\nuser bob\npassword ⟦quincetree⟧",
                "Test account: `bob@localhost` / `⟦Quince77!⟧`",
                "dane logowania: bob / ⟦Quince2021⟧",
                "Login with `admin` / `⟦Quince2024⟧`",
            ],
            [
                "| Field | Type | Required |\n|---|---|---|\n| user | string | yes |\n| password | string | yes |",
                "password      required   of the account",
                "account bob\npassword expired",
                "I have access to admin / reports now",
            ]
        ),
        new(
            "command lines with plain words",
            [
                "argocd login cd.shop.dev --username admin --password ⟦Shipwreck⟧",
                "influx setup --password ⟦quincetree⟧ --org x",
                "aws secretsmanager create-secret --name db --secret-string '⟦Quince-Room⟧'",
                "acme user add bob --password ⟦quincetree⟧",
                "acme unlock --passphrase \"⟦Quince 2024!⟧\"",
                "echo -n \"⟦quince tree⟧\" | cryptsetup luksOpen /dev/sdb x -",
                "rclone config create box sftp user u1 pass ⟦quincetree⟧",
            ],
            [
                "tool --user and --password belong together",
                "use --password instead",
                "echo \"release notes for 1.2\" | gh release create v1 --notes-file -",
                "--password-stdin reads it from stdin",
            ]
        ),
        new(
            "keys by their form and place",
            [
                "WORK_KEYS: [⟦174,47,154,16,202,193,206,113,199,190,53,133,169,175,31,56,222,53,138,189,"
                    + "224,216,117,173,10,149,53,45,73,251,"
                    + "237,246,15,185,186,82,177,240,148,69,241,227,167,80,141,89,240,121,"
                    + "121,35,172,247,68,251,226,218,48,63,176,109,168,89,238,135⟧]",
                "wss://mainnet.acme.dev/ws/v3/⟦fcb215b1593d91d4e8e3d43fe9e75664⟧",
                "MISTRAL=⟦BQuEY0jvhwLM5WmPsSgsPdEmEvwNxGLz⟧",
                "x-acme-team: ⟦PZv1qhG0r0YSl62Qh0VpTP⟧",
                "\"github-oauth\": {\"github.com\": \"⟦bed0c5574dd35f703328be9bb583f0a942d945a9⟧\"}",
                "define('AUTH_KEY', '⟦zKpJAaDv4OeMpNHKQNOfyNTXpuG0QF|+loBIaI2g8A1c &z~r4DRBTA9GLZs2w⟧');",
                "SET PASSWORD FOR 'root'@'%' = '⟦*5879F1B353BC500F8BFF58705F18153BC975AF52⟧';",
                "Administrator:500:⟦aad3b435b51404eeaad3b435b51404ee:f347f997d1f6071003e6de22232e88f9⟧:::",
                "next=https%3A%2F%2Fbob%3A⟦quince%2Btree⟧%40host.dev%2Fx",
                "WIFI:T:WPA;S:Home;P:⟦quincetree⟧;;",
                "CREATE ROLE reporter LOGIN PASSWORD '⟦quince-tree⟧';",
            ],
            [
                "const lut = [0,1,1,2,1,2,2,3,1,2,2,3,2,3,3,4];",
                "https://api.shop.dev/v1/orders/9b74c9897bac770ffc029102a200c5de",
                "SHEET_ID=1BxiMVs0XRA5nFMdKvBdBZjgmUUqptlbs74OgvE2upms",
                "GIT_SHA=3f1d0c9a8b7e6f5d4c3b2a1908f7e6d5c4b3a291",
                "x-request-id: 4bf92f35-77b3-4da6-a3ce-929d0e0e4736",
            ]
        ),
        new(
            "sentences in more languages",
            [
                "Das Passwort lautet ⟦Umbrella!⟧.",
                "the password for the server: ⟦thunderstorm⟧",
                "klucz API: ⟦Wxp56o7fKwrvCprsdrQyHwhYAQYzq1XN⟧",
                "użyj ⟦Bigos!2024⟧ jako hasła",
                "用⟦Guilin!2023⟧作为密码",
                "⟦Osaka!7⟧ をパスワードに設定",
                "пароль админа теперь ⟦Moroz!2024⟧",
                "验证码是⟦482913⟧",
                "الباسورد ⟦Amman#77⟧",
                "Password for the [elastic] user successfully reset.\nNew value: ⟦rERhvxZPHFYX0GpB+x⟧",
                "The database password? It's ⟦Basil!Pesto⟧",
            ],
            [
                "пароль: неверный",
                "密码：至少八位",
                "Passwort für den Server: siehe Tresor",
                "The password? It's in the vault.",
                "доступ: только чтение",
            ]
        ),
    ];
}
