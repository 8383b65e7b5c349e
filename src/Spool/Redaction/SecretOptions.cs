namespace TotalMemory.Spool.Redaction;

/// <summary>
/// Programs that take secrets as arguments. Sources: their manuals. Long options that name what they take, such as --password, need no
/// entry: <see cref="LongOptions"/> finds them.
/// </summary>
internal static class SecretOptions
{
    public static readonly SecretOption[] All =
    [
        .. MySql(),
        .. Databases(),
        .. Consoles(),
        .. Web(),
        .. Written(),
        .. Remote(),
        .. Archives(),
        .. Accounts(),
        .. Configured(),
        .. Vaults(),
        .. PublishingOptions.All,
    ];

    private static IEnumerable<SecretOption> MySql() =>
        [
            .. Each(
                [
                    "mysql",
                    "mysqldump",
                    "mysqladmin",
                    "mysqlimport",
                    "mysqlcheck",
                    "mysqlpump",
                    "mysqlslap",
                    "mysqlbinlog",
                    "mariadb",
                    "mariadb-dump",
                    "mariadb-admin",
                    "mycli",
                    "mysqlsh",
                    "mysql_upgrade",
                    "xtrabackup",
                    "mydumper",
                ],
                p => new SecretOption(p, "-p") { Glued = true, Separate = false }
            ),
        ];

    private static IEnumerable<SecretOption> Databases() =>
        [
            .. Each(
                ["mongo", "mongosh", "mongodump", "mongorestore", "mongoexport", "mongoimport", "cqlsh", "clickhouse-client"],
                p => new SecretOption(p, "-p") { Glued = true }
            ),
            .. Each(["redis-cli", "valkey-cli", "keydb-cli", "redis-benchmark"], p => new SecretOption(p, "-a", "--pass")),
            .. Each(["redis-cli", "valkey-cli"], p => new SecretOption(p) { Subcommand = "AUTH", Position = 1 }),
            .. Each(["redis-cli", "valkey-cli"], p => new SecretOption(p) { Subcommand = "auth", Position = 1 }),
            .. Each(["sqlcmd", "bcp", "osql", "isql"], p => new SecretOption(p, "-P") { Glued = true }),
            .. Each(
                ["sqlplus", "sqlcl", "exp", "imp", "expdp", "impdp", "sqlldr", "rman"],
                p => new SecretOption(p) { Position = 1, After = '/' }
            ),
            new("influx", "-password", "-p"),
        ];

    // Their arguments are read by WrittenSecrets.
    private static IEnumerable<SecretOption> Written() => [new("echo"), new("printf")];

    private static IEnumerable<SecretOption> Consoles() =>
        [
            new("nmcli", "password", "wifi-sec.psk", "802-11-wireless-security.psk"),
            new("sentinel") { Subcommand = "auth-pass", Position = 2 },
            new("wpa_passphrase") { Position = 2 },
            new("cypher-shell", "-p"),
            new("ykman", "-P", "-n", "-p"),
            new("curl", "--cert", "-E") { After = ':' },
            new("neo4j-admin") { Subcommand = "set-initial-password", Position = 1 },
            new("pgcli", "-W"),
            .. Each(["sendemail", "sendEmail"], p => new SecretOption(p, "-xp")),
            new("sqlpackage", "/tp", "/sp"),
            new("oathtool") { Position = 1 },
            new("mkpasswd") { Position = 2, OnlyAfter = "-m" },
            new("bitcoin-cli") { Subcommand = "walletpassphrase", Position = 1 },
            new("bitcoin-cli") { Subcommand = "encryptwallet", Position = 1 },
            new("cmd") { Subcommand = "connect-network", Position = 3 },
            new("LOGIN") { Position = 2, Chosen = true },
            new("CONNECT") { Position = 1, After = '/' },
            new("createUser") { Position = 3 },
            new("createUser") { Position = 5 },
            .. Each(["addprinc", "add_principal", "ank", "cpw", "change_password", "modprinc"], p => new SecretOption(p, "-pw")),
            new("SQLConnectInfo") { Position = 3 },
            new("db2", "using"),
            new("winrs", "-p:") { Glued = true, Separate = false },
            .. Each(["mysqladmin", "mariadb-admin"], p => new SecretOption(p) { Subcommand = "password", Position = 1 }),
            new("influx", "-t"),
            .. Each(["mc", "mcli"], p => new SecretOption(p) { Subcommand = "set", Position = 4 }),
            .. Each(["mc", "mcli"], p => new SecretOption(p) { Subcommand = "add", Position = 4 }),
            new("mc")
            {
                Subcommand = "add",
                Position = 3,
                OnlyAfter = "user",
            },
            new("isql") { Position = 3 },
            new("etcdctl", "--user") { After = ':' },
            new("beeline", "-p"),
            new("impala-shell", "-p"),
            .. Each(["vsql", "snowsql", "db2"], p => new SecretOption(p, "-w")),
        ];

