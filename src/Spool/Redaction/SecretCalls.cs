namespace TotalMemory.Spool.Redaction;

/// <summary>Names of calls that take a secret as text, and which of their arguments it is.</summary>
internal static class SecretCalls
{
    // calls around the literal
    public static readonly string[] Wrappers =
    [
        "Some",
        "String::from",
        "SecretString::new",
        "SecretString::from",
        "Secret::new",
        "Optional.of",
        "Just",
        "String",
        "new String",
        "Buffer.from",
        "b",
        "Encoding.UTF8.GetBytes",
        "Encoding.ASCII.GetBytes",
        "UTF8.GetBytes",
        "[]byte",
        "str.encode",
        "encoder.encode",
        "passwordencoder.encode",
        "passwordEncoder.encode",
    ];

    // account, password
    public static readonly string[] Pairs =
    [
        "auth",
        "basicauth",
        "httpbasicauth",
        "basic_auth",
        "networkcredential",
        "sqlcredential",
        "usernamepasswordcredential",
        "login",
        "setbasicauth",
        "authenticate",
        "credentials",
        "pscredential",
        "httpdigestauth",
        "passwordauthentication",
        "passwordcredential",
        "withbasicauth",
        "with_basic_auth",
        "setcredentials",
        "withcredentials",
        "simple_bind",
        "simple_bind_s",
        "simplebind",
        "signin",
        "sign_in",
        "signinwithpassword",
        "signinwithemailandpassword",
        "createuserwithemailandpassword",
        "logon",
        "wifi.begin",
        "dial",
        "connect",
    ];

    // address, account, password
    public static readonly string[] Triples =
    [
        "mysqli",
        "database",
        "create_superuser",
        "create_user",
        "mysql_connect",
        "mysqli_connect",
        "mysqli_real_connect",
        "pdo",
        "getconnection",
        "createconnection",
        "opendatabase",
        "ftp_login",
        "ldap_bind",
        "imap_open",
        "datasource",
        "plainauth",
        "sequelize",
        "sql.connect",
        "ftp",
        "ftp_tls",
        "set_password",
        "open",
    ];

    // calls that take a text and then a key
    public static readonly string[] Ciphers =
    [
        "createhmac",
        "createcipheriv",
        "createdecipheriv",
        "openssl_encrypt",
        "openssl_decrypt",
        "sign",
        "signwith",
        "verify",
        "encrypt",
        "decrypt",
    ];

    // calls that hash a password
    public static readonly string[] Hashers =
    [
        "password_hash",
        "crypt",
        "hashsync",
        "passwordencoder.encode",
        "encoder.encode",
        "rfc2898derivebytes",
        "pbkdf2sync",
        "scryptsync",
        "hashpw",
        "checkpw",
        "bcrypt",
        "bcrypt.compare",
        "bcrypt.hash",
        "unsafeplaintext",
        "plaintext",
    ];

    // calls whose first argument is a key; letters and dots before the bracket
    public static readonly string[] KeyFirst =
    [
        "hmac.new",
        "signedstring",
        "wallet",
        "privatekeytoaccount",
        "fromsecretkey",
        "newcipher",
        "urlsafeserializer",
        "urlsafetimedserializer",
        "timestampsigner",
        "aes.new",
        "fernet",
        "multifernet",
        "hmacsha256",
        "hmacsha512",
        "symmetricsecuritykey",
        "secretkeyspec",
        "secretbox",
        "cookieparser",
        "hmacshakeyfor",
    ];

    // calls that type into a field
    public static readonly string[] Typing = ["fill", "val", "type", "send_keys", "sendkeys", "setvalue", "typetext", "keys", "inputtext"];

    // labels of fields for passwords
    public static readonly string[] PasswordFields =
    [
        "passwor",
        "kennwort",
        "contraseña",
        "mot de passe",
        "senha",
        "wachtwoord",
        "hasło",
        "пароль",
        "şifre",
        "密码",
        "パスワード",
        "비밀번호",
    ];

    // calls of databases that take a text and then a passphrase
    public static readonly string[] Databases =
    [
        "pgp_sym_decrypt",
        "pgp_sym_encrypt",
        "aes_encrypt",
        "aes_decrypt",
        "encryptbyphrase",
        "decryptbyphrase",
    ];

    // calls of Java that take a password as characters
    public static readonly string[] OfCharacters = ["load", "store", "getkey", "setkeyentry", "passwordprotection", "pbekeyspec", "init"];

    // calls that encode user:password for a header
    public static readonly string[] Encoders =
    [
        "btoa",
        "Buffer",
        "Buffer.from",
        "b64encode",
        "base64_encode",
        "encode64",
        "strict_encode64",
    ];

    // calls that look a name up and take what to use where it is missing
    public static readonly string[] Lookups =
    [
        "get",
        "getenv",
        "get_env",
        "env",
        "environ",
        "fetch",
        "fetch_env",
        "getordefault",
        "getproperty",
        "getstring",
        "getvalue",
        "lookup",
        "config",
        "envvar",
        "get_or",
    ];
}
