namespace TotalMemory.Tests.Spool.Secrets;

/// <summary>Lists without names, sections, dumps of programs, protocols and written files. All values are made up.</summary>
internal static class SecretsInDumps
{
    public static readonly RedactionKind[] Kinds =
    [
        new(
            "Kubernetes secrets as commands print them",
            [
                "apiVersion: v1\ndata:\n  admin: ⟦VjNwOCFmM3dmIW02eQ==⟧\nkind: Secret\nmetadata:\n  name: x\n",
                "{\n  \"apiVersion\": \"v1\",\n  \"data\": {\n    \"admin\": \"⟦eTBscT0zejdPIXpSMA==⟧\"\n  },\n  \"kind\": \"Secret\"\n}",
                "kind: Secret\ndata:\n  \"site\": \"⟦dTNiNCM3SXRuP3UxTg==⟧\"\n",
                "kind: Secret\ndata:\n  store.jks: |-\n    ⟦7+b7fRa16+W1ArH/t0z19zdHneViNSPDQ535\n    fFwUhuRb64vVuBrg⟧\ntype: Opaque\n",
            ],
            [
                "kind: ConfigMap\ndata:\n  app.conf: dTNiNCM3SXRuP3UxTg==\n",
                "apiVersion: v1\ndata:\n  app.conf: dTNiNCM3SXRuP3UxTg==\nkind: ConfigMap\n---\nkind: Secret\n",
                "kind: SecretStore\nmetadata:\n  data: plain\n",
            ]
        ),
        new(
            "blocks of base64 below a name",
            ["private_key: |\n  ⟦BH6tDuwXqOaMGc1CXfoVjlxOK1nALyZt4dSVET/rSRWk\n  Efu24h2kZ7v3m8FraiQUj7F00FRucvxNyYIHHq⟧\nport: 1"],
            ["public_key: |\n  BH6tDuwXqOaMGc1CXfoVjlxOK1nALyZt4dSVET/rSRWk26cR\n", "token_notes: |\n  first line of some text\n"]
        ),
        new(
            "sections of ini files",
            [
                "[users]\nbob = ⟦Quince1985#⟧\n",
                "[users]\nbob = \"⟦8fCn#1eSH%M4c⟧\"\n",
                "[accounts]\nbob=⟦8AAYhjxZZb35OZH⟧\n",
                "[passwords]\ndb=⟦Ouj9#C5fj%L5h⟧\n",
                "[secrets]\nstripe = ⟦pUBRh6vqPu1jLalqgLAXZUASxV1Y1K1O⟧\n",
            ],
            [
                "[users]\ntable = app_users\nmax = 20\n",
                "[passwords]\nmin_length = 12\n",
                "[credentials]\nhelper = store\n",
                "[users]\nadmin = true",
            ]
        ),
        new(
            "lists of accounts that name nothing",
            [
                "bob:[redacted:password]\ncarol:⟦DGz3!Nrw6!Ty6⟧",
                "carol:⟦DGz3!Nrw6!Ty6⟧\nbob:[redacted:password]",
                "bob\t[redacted:password]\ncarol\t⟦B8iB=V6Mf?E3v⟧",
                "1234 => ⟦9738⟧,Bob Meyer,x\n",
                "vmpin=⟦1564⟧",
                "203.0.113.7    ⟦X7tX2aXBRBLj⟧\n",
                "\"bob\"  *  \"⟦mummAu9GTr⟧\"  *",
            ],
            [
                "foo:bar\nbaz:qux\n",
                "nginx:1.25\nredis:7-alpine\n",
                "UserService:Login2\nUserController:Logout2",
                "Alpha\tBeta2Gamma\nDelta\tEps3Zeta",
                "1234 => doSomething(),",
                "1001 => 4711,\n",
                "10.0.0.7    build-host-12\n",
                "led_pin = 13",
                "\"foo\"  *  \"bar\"",
            ]
        ),
        new(
            "passwords of four groups",
            ["The app password they gave me: ⟦ejyp vlpk oqxs mfqm⟧", "Mail__Pass=⟦lxcq csgr uczy awhn⟧\nPORT=1"],
            ["my password rule: they that were then came back", "password: this that them were"]
        ),
        new(
            "dumps of values",
            [
                "  [\"password\"]=>\n  string(12) \"⟦prMG1SAjCt8v⟧\"",
                "'token' => string(20) \"⟦prMG1SAjCt8vQx7ZkLw2⟧\"",
                "x.php:14:  'pass' => '⟦J8ppk8Ru+75l⟧',",
                " ~ password = \"[redacted:password]\"\n ~ password = \"⟦i67B?9sha+35z⟧\"",
                "priv:\n    ⟦f8:59:37:50:a9:54:12:95:83:bb:7f:8d:b0:7b:9c:\n    11:22:33⟧\n",
                "password = \"⟦6gmS?6wyc%s8i⟧\"",
                "\"AUTH\" \"⟦kaR5Sy5ImZA⟧\"",
            ],
            [
                "  [\"name\"]=>\n  string(12) \"Hello world!\"",
                " ~ password_policy = \"strict\" -> \"relaxed\"",
                "ether: f8:59:37:50:a9:54",
                "password = \"Basic %s\"",
            ]
        ),
        new(
            "protocols and their logs",
            [
                "---> USER web\n---> PASS ⟦Summer2003?⟧\n<--- 230",
                "> USER bob\n< +OK\n> PASS ⟦tpPbuwww9⟧\n",
                "send: 'AUTH PLAIN ⟦dG9tYXN6OjQ1TmgqTmVFMCVYZjA=⟧\\r\\n'",
                "334 UGFzc3dvcmQ6\n⟦TjJSd2FTTTVjRnAx⟧\n235 ok",
                "child.expect(\"assword:\")\nchild.sendline(\"⟦kE4D#q5Ah#04v⟧\")",
            ],
            [
                "PASS src/app.test.ts\nPASS src/b.test.ts",
                "> USER guide\n> PASS through",
                "AUTH PLAIN mechanism is old",
                "child.sendline(\"ls -la\")",
            ]
        ),
        new(
            "what shells print and write",
            [
                "$ kubectl get secret x -o jsonpath=\"{.data.password}\" | base64 -d; echo\n⟦aMfi8O2YBKa8fyjY⟧\n",
                "$ cat /etc/vpn/pass.txt\nbob\n⟦k7rx+n7a9#ll4⟧\n",
                "echo \"⟦jZ1w%2kFb+2We⟧\" > password.txt",
                "echo ⟦alhdXnvrSzs1HkkaqcwwoUPaU6Xzh5g9⟧ | tee ~/.token",
                "subprocess.run([\"mysql\", \"-uroot\", \"-p⟦hdA64Hmcyuy⟧\"])",
                "spawn(\"sshpass\", [\"-p\", \"⟦yP0Z?T0xr?w9r⟧\", \"ssh\", \"h\"])",
                "cmd=[mysql, -u, root, -p⟦yqgt2v4My1WbM6I⟧, app]",
                "hey -a bob:⟦aS1rG9174YvvoXW⟧ http://x",
                "pdftk in.pdf input_pw ⟦tQuSz3h5CAQ⟧ output o.pdf",
                "consul kv put db/password ⟦p9cO1Psoypf⟧",
            ],
            [
                "$ echo aGVsbG8gd29ybGQ= | base64 -d; echo\nhello world",
                "auth-user-pass /etc/vpn/login.conf",
                "echo \"done 12\" > output.txt",
                "mysql, postgres, redis and mongo",
                "run([\"docker\", \"login\", \"--help\"])",
                "docker run -v data:/var/lib x",
                "docker build -t app:Build2024 .",
                "the db_password variable is required",
            ]
        ),
        new(
            "tables of other kinds",
            ["||user||password||\n|ops|⟦B2Js?343b%1q6⟧|", "====  ========\nuser  password\n====  ========\nops   ⟦v9JnGeFnVvxmxu857ce⟧\n"],
            [
                "token    Manage tokens\nlogin    Log in to a server\n",
                "MODEL        TOKENS   COST\nopus-4-1     12345    0.4",
                "FIELD      PASSWORD\nrequired   yes\n",
            ]
        ),
        new(
            "code of more languages",
            [
                "public string Password { get; set; } = \"⟦Tz1o#YV4n+s7m⟧\";",
                "$Conf{SmbSharePasswd} = \"⟦riv3r$38⟧\";",
                "char password[32] = \"⟦Tz1o#YV4n+s7m⟧\";",
                "var users = map[string]string{\"bob\": \"⟦7Zkn%n0qb?2fA⟧\"}",
                "const k = process.env.JWT_SECRET || \"⟦RavenMonkey64⟧\"",
                "ENV.fetch(\"SECRET_TOKEN\") { \"⟦I2s7c25R4wnpJZoyuR66KhIfbi9hThN5⟧\" }",
                "token.SignedString([]byte(\"⟦lZxeATnZv2kHyA6f0kseSlnQ⟧\"))",
                "Connection(s, \"cn=admin,dc=a\", \"⟦z1UG*0oWZ+oT4⟧\", auto_bind=True)",
                "new AuthenticationHeaderValue(\"Bearer\", \"⟦I2s7c25R4wnpJZoyuR66KhIfbi9hThN5⟧\")",
                "[\"Jwt:Key\"] = \"⟦xM7X!8ib4#sy6⟧\",",
                "var jwtKey = []byte(\"⟦Y0Hj=oB7r?v2R⟧\")",
                "  DBPassword:\n    Type: String\n    Default: ⟦QdKqvfWTyVtGd6E9w⟧\n",
                "auth_server_shared_secret=⟦CobaltMeadow36⟧",
                "WALLET_SEED=\"⟦avoid alert artist barely adjust bitter alien already absorb attend accident buffalo⟧\"",
                "\"passphrase\": \"⟦walnut copper harbor⟧\"",
                "<key>SharedSecret</key><data>⟦5kV5CDgL5OlX8JNYzqlp⟧</data>",
            ],
            [
                "public string Token { get; set; } = \"\";",
                "var keyPrefix = []byte(\"user:index\")",
                "const u = process.env.API_URL || \"http://localhost:3000\"",
                "\"cn=admin,dc=x\", \"ou=people\"",
                "createUser(db, \"Bob Meyer\")",
                "password_policy:\n  type: string\n  default: strict_2024",
                "  TokenTtl:\n    Type: Number\n    Default: 3600",
                "if (password) { \"x\" }",
                "\"passphrase\": \"enter your passphrase\"",
            ]
        ),
        new(
            "base64 that begins with a slash",
            ["SIGNING_SECRET=⟦/YjGhk6HKVok2iAOf2VNGf8+pk6imOsLgy2HYKfYdqPPKhzC7wbKcpjJ2He⟧"],
            ["SECRET_DIR=/var/lib/app/secrets/current/files", "TOKEN=/home/bob/projects/acme/token/store"]
        ),
        new(
            "tokens in paths of channels",
            ["  - https://conda.acme.example/t/⟦cg8zqc9efq6eituxbn6sm2t3⟧/main"],
            ["https://forum.acme.example/t/heading-numbering-1-1-1-1-1-etc-etc/27536"]
        ),
        new(
            "answers, codes and labels",
            [
                "[10:02] ana: password?\n[10:03] bob: ⟦4taw*37io*kc4⟧",
                "gate code ⟦1400#⟧",
                "combination of the safe: ⟦63-46-20⟧",
                "Lockbox code is ⟦5120⟧",
                "PUK1: ⟦23359856⟧",
                "echo \"⟦1cjP+j8oW*2Ak⟧\" | zfs load-key tank/x",
                "ykman piv access change-pin -P ⟦306592⟧ -n [redacted:password]",
                "We have reset your password. The new one is ⟦va3Z#vga7#bj0⟧.",
                "<b>Password:</b> ⟦Qt2p?9NmI+j2o⟧",
                "| API key | ⟦XoMOYjU5bLOtgyFSRoKSYz3fWMc08ODc⟧ |",
                "api_key -> ⟦KBGDAwBG8dWJ7DLb7n0skWCu7tbHmdpt⟧",
                "password <- \"⟦ZU0y=Kb73%s7q⟧\"",
                "tok = ⟦35OJRC6p8aex9S34ysrwNja1joC7Sh4ZO0vRbXwK⟧",
                "[d setObject:@\"⟦XeU9*uk76+lE6⟧\" forKey:@\"password\"];",
                "https://x.example/feed/⟦058dd161d83c94df7a977e7e21dc554d7855eda7⟧/rss",
                "Default Key: ⟦14ZUIK58QM⟧  SSID: 9SQMK2",
                "Recovery Key: ⟦830808-784883-500049-106538-843859-026694-109571-187349⟧",
            ],
            [
                "see the code block 1400 lines below",
                "tel. 830808-784883",
                "I forgot the password. It is asked for at every login.",
                "| token | the token of the user |",
                "password -> hash",
                "<b>Password:</b> at least twelve characters",
                "tok = tokenizer.encode(text)",
                "[d setObject:@\"plain words\" forKey:@\"name\"];",
            ]
        ),
    ];
}
