namespace TotalMemory.Tests.Spool.Secrets;

/// <summary>What people say and ask about secrets in many languages. All values are made up.</summary>
internal static class SecretsInSpeech
{
    public static readonly RedactionKind[] Kinds =
    [
        new(
            "passwords of letters that no word has",
            [
                "Your temporary password has been set to: ⟦zFDetYYdSOXe⟧",
                "Zoom passcode: ⟦jHlbLrJg⟧",
                "client nas { secret = ⟦iRpBpZdnjFlS⟧ }",
                "\"{\\\"user\\\":\\\"bob\\\",\\\"password\\\":\\\"⟦xkwubNzLWucy⟧\\\"}\"",
            ],
            [
                "password: setEndOfFile and more",
                "RegEntry(entry, setEntryValue_stdladb_dot3adAggPortTable_dot3adAggPortActorAdminKey);",
                "the token is XMLHttpRequest",
                "password = resetPasswordForm",
            ]
        ),
        new(
            "codes that open doors",
            [
                "The code for the back door is ⟦5734⟧.",
                "the alarm code is ⟦389322⟧",
                "le code de la porte est ⟦9616⟧",
                "el código de la puerta es ⟦3919⟧",
                "o código do portão é ⟦7162⟧",
                "il codice della porta è ⟦4443⟧",
                "der Türcode ist ⟦8807⟧",
                "my locker code is ⟦4239⟧",
                "mijn pincode is ⟦3399⟧",
                "kod do drzwi to ⟦0951⟧",
                "код от двери ⟦6362⟧",
                "мій пін-код ⟦1802⟧",
                "핀번호는 ⟦5062⟧",
                "safe combination: ⟦21-85-41⟧",
                "alarm_code: \"⟦073350⟧\"",
                "invite code: ⟦Q2P0HNBT⟧",
                "Use ⟦604220⟧ as your one-time code",
            ],
            [
                "the code for the alarm is 300 lines long",
                "error code: 404321 (see table)",
                "Process exited with code 139 (SIGSEGV)",
                "PIN 17 am Stecker X2 ist frei",
                "код ошибки 40013",
                "Weighted Combination → 0-100 skill score",
                "generateRecord.entryCode) === 'Agent'",
            ]
        ),
        new(
            "names of secrets that end a longer word",
            [
                "Lizenzschlüssel: ⟦6FTSX-598T3-Y9AHW-761VX⟧",
                "Adminpasswort: ⟦quince77_TREE⟧",
                "Das Datenbankkennwort lautet ⟦Quince+2024⟧",
                "routerwachtwoord: ⟦Quince-plum-pear88⟧",
                "Backlog MqttUser s; MqttPassword ⟦QuinceTree86?⟧",
                "Backlog SSID1 Home; Password1 ⟦tX1hzJLwOEV8⟧",
            ],
            [
                "Primärschlüssel: tenant_id2",
                "Das Stichwort lautet caching2",
                "call hashPassword with the salt",
                "Das Standardpasswort muss geändert werden",
            ]
        ),
        new(
            "answers on the line below a question",
            [
                "Який пароль?\n⟦Quince-plum-pear73⟧",
                "密码是什么?\n⟦Quince-plum-pear12⟧",
                "パスワードは何ですか?\n⟦Yqu1nce3404⟧",
                "비밀번호가 뭐야?\n⟦Rqu1nce126⟧",
                "ما هي كلمة المرور؟\n⟦wjSG39*fNBW7GhwAlf⟧",
                "Şifre ne?\n⟦Quince#1065⟧",
                "Qual é a senha?\n⟦quince6428⟧",
            ],
            [
                "what is the password policy of the cluster?\nwe have none yet",
                "Какой пароль?\nникакого",
                "密码怎么存?\nbcrypt",
                "Where is the password checked?\nAuthService",
            ]
        ),
        new(
            "passwords with what they are for",
            [
                "I use ⟦Quince8+tree⟧ for all the test accounts' password",
                "Enter ⟦Quince4267?⟧ when it asks for the password",
                "пароль от вайфая ⟦Quince+36⟧",
                "ho cambiato la password in ⟦Quince@8518⟧",
                "the password's ⟦quince10⟧",
                "security question: first pet? answer: ⟦quince63⟧",
                "unlock the keystore with ⟦Pqu1nce3184⟧",
                "router login admin ⟦Vqu1nce668⟧",
                "grafana is still on admin:⟦quince25⟧",
                "Guest WiFi: cafe / ⟦quince33⟧",
                "用 admin 和 ⟦QuinceTree67+⟧ 登录",
                "admin / ⟦QuinceTree38#⟧ でログインしてください",
                "When I log in with \"bob\" and \"⟦quince17⟧\"",
            ],
            [
                "reset the password for user BobNovak22",
                "the password's strength is shown in v2",
                "use node20 for the password service",
                "account settings / notifications2",
                "log in with \"bob\" and \"alice\"",
                "Login / Logout2 buttons moved to the header",
                "LONG lUserID, // NET_DVR_Login_V40 返回的登录句柄",
                "使用 `NET_DVR_Login_V40` 登录；退出时注销",
                "the image admin:latest is gone",
            ]
        ),
        new(
            "keys and codes in other scripts",
            [
                "رمز الوصول: ⟦gm4wwFcqKgl4h2zdx7gApCSHjVGuZlcNf4EWq09s⟧",
                "एक्सेस टोकन: ⟦Jo3f5BEceyFXH5zLfdNieqYZ2KWVkW1Y8t2IlSlO⟧",
                "API की: ⟦7eezpGsEm3JYUvLB5LMuUkCiVojADEq4xSyweNGc⟧",
                "erişim belirteci: ⟦S67TalxwxLvRr9u6V5877qykM0oQt169IffQEeYf⟧",
                "API 키는 ⟦S67TalxwxLvRr9u6V5877qykM0oQt169⟧",
                "sandinya ⟦4alj%DL2p15c⟧",
            ],
            [
                "아키텍처는 core/net10/Abstractions 구조입니다",
                "**하이브리드 아키텍처 정정** — 설계(E3D/Marine/Hull/Draw)",
                "キーボードショートカットはCtrl+Shift+Pです",
            ]
        ),
    ];
}
