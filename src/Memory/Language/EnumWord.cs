namespace TotalMemory.Language;

/// <summary>Reads a word that names a value of an enum, in any case.</summary>
public static class EnumWord
{
    /// <summary>False for any other text; <see cref="Enum.TryParse{T}(string, out T)"/> would accept a number and a list.</summary>
    public static bool TryRead<T>(string? text, out T value)
        where T : struct, Enum
    {
        value = default;
        return text is { Length: > 0 }
            && char.IsAsciiLetter(text[0])
            && text.All(char.IsAsciiLetterOrDigit)
            && Enum.TryParse(text, true, out value)
            && Enum.IsDefined(value);
    }
}
