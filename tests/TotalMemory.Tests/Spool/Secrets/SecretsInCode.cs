namespace TotalMemory.Tests.Spool.Secrets;

/// <summary>What code holds as text: arguments of calls, defaults, pairs of an account and its password. All values are made up.</summary>
internal static class SecretsInCode
{
    public static readonly RedactionKind[] Kinds =
    [
        new(
            "words in calls that take nothing else",
            [
                "new mysqli(\"db\", \"bob\", \"⟦quincetree⟧\", \"shop\")",
                "cy.get('[name=password]').type('⟦Quincetree⟧')",
                "await page.type('input[type=password]', '⟦quincetree⟧')",
                "SELECT pgp_sym_encrypt(ssn, '⟦quince-tree⟧') FROM person",
                "keyStore.load(in, \"⟦quincetree⟧\".toCharArray())",
                "jwt.sign(payload, '⟦our-quince-tree⟧', options)",
                "keyring.set_password(\"shop\", \"bob\", \"⟦quincetree⟧\")",
            ],
            ["page.fill('#password', creds.password)", "page.type('#search', 'winter jacket')", "jwt.verify(token, publicKey)"]
        ),
        new(
            "defaults in code",
            [
                "os.environ.get(\"SECRET_KEY\", \"⟦dev-only-quince-5⟧\")",
                "PASSWORD=\"${1:-⟦quincetree⟧}\"",
                "url: ${DB_PASSWORD:-⟦quincetree⟧}",
                "const secret = process.env.JWT_SECRET || '⟦spare-quince⟧'",
                "password: ENV['X'] || '⟦Quincetree7⟧'",
                "env::var(\"API_TOKEN\").unwrap_or(\"⟦Pzb8NovGqBPbO1n7Thevdn4J7X8P8V⟧\".into())",
                "parser.add_argument(\"--password\", default=\"⟦Quincetree7⟧\")",
            ],
            [
                "PASSWORD=\"${PASSWORD:-}\"",
                "POSTGRES_PASSWORD: ${POSTGRES_PASSWORD:-postgres}",
                "os.environ.get(\"TOKEN_TYPE\", \"Bearer\")",
                "process.env.API_KEY ?? \"not-required\"",
                "parser.add_argument(\"--password\", required=True, help=\"database password\")",
                "TOKEN=\"${TOKEN:-$(cat token.txt)}\"",
            ]
        ),
        new(
            "decoded literals",
            [
                "AES_KEY = bytes.fromhex(\"⟦68e3d49121ae373e382d25139eab7287994d04a97ff1c55ea550f4a66901f1fa⟧\")",
                "signing_key = base64.b64decode('⟦yAnz5TF+lXXJte14tji3zlMNq+hd2rYUIgJBgB3fBmk=⟧')",
            ],
            ["key = bytes.fromhex(\"00\")", "data = base64.b64decode(body)"]
        ),
        new(
            "keys given to clients",
            [
                "cohere.Client('⟦maZoSN3SLlBHYP4UkR2WafxixUICdTdUiXDTgBB5⟧')",
                "amplitude.init(\"⟦9a6656c90bd5482a90a29b9fa5ff5180⟧\")",
                "algoliasearch('B1G2GM9NG0', '⟦70866a9ca9f30dd8f84f9984ce99a9ca⟧')",
                "analytics.load(\"⟦mHFWqg1NTGlCtxSma8sLzxEU0CaNd3za⟧\"); // write key",
            ],
            [
                "new Client({ clientId: \"shop-web\" })",
                "app.init(\"shop-frontend-v2\")",
                "h = \"9b74c9897bac770ffc029102a200c5de\"  # cache key",
                "index.search(\"how to rotate a token\")",
            ]
        ),
        new(
            "accounts and passwords in quotation marks",
            [
                "loginAs('bob', '⟦Quincetree2024⟧')",
                "[[\"bob\", \"⟦Quince#2024⟧\"]] // name, password",
                "auth=(-u \"bob:⟦Quincetree2024⟧\")",
                "curl_setopt($c, CURLOPT_USERPWD, \"bob:⟦Quincetree2024⟧\")",
                "btoa(\"bob:⟦quincetree⟧\")",
                "I log in with username \"bob\" and password \"⟦quincetree⟧\"",
                "sql.Open(\"mysql\", \"bob:⟦quincetree⟧@tcp(db:3306)/shop\")",
            ],
            ["format(\"bob\", \"chapter2\")", "[\"red\", \"Blue2Green\"]", "\"tcp:udp\"", "sort(\"name\", \"asc\")"]
        ),
    ];
}
