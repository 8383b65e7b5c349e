namespace TotalMemory.Spool.Redaction;

/// <summary>Words of other languages that forms and messages say of a password: "Passwort: erforderlich".</summary>
internal static class StateWords
{
    // csharpier-ignore
    public static readonly string[] All =
    [
        "erforderlich", "notwendig", "benötigt", "optional", "falsch", "richtig", "korrekt", "ungültig", "gültig",
        "leer", "fehlt", "unbekannt", "pflichtfeld", "geändert", "vergessen", "abgelaufen", "gespeichert",
        "verschlüsselt", "unverändert", "deaktiviert", "aktiviert",
        "obligatoire", "requis", "facultatif", "incorrect", "invalide", "valide", "vide", "manquant", "expiré",
        "oublié", "modifié", "chiffré",
        "obligatoria", "obligatorio", "requerida", "requerido", "opcional", "incorrecta", "incorrecto", "inválida",
        "inválido", "vacía", "olvidada", "caducada", "cambiada", "cifrada",
        "obrigatória", "obrigatório", "incorreta", "incorreto", "vazia", "expirada", "esquecida", "alterada",
        "obbligatoria", "obbligatorio", "richiesta", "facoltativa", "errata", "corretta", "vuota", "scaduta",
        "dimenticata",
        "verplicht", "vereist", "optioneel", "onjuist", "ongeldig", "vergeten", "verlopen", "leeg",
        "wymagane", "opcjonalne", "nieprawidłowe", "błędne", "puste", "zmienione",
        "povinné", "nesprávné", "neplatné", "prázdné",
        "krävs", "felaktigt", "ogiltigt", "påkrævet", "forkert", "ugyldigt", "påkrevd", "feil",
        "gerekli", "zorunlu", "hatalı", "geçersiz", "yanlış", "boş",
        "обязательно", "обязателен", "неверный", "неверно", "неправильный", "пустой", "изменён", "истёк",
        "обов'язковий", "невірний",
        "kötelező", "hibás", "obligatorie", "greșită", "wajib", "salah",
    ];
}
