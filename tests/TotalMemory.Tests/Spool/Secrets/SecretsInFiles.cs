namespace TotalMemory.Tests.Spool.Secrets;

/// <summary>What stands in code, settings, tables and other files of a known form. All values are made up.</summary>
internal static class SecretsInFiles
{
    public static readonly RedactionKind[] Kinds =
    [
        new(
            "formats of files",
            [
                "machine api.shop.dev login bob password ⟦swordfishes⟧",
                "db.shop.dev:5432:shop:bob:⟦Quer9xyzz⟧",
                "<password>⟦Quer9xyzz⟧</password>",
                "<add key=\"ApiPassword\" value=\"⟦Quer9xyzz⟧\" />",
                "<key>password</key><string>⟦Quer9xyzz⟧</string>",
                "CREATE USER bob IDENTIFIED BY '⟦Quer9xyzz⟧';",
                "INSERT INTO users (name, password) VALUES ('bob', '⟦Quer9xyzz⟧');",
                "db:\n  password:\n    ⟦Quer9xyzz⟧\n  port: 1",
                "- name: DB_PASSWORD\n  value: ⟦Quer9xyzz⟧",
                "{\"name\":\"DB_PASSWORD\",\"value\":\"⟦Quer9xyzz⟧\"}",
                "{\"auths\":{\"reg\":{\"auth\":\"⟦Ym9iOlF1ZXI5eHl6enp0b29sb25n⟧\"}}}",
                "kind: Secret\ndata:\n  url: ⟦cG9zdGdyZXM6Ly9hcHA6UXVlcjl4eXp6ekBkYi9zaG9w⟧",
                "PrivateKey = ⟦yAnz5TF+lXXJte14tji3zlMNq+hd2rYUIgJBgB3fBmk=⟧",
                "bob:⟦$apr1$J8v5xyz1$Yw2Z0b5c8d9e1f2g3h4i5.⟧",
                "define('DB_PASSWORD', '⟦Quer9xyzz⟧');",
                "requirepass ⟦swordfishes⟧",
                "Server=db;UID=sa;PWD=⟦Quer9%xyzz⟧;",
                "DB_PASSWORD=⟦$Quer9+xyzz⟧",
                "name,password\nbob,⟦Quer9xyzz⟧",
                ".password(Some(\"⟦Quer9xyzz⟧\"))",
                "\"bob\" * \"⟦Quer9xyzz⟧\" # pppd",
                "[mail.shop.dev]:587 bob:⟦Quer9xyzz⟧",
                "define('AUTH_KEY',         '⟦k}FA4tKo4MksZguh2mte5w7dl8j3iGl88hsu$⟧');",
                "#HttpOnly_shop.dev\tFALSE\t/\tTRUE\t1790000000\tsid\t⟦4KzZKObVeLpy4UHf⟧",
                "shop.dev\tTRUE\t/app\tFALSE\t0\tremember\t⟦Quer9xyzz⟧\nother.dev has none",
                "jdbc:oracle:thin:scott/⟦Quer9xyzz⟧@//db:1521/x",
            ],
            [
                "src/app.ts:12:34:error:message1",
                "name\tTRUE\tcount\tFALSE\t12\tport\tnumber1",
                "<label for=\"password\">Password:</label>",
                "<label htmlFor=\"password\" className=\"mb-2 block text-sm\">",
                "password:\n  minLength: 12",
                "secretName: shop-tls-2",
                "| # | Claim | Pass | Evidence |\n| 1 | a | Unverifiable | b |",
                "{\"name\": \"PORT\", \"value\": \"8080\"}",
                "VXNlcjoxMjM0NQ==",
            ]
        ),
        new(
            "files, further",
            [
                "storePassword \"⟦walrus-8059-TOkC⟧\"",
                "set imap_pass=\"⟦C0pper_20@dL⟧\"",
                "password: &pw ⟦dC86rJ8NzXjO⟧",
                "<password><![CDATA[⟦Z0phyr_87@Qh⟧]]></password>",
                "<name>password</name><value><string>⟦en52wJ0FD2bc⟧</string></value>",
                "<td>Password</td><td>⟦Quer9xyzz⟧</td>",
                "<input type=\"password\" name=\"p\" value=\"⟦m60N81uhZ5to⟧\">",
                "| password | ⟦C0balt_30@1C⟧ |",
                "TLS_KEY_B64=⟦LS0tLS1CRUdJTiBQUklWQVRFIEtFWS0tLS0tCg==⟧",
                "DRIVER=x;SERVER=s;UID=u;PWD=⟦rgVuW3QyMkpi⟧;",
                "DB_PASSWORD=⟦mTbeJi&TIcU3C⟧",
                "ALTER USER 'r' IDENTIFIED WITH mysql_native_password BY '⟦bVhemo&YWfxkC⟧';",
                "ENV API_KEY ⟦Pzb8NovGqBPbO1n7Thevdn4J7X8P8V⟧",
            ],
            ["| password | text |", "<td>Password</td><td>required</td>", "storePassword(text)", "docker run -e PASS=$PASS x"]
        ),
        new(
            "names in code and environments",
            [
                "MYSQL_ROOT_PW=⟦Quer9xyzz⟧",
                "AUTH_SALT=⟦VNuylP0wuoxiJ6x11qpdcgKZO60Tz5d8⟧",
                "SMTP_CREDS=⟦bob:Quer9xyzz⟧",
                "JWT_SECRET=⟦my-very-long-jwt-secret-phrase⟧",
                "SECRET_KEY = '⟦ay-f(l)oum&ge9x6+tme-tfosi-zswz3)%%⟧'",
                "userForm.Set(\"password\", \"⟦Quer9xyzz⟧\")",
            ],
            [
                "token = getToken()",
                "password: string",
                "const apiKey = process.env.API_KEY;",
                "var refreshToken = request?.RefreshToken;",
                "let token_db = Arc::new(Mutex::new(TokenDb::new()));",
                "SecretKey: &moxa_token::TokenDb,",
                "Pwd: /home/bob/work2",
                "{\"pwd\": \"osc99\"}",
                "LINEAR_API_KEY=lin_api_...",
                "PASSWORD=$DB_PASSWORD",
                "docs/SECRETS.md:22: token1 = x",
                "\"thoughtSignature\": \"EuMDCkYIDBgCKkDmluMedGxi3XQIoElFAF7ZSymnk\"",
                "console.error(\"Error updating password:\", updateError);\nreturn f(\"Failed\")",
                "\"store_password\": \"Store the password securely?\"",
                "TEST_PASSWORD\t2026-02-02T10:07:16Z",
                "max_tokens: 4096",
            ]
        ),
        new(
            "calls",
            [
                "new mysqli(\"db\", \"bob\", \"⟦Quer9-xyzz⟧\", \"shop\")",
                "DriverManager.getConnection(url, \"bob\", \"⟦Quer9xyzz⟧\")",
                "pgp_sym_decrypt(col, '⟦Quer9xyzz⟧')",
                "cy.get(\"[name=password]\").type(\"⟦Quer9xyzz⟧\")",
                "auth = (\"bob\", \"⟦Quer9xyzz⟧\")",
                "jwt.sign(payload, \"⟦KoE6OO1mm8x2Eud3jiPwsAQ9rtxyxn30⟧\")",
            ],
            [
                "driver.find_element(By.NAME, \"password\")",
                "cy.get(\"[name=email]\").type(\"bob2@x\")",
                "format(template, \"bob\", \"chapter2\")",
                "verify(token, \"v2\")",
            ]
        ),
        new(
            "what code takes where none is set",
            [
                "process.env.JWT_SECRET || \"⟦7gyF6nP8tgWBuRFWGzoHItg0⟧\"",
                "config.DbPassword ?? \"⟦Quer9xyzz⟧\"",
                "variable \"db_password\" {\n  default = \"⟦Quer9xyzz⟧\"\n}",
                "const API_KEY: &str = \"⟦0BlCKLxKYs8nSHiIaHX0IFHEeIifSkVw⟧\";",
                "param adminPassword string = '⟦W0lrus_84!Y2⟧'",
            ],
            ["token || \"none2\"", "variable \"region\" {\n  default = \"eu-central-1\"\n}", "process.env.HOST || \"0.0.0.0\""]
        ),
        new(
            "what stands beside an account",
            [
                "[smtp]\nuser=bob\npass=⟦quer9xyzz⟧\nport=587",
                "Driver={ODBC};Server=db;UID=sa;PWD=⟦quer9xyzz⟧",
                "stats auth admin:⟦quer.nine-54⟧",
                "use bob / ⟦fwKw4!u3Jq⟧ to log in",
                "btw the wifi pass is ⟦lantern-harbor-18⟧",
                "enable secret 0 ⟦quer.nine_54⟧",
                "Content-Disposition: form-data; name=\"password\"\r\n\r\n⟦quer9xyzz⟧\r\n--x--",
                "user%5Bemail%5D=a%40b.c&user%5Bpassword%5D=⟦Quer9xyzz⟧&commit=x",
                "parameters:\n  adminPassword:\n    value: '⟦Quer9xyzz!⟧'",
                "Authorization: XBL3.0 x=2535428504324680;⟦eyJlbmMiOiJB8csNYYQV9sBNBtl5YjYaow⟧",
                "| user | password |\n+------+----------+\n| bob  | ⟦quer9xyzz⟧ |",
            ],
            [
                "pass=12 fail=0 skip=3",
                "USER=bob\nPWD=/home/bob/shop2",
                "macOS15 / Android14",
                "https://example.com/?q=password+reset&sort=asc",
                "https://example.com/search?key=name&value=2",
                "Authorization: Bearer <token>",
            ]
        ),
    ];
}
