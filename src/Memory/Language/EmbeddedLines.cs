using System.Globalization;

namespace TotalMemory.Language;

/// <summary>Lines of a text file that is part of this assembly.</summary>
internal static class EmbeddedLines
{
    public static IEnumerable<string> Read(string name)
    {
        using var reader = new StreamReader(typeof(EmbeddedLines).Assembly.GetManifestResourceStream(name)!);
        while (reader.ReadLine() is { } line)
            yield return line;
    }

    /// <summary>A table of letters: on each line a code point and those it stands for, in hexadecimal.</summary>
    public static Dictionary<int, string> ReadLetters(string name) =>
        Read(name)
            .Select(line => line.Split(' ').Select(h => int.Parse(h, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToArray())
            .ToDictionary(runes => runes[0], runes => string.Concat(runes.Skip(1).Select(char.ConvertFromUtf32)));
}
