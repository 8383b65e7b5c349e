using System.Globalization;

namespace TotalMemory.Knowledge;

/// <summary>
/// A session or an identity with a number after it, <c>s1#2</c>, where a column must be unique and one name has several rows. The name
/// itself holds no mark.
/// </summary>
internal static class NumberedName
{
    private const char Mark = '#';

    public static string Write(string name, long number) => string.Create(CultureInfo.InvariantCulture, $"{name}{Mark}{number}");

    /// <summary>The name without numbers.</summary>
    public static string Read(string text) => text.Split(Mark, 2)[0];

    /// <summary>Condition in SQL: the column holds this name, with or without numbers.</summary>
    /// <param name="name">Parameter or column that holds the name.</param>
    public static string Sql(string column, string name) =>
        $"({column} = {name} OR substr({column}, 1, length({name}) + 1) = {name} || '{Mark}')";
}
