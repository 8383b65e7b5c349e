using static TotalMemory.Spool.Redaction.SecretWord;

namespace TotalMemory.Spool.Redaction;

/// <summary>
/// Names of secrets in many languages that begin with a letter from A to Z, so that <see cref="WordPass"/> finds
/// them.
/// </summary>
internal static class SecretWords
{
    public static readonly SecretWord[] Latin =
    [
        // Where two begin alike, the longer one comes first.
        .. Each(
            Announces.Quoted,
            "identified by",
            "with password",
            "encrypted password",
            "using password",
            "as by",
            "set passphrase",
            "mysql_native_password by",
            "caching_sha2_password by",
            "sha256_password by",
            "insecure-password",
            "psk",
            "convertto-securestring",
            "pgp_sym_encrypt"
        ),
        .. Each(Announces.Chosen, "pass", "pwd"),
        .. Each(Announces.Pair, "stats auth", "proxy-auth", "httpauth"),
        .. Each(
            Announces.Codes,
            "recovery code",
            "backup code",
            "scratch code",
            "emergency code",
            "rescue code",
            "wiederherstellungscode",
            "sicherungscode",
            "codes de secours",
            "códigos de recuper",
            "codici di recupero"
        ),
        .. Each(
            Announces.Stated,
            "requirepass",
            "masterauth",
            "bindpw",
            "rootpw",
            "rootbindpw",
            "chpasswd <<<",
            "snmp-server community",
            "enable secret",
            "enable password",
            "auth-user-pass",
            "privilege 15 secret",
            "privilege 15 password",
            "nickserv identify",
            "secret 0",
            "secret 5",
            "secret 8",
            "secret 9",
            "password 0",
            "password 5",
            "password 7",
            "rocommunity",
            "rwcommunity",
            "tacacs-server key",
            "radius-server key",
            "key-string",
            "pre-shared-key",
            "pre-shared-secret",
            "authentication-key",
            "crypto isakmp key",
            "chap password",
            "wpa-passphrase",
            "wpa-psk ascii",
            "plain-text-password-value"
        ),
        .. PasswordWords.All,
        .. PersonalWords.All,
        .. Each(
            Announces.Login,
            "credentials",
            "creds",
            "login",
            "log in",
            "log into",
            "logging in",
            "logged in",
            "sign in",
            "signed in",
            "zugangsdaten",
            "anmeldedaten",
            "anmelden",
            "einloggen",
            "identifiants",
            "connexion",
            "credenciales",
            "credenciais",
            "credenziali",
            "accesso",
            "inloggen",
            "basic auth",
            "vpn",
            "rdp",
            "ftp",
            "account",
            "user"
        ),
    ];
}
