namespace TotalMemory.Tests.Spool.Secrets;

/// <summary>What is typed into a shell or given to a program. All values are made up.</summary>
internal static class SecretsInCommands
{
    public static readonly RedactionKind[] Kinds =
    [
        new(
            "options of programs",
            [
                "mysql -u root -p⟦Quer9xyzz⟧ shop",
                "curl -u bob:⟦Quer9xyzz⟧ https://api.shop.dev",
                "sshpass -p '⟦Quer9 xyzz!⟧' ssh bob@host",
                "docker login -u bob -p ⟦Quer9xyzz⟧ reg.shop.dev",
                "redis-cli -a ⟦Quer9xyzz⟧ ping",
                "openssl enc -in a -pass pass:⟦Quer9xyzz⟧",
                "smbclient //nas/share -U bob%⟦Quer9xyzz⟧",
                "net user bob ⟦Quer9xyzz⟧ /add",
                "net use Z: \\\\nas\\share /user:bob ⟦Quer9xyzz⟧",
                "mysql --user root --password ⟦S3cure-pass!⟧ app",
                "echo ⟦Quer9xyzz⟧ | sudo -S reboot",
                "npm config set //reg.shop.dev/:_authToken ⟦FHCKczKnlITqOgWFMZjKdAPkeK6w2q⟧",
                "nmcli device wifi connect HomeNet password ⟦jWDCECJWIXRCtT⟧",
                "wpa_passphrase HomeNet ⟦Quer9xyzz⟧",
                "set -x STRIPE_KEY ⟦FHCKczKnlITqOgWFMZjKdAPkeK6w2q⟧",
                "printf \"⟦Quer9xyzz⟧\" | docker secret create db_pass -",
                "SSHPASS=⟦Quer9xyzz⟧ sshpass -e ssh host",
            ],
            [
                "mysql -u root -p shop",
                "docker run -p 8080:80 nginx:1.27",
                "ssh -p 2222 bob@host1",
                "mkdir -p src/app2",
                "totalmemory --pwd /home/bob/work2",
                "echo \"note from pipe2\" | wc -l",
                "dotnet run -p src/App2",
            ]
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
            "short options beside an account, and what hashes are made of",
            [
                "tsql -H db -p 1433 -U sa -P ⟦quer9xyzz⟧",
                "psexec64 \\\\srv -u bob -p ⟦quer9xyzz⟧ ipconfig",
                "net use \\\\srv\\c$ /user:OFFICE\\bob \"⟦quer9xyzz⟧\"",
                "$sec = ConvertTo-SecureString -AsPlainText '⟦quer9xyzz⟧' -Force",
                "rclone config create box webdav url=https://x user=bob pass=⟦quer9xyzz⟧",
                "log=bob&pwd=⟦quer9xyzz⟧&wp-submit=Log+In",
                "echo password_hash('⟦quer9xyzz⟧', PASSWORD_DEFAULT);",
                "user.update(['password' => Hash::make('⟦quer9xyzz⟧')])",
                "<user name=\"bob\" password=\"⟦{noop}quer9xyzz⟧\"/>",
            ],
            [
                "docker run -u 1000 -p 8080:80 nginx",
                "ssh -l bob -p 2222 host1",
                "cp -p a1.txt b2.txt && chown -u bob x",
                "hash('sha256', $data)",
                "$hash = password_hash($password, PASSWORD_DEFAULT);",
            ]
        ),
        new(
            "what shells and scripts feed into a program",
            [
                "kinit bob <<< '⟦Quer9xyzz⟧'",
                "openconnect --user=bob --passwd-on-stdin vpn.shop.dev <<< \"⟦Quer9xyzz⟧\"",
                "wg set wg0 peer k preshared-key <(echo ⟦Quer9xyzz⟧)",
                "expect -c 'spawn ssh bob@h; expect assword; send \"⟦Quer9xyzz⟧\\r\"'",
                "$p = '⟦Quer9xyzz⟧' | ConvertTo-SecureString -AsPlainText -Force",
                "reg add HKLM\\SOFTWARE\\Winlogon /v DefaultPassword /t REG_SZ /d ⟦Quer9xyzz⟧ /f",
                "composer config http-basic.repo.shop.dev bob ⟦Quer9xyzz⟧",
                "mc alias set minio http://minio:9000 bob ⟦Quer9xyzz⟧",
                "$ pass show web/shop\n⟦Quer9xyzz⟧\nlogin: bob",
                "$ cat /run/secrets/db_password\n⟦Quer9xyzz⟧",
                "echo -n '⟦Quer9xyzz12⟧' | base64",
                "printf '%s' '⟦Quer9xyzz12⟧' | kubectl create secret generic db --from-file=pw=/dev/stdin",
                "htpasswd -bc .htpasswd ops ⟦Quer9xyzz⟧",
                "htpasswd -nbB ops ⟦Quer9xyzz⟧",
                "set system root-authentication plain-text-password-value ⟦Quer9xyzz⟧",
            ],
            [
                "echo -n 'hello2World' | base64",
                "htpasswd -c .htpasswd ops",
                "htpasswd -n ops",
                "wc -w <<< 'two words2'",
                "diff <(echo first1) <(echo second2)",
                "reg add HKCU\\Software\\Shop /v Theme /d dark2 /f",
                "composer config repositories.shop vcs https://git.shop.dev/a.git",
                "$ cat notes2.txt\nfirst1",
            ]
        ),
        new(
            "what code hands over",
            [
                "conn.Bind(\"cn=admin\", \"⟦Quer9xyzz⟧\")",
                "hmac.new(b'⟦pw4jTG3CWzqaAu3juen8ynzN⟧', msg, 'sha256')",
                "crypto.createCipheriv('aes-256-cbc', '⟦pstobgnB6Qs5FWrY8thODiruYt1LIvct⟧', iv)",
                "let api_key = String::from(\"⟦x60XnAQmZpA5QLmAKyckL1a0OngdsjJz⟧\");",
                "app.secret_key = b'⟦Quer_Nine_91⟧'",
                "WiFi.begin(\"Office\", \"⟦Quer9xyzz⟧\");",
                "new Sequelize('shop', 'root', '⟦QuerNine22⟧', { host: 'db' })",
                "smtp.PlainAuth(\"\", \"ops\", \"⟦Quer9xyzz⟧\", host)",
                "secrets = { 'db' => '⟦QuerNine77⟧' }",
                "passwords = ['⟦QuerNine67⟧', 'x']",
                "password ||= '⟦20QuerNinex⟧'",
                "export SLACK_SIGNING=⟦21349aff0cc743dc70adc64d53395bff⟧",
            ],
            [
                "let api_key = get_secret(\"SHOP_API_KEY_2\");",
                "api_key = os.getenv('SHOP_KEY_2024')",
                "tokens: ['color-red-500', 'space-2']",
                "secrets: { id: '7758a7b1-1b3d-42b2-8a80-d05fd4ee1d21' }",
                "range.begin(\"first1\", \"second2\")",
                "bind('click', 'handler2')",
            ]
        ),
    ];
}
