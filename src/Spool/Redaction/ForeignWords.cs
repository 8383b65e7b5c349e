using static TotalMemory.Spool.Redaction.SecretWord;

namespace TotalMemory.Spool.Redaction;

/// <summary>
/// Names of secrets that begin with a non-ASCII letter, searched for at each such letter. Word boundaries are not required, since some of
/// these scripts have no blanks.
/// </summary>
internal static class ForeignWords
{
    public static readonly SecretWord[] All =
    [
        .. Each(
            Announces.Password,
            "пароль",
            "пароля",
            "паролем",
            "парол",
            "лозинка",
            "гасло",
            "密码",
            "密碼",
            "口令",
            "暗号",
            "パスワード",
            "パスコード",
            "暗証番号",
            "비밀번호",
            "패스워드",
            "비번",
            "암호",
            "κωδικός",
            "şifre",
            "şifresi",
            "şifrem",
            "şifremiz",
            "şifreniz",
            "كلمة المرور",
            "كلمة السر",
            "סיסמה",
            "पासवर्ड",
            "รหัสผ่าน",
            "رمز عبور",
            "گذرواژه",
            "رمز المرور",
            "ססמה",
            "পাসওয়ার্ড",
            "கடவுச்சொல்",
            "συνθηματικό",
            "кодовое слово",
            "код доступа",
            "гэсло",
            "құпиясөз"
        ),
        .. Each(
            Announces.Key,
            "токен",
            "ключ",
            "секрет",
            "密钥",
            "密鑰",
            "令牌",
            "私钥",
            "私鑰",
            "秘钥",
            "トークン",
            "秘密鍵",
            "シークレット",
            "キー",
            "토큰",
            "키",
            "개인키",
            "비밀키",
            "시크릿",
            "κλειδί",
            "مفتاح"
        ),
        .. Each(
            Announces.Phrase,
            "助记词",
            "助記詞",
            "ニーモニック",
            "リカバリーフレーズ",
            "сид-фраза",
            "сид фраза",
            "мнемоника",
            "니모닉",
            "복구 구문",
            "seedフレーズ"
        ),
        .. Each(
            Announces.Codes,
            "резервные коды",
            "恢复代码",
            "备用代码",
            "恢復代碼",
            "リカバリーコード",
            "バックアップコード",
            "복구 코드",
            "백업 코드"
        ),
        .. Each(Announces.Login, "логин", "данные для входа", "доступы", "доступ", "дані для входу", "账户", "帳戶", "登录信息", "アカウント", "계정", "بيانات الدخول", "פרטי התחברות", "लॉगिन", "账号", "帳號", "ログイン", "로그인", "учетные данные"),
    ];
}