    private static IEnumerable<SecretOption> Web() =>
        [
            new("curl", "-u", "--user", "-U", "--proxy-user") { Glued = true, After = ':' },
            new("curl", "--oauth2-bearer", "--pass", "--proxy-pass", "--tlspassword"),
            .. Each(["http", "https", "xh", "xhs"], p => new SecretOption(p, "-a", "--auth") { After = ':' }),
            new("wget", "--http-password", "--ftp-password", "--proxy-password"),
            new("aria2c", "--http-passwd", "--ftp-passwd", "--rpc-secret"),
            .. Each(["ab", "siege", "wrk"], p => new SecretOption(p, "-A", "-P") { After = ':' }),
            new("lftp", "-u") { After = ',' },
            .. Each(["ncftpput", "ncftpget", "ncftp"], p => new SecretOption(p, "-p")),
            .. Each(["mosquitto_pub", "mosquitto_sub", "mosquitto_rr"], p => new SecretOption(p, "-P", "--pw")),
            .. Each(["-b", "-cb", "-mb", "-Bb", "-Bcb", "-cBb"], b => new SecretOption("htpasswd") { Position = 3, OnlyAfter = b }),
            .. Each(["-nb", "-bn", "-Bnb", "-Bbn"], b => new SecretOption("htpasswd") { Position = 2, OnlyAfter = b }),
        ];

    private static IEnumerable<SecretOption> Remote() =>
        [
            new("sshpass", "-p") { Glued = true, Once = true },
            .. Each(["plink", "pscp", "psftp", "putty", "kitty"], p => new SecretOption(p, "-pw")),
            .. Each(["xfreerdp", "xfreerdp3", "wfreerdp", "sdl-freerdp"], p => new SecretOption(p, "/p")),
            new("freerdp", "/p"),
            new("ConvertTo-SecureString", "-String"),
            .. Each(
                ["rdesktop", "evil-winrm", "crackmapexec", "netexec", "nxc", "smbmap", "hydra", "medusa", "proxychains", "vncdo", "sshfs"],
                p => new SecretOption(p, "-p")
            ),
            new("ipmitool", "-P"),
            .. Each(
                ["smbclient", "rpcclient", "winexe", "wmic", "nmblookup"],
                p => new SecretOption(p, "-U", "--user") { After = '%', Glued = true }
            ),
            .. Each(["snmpwalk", "snmpget", "snmpset", "snmpbulkwalk"], p => new SecretOption(p, "-A", "-X", "-c")),
            .. Each(
                ["ldapsearch", "ldapadd", "ldapmodify", "ldapdelete", "ldapwhoami", "ldapmodrdn", "kadmin"],
                p => new SecretOption(p, "-w")
            ),
            new("ldappasswd", "-w", "-s", "-a"),
            new("wpa_passphrase") { Position = 2 },
            new("x11vnc", "-passwd"),
            new("runas", "/password"),
            new("cmdkey", "/pass"),
            new("schtasks", "/rp", "/RP", "/p"),
            new("psexec", "-p"),
            new("PsExec", "-p"),
            new("kubectl", "--docker-password"),
            new("kubectl", "--from-literal=")
            {
                Glued = true,
                Separate = false,
                After = '=',
            },
        ];

    private static IEnumerable<SecretOption> Archives() =>
        [
            .. Each(["zip", "unzip", "zipcloak"], p => new SecretOption(p, "-P") { Glued = true }),
            .. Each(["7z", "7za", "7zz", "7zr", "rar", "unrar"], p => new SecretOption(p, "-p", "-hp") { Glued = true, Separate = false }),
            new("openssl", "-pass", "-passin", "-passout", "-password", "-srcpass") { Prefix = "pass:" },
            new("openssl", "-k", "-K", "-passwd", "-hmac", "-mackey"),
            new("openssl") { Subcommand = "passwd", Position = 1 },
            .. Each(["gpg", "gpg2"], p => new SecretOption(p, "--passphrase")),
            .. Each(
                ["keytool", "jarsigner", "keystore"],
                p => new SecretOption(p, "-storepass", "-keypass", "-srcstorepass", "-deststorepass", "-srckeypass", "-destkeypass", "-new")
            ),
            .. Each(["apksigner"], p => new SecretOption(p, "--ks-pass", "--key-pass") { Prefix = "pass:" }),
            new("qpdf", "--encrypt"),
            new("steghide", "-p", "--passphrase"),
            .. Each(["pdftotext", "pdfimages", "pdftoppm", "pdfinfo", "pdftohtml"], p => new SecretOption(p, "-upw", "-opw")),
            .. Each(["pdftk"], p => new SecretOption(p, "user_pw", "owner_pw")),
            new("security", "-p", "-w", "-P"),
            new("ssh-keygen", "-N", "-P"),
            new("borg", "--passphrase"),
            .. Each(["signtool"], p => new SecretOption(p, "/p")),
            .. Each(["certutil", "certreq"], p => new SecretOption(p, "-p")),
        ];

