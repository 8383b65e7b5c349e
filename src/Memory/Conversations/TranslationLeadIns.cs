using System.Text.RegularExpressions;

namespace TotalMemory.Conversations;

/// <summary>Phrases that introduce a text to translate.</summary>
internal static partial class TranslationLeadIns
{
    public static readonly LeadIn[] All =
    [
        new(
            "translate",
            Translate(),
            [
                "Translate into German:‖ Never commit to main, always open a branch.",
                "translate the following to French:‖\n\nAlways ask first.",
                "Übersetze ins Englische:‖ Niemals auf main pushen.",
                "Traduis en anglais :‖ ne jamais pousser sur main",
                "Переведи на английский:‖ никогда не пушь в main",
                "翻译成英文：‖永远不要提交到主分支",
                "日本語に翻訳して：‖always use tabs",
                "Översätt till engelska:‖ Committa aldrig till main.",
                "ترجم إلى الإنجليزية:‖ لا تستخدم npm",
                "How would you say in Spanish:‖ never commit to main?",
            ],
            ["Translate all messages, and never use slang.", "the translation is wrong: use formal German"]
        ),
        new(
            "translate below",
            TranslateBelow(),
            ["Übersetze den folgenden Satz\n‖Niemals auf main committen", "translate this text into French\n‖Never push to main"],
            ["Translate all texts\nand never use slang"],
            Signs: ""
        ),
    ];

    [GeneratedRegex(
        """
            (?:
                \b(?:translate|übersetz\w*|tradui\w+|traduc\w+|traduz\w+|vertaal|przetłumacz\w*|çevir\w*|переведи\w*|переклади\w*|
                    přelož\w*|preložit\w*|översätt\w*|oversett|oversæt|käännä|fordítsd|traduceți|μετάφρασε|terjemahkan|dịch)\b
              | 翻译|翻譯|翻訳|訳して|번역|ترجم|תרגם|अनुवाद|แปล|অনুবাদ
              | \bhow\s(?:do|would|should|can)\s(?:you|I|we|one)\s(?:say|phrase)\b
            )[^\n:：.]{0,80}
            """ + LeadIns.Colon,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Translate();

    [GeneratedRegex(
        @"\b(?:translate|übersetz\w*|tradui\w+|traduc\w+|traduz\w+)\b[^\n:：.]{0,40}\b(?:this|the\sfollowing"
            + @"|folgende\w*|diese\w*|cette|ce|esta|este)\b[^\n:：.]{0,40}\n",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex TranslateBelow();
}
