using System.Text.RegularExpressions;
using TotalMemory.Language;

namespace TotalMemory.Extraction.Corrections;

/// <summary>A request to forget without what politeness puts around it: «Actually, could you please forget … now, thanks?».</summary>
internal static partial class ForgetPhrase
{
    /// <summary>What a request to forget begins with, after politeness; parts of words, as alternatives of an expression.</summary>
    internal const string Verbs =
        "forget|unlearn|delete|remove|erase|wipe|purge|drop|clear|vergiss|lösch|entfern|streich|oubli|efface|supprime|olvid|borra"
        + "|elimina|esque|apag|remov|dimentic|cancell|rimuovi|vergeet|zapomnij|забуд|удали|сотри|忘|删";

    public static string Plain(string message)
    {
        var opening = Opening().Match(message);
        var rest = message[opening.Length..];
        // A question only by its form.
        if (opening.Groups["question"].Success)
            rest = rest.TrimEnd('?', '？', ' ');
        return Closing().Replace(rest, "");
    }

    [Examples(
        "No, please forget the port",
        "could you forget the port",
        "请忘掉这个",
        "about the prices: forget what I said",
        "was die Preise angeht, vergiss das",
        "à propos des prix, oublie ça"
    )]
    [CounterExamples("forget the port", "no, keep it")]
    [GeneratedRegex(
        """
            ^(?:
                (?:nope|oh|hey|hi|also|and|so|well|claude|codex|you\sknow\swhat|never\s?mind|scratch\sthat|on\ssecond\sthoughts?
                  |i(?:['’]ve)?\schanged\smy\smind|no|ok(?:ay)?|please|actually|sorry|wait|bitte|nein|ach|non|s['’]il\ste\spla[iî]t
                  |por\sfavor|per\sfavore|пожалуйста|нет)[,.!:;…–-]*\s+
              | (?:you\s(?:can|may|should|must)|(?<question>(?:can|could|would|will)\syou)|i(?:['’]d|\swould)\slike\syou\sto
                  |i\s(?:want|need)\syou\sto|let['’]?s)\s+(?:(?:please|just|now|also)\s+)*
              | (?:请|麻烦|帮我|你可以)
              | (?:about|regarding|concerning|as\sfor|re|bezüglich|wegen|zu[mr]?|was
                  |concernant|quant\s(?:à|au|aux)|à\spropos\sd\S{1,2}|sobre|en\scuanto\sa|quanto\s(?:a|ao|à)|riguardo\sa|over|wat
                  |насчёт|по\sповоду|关于)\s?[^.,:;!?\n]{2,60}[,:：，]\s?  # a topic
            ){1,8}
            (?=do\snot\sremember|don['’]?t\sremember|stop\sremembering|[把将从]|
            """
            + Verbs
            + ")",
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Opening();

    [Examples("forget the port, please.", "vergiss das, danke!")]
    [CounterExamples("please forget the port", "forgetting now and then")]
    [GeneratedRegex(
        @"(?:[,;.]?\s{1,3}(?:now|please|thanks|thank\syou|thx|completely|entirely|for\sgood|forever|bitte|danke"
            + @"|endgültig|merci|por\sfavor|gracias|grazie|obrigad[oa]|пожалуйста|спасибо)){1,4}[\s.!]*$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Closing();
}
