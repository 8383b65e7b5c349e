namespace TotalMemory.Tests.Spool.Secrets;

/// <summary>The places in code, files and commands where a secret stands beside its name, or without one. All values are made up.</summary>
internal static class RedactionKindsOfPlaces
{
    public static readonly RedactionKind[] All =
    [
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
            "programs, further",
            [
                "vault operator unseal ⟦BlH2bXZrwTVvpd42dbD7YXxc+uJJk3kOCdxt0M6EzPT3⟧",
                "curl -u ⟦xmr5FcTi5v2A39CsAjuj⟧:X https://x.dev/api",
                "echo -n \"⟦VPtOpB!sVgBso⟧\" | gcloud secrets create s --data-file=-",
                "snyk auth ⟦53466d11-6f38-4e37-9b64-56d5faa0535f⟧",
                "redis-cli AUTH ⟦Quer9xyzz⟧",
                "acme login --key ⟦W17qgRNsPnGniFXTFncR5v6PHxam1jsd⟧",
                "acme --passphrase \"⟦correct horse battery staple⟧\"",
                "vault write auth/approle/login role_id=x secret_id=⟦a0e3c170-9007-411f-a3b3-1e6f5ab4112f⟧",
            ],
            ["sort --key 2 file", "gcloud secrets list", "echo \"a2 b\" | kinit", "curl -u bob: https://x.dev"]
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
    ];
}