    private static IEnumerable<SecretOption> Accounts() =>
        [
            new("net") { Subcommand = "user", Position = 2 },
            new("net", "-U") { After = '%' },
            new("net")
            {
                Subcommand = "add",
                Position = 2,
                OnlyAfter = "user",
            },
            new("net") { Subcommand = "use", Position = 3 },
            new("net")
            {
                Subcommand = "use",
                Position = 2,
                OnlyAfter = "\\\\",
            },
            new("net")
            {
                Subcommand = "use",
                Position = 2,
                OnlyAfter = "/user:",
            },
            .. Each(["useradd", "usermod"], p => new SecretOption(p, "-p")),
            new("rabbitmqctl") { Subcommand = "add_user", Position = 2 },
            new("rabbitmqctl") { Subcommand = "change_password", Position = 2 },
            new("rabbitmqadmin", "-p"),
            new("networksetup") { Subcommand = "-setairportnetwork", Position = 3 },
            new("drush") { Subcommand = "user:password", Position = 2 },
            new("steamcmd") { Subcommand = "+login", Position = 2 },
            new("adb") { Subcommand = "pair", Position = 2 },
            new("dscl") { Subcommand = "-passwd", Position = 2 },
            new("mosquitto_passwd") { Position = 3 },
            new("smbpasswd", "-w"),
            .. Each(["wp", "drush", "occ"], p => new SecretOption(p, "--admin_password", "--account-pass", "--user_pass")),
        ];

    // Commands that set a value: the name of the setting tells whether it is secret.
    private static IEnumerable<SecretOption> Configured() =>
        [
            .. Each(
                ["aws", "npm", "pnpm", "yarn", "pulumi", "gcloud", "wrangler"],
                p => new SecretOption(p)
                {
                    Subcommand = "set",
                    Position = 2,
                    Named = true,
                }
            ),
            .. Each(
                ["git", "poetry", "bundle", "composer"],
                p => new SecretOption(p)
                {
                    Subcommand = "config",
                    Position = 2,
                    Named = true,
                }
            ),
            .. Each(["setenv", "SetEnv", "set", "setx", "ENV"], p => new SecretOption(p) { Position = 2, Named = true }),
        ];

    private static IEnumerable<SecretOption> Vaults() =>
        [
            new("bw") { Subcommand = "unlock", Position = 1 },
            new("bw") { Subcommand = "login", Position = 2 },
            new("rclone") { Subcommand = "obscure", Position = 1 },
            new("ansible-vault") { Subcommand = "encrypt_string", Position = 1 },
            new("virsh") { Subcommand = "set-user-password", Position = 3 },
            .. Each(["xh", "xhs", "http", "https"], p => new SecretOption(p, "-a") { OnlyAfter = "bearer" }),
            new("rclone", "pass", "password", "key_file_pass", "secret_access_key") { Subcommand = "config" },
            .. Each(["altool", "notarytool"], p => new SecretOption(p, "-p", "--password")),
            new("vault") { Subcommand = "login", Position = 1 },
            new("vault") { Subcommand = "unseal", Position = 1 },
            .. Each(["snyk", "codacy", "akamai", "lacework"], p => new SecretOption(p) { Subcommand = "auth", Position = 1 }),
            .. Each(
                ["wandb", "comet", "replicate", "huggingface-cli", "buf"],
                p => new SecretOption(p) { Subcommand = "login", Position = 1 }
            ),
            new("codecov", "-t", "--token"),
            new("supabase", "-p", "--password"),
            new("crowdin", "-T", "--token"),
            new("confluent") { Subcommand = "store", Position = 2 },
            new("aws", "--value") { Subcommand = "put-parameter" },
            new("az", "--value") { Subcommand = "keyvault" },
            new("az", "-p") { Subcommand = "create" },
            new("vault", "-token"),
            new("b2") { Subcommand = "authorize-account", Position = 2 },
            new("shodan") { Subcommand = "init", Position = 1 },
            new("gh", "-b", "--body") { Subcommand = "secret", Glued = true },
            new("cloudsmith", "-k"),
            new("travis") { Subcommand = "encrypt", Position = 1 },
        ];

    /// <summary>The same option of several programs.</summary>
    public static IEnumerable<SecretOption> Each(string[] programs, Func<string, SecretOption> option) => programs.Select(option);
}
