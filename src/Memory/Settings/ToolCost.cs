using System.Globalization;

namespace TotalMemory.Settings;

/// <summary>What a list of tools costs each session.</summary>
public static class ToolCost
{
    /// <summary>Tokens, at four characters each, to the nearest hundred; a test compares them with what the server lists.</summary>
    public static int Tokens(this ToolSet set) =>
        set switch
        {
            ToolSet.Core => 1_000,
            ToolSet.All => 6_000,
            _ => 0,
        };

    /// <summary>For a person: "the core, some 1,000 tokens a session".</summary>
    public static string Describe(this ToolSet set) =>
        string.Create(CultureInfo.InvariantCulture, $"{set.Word()}, some {set.Tokens():N0} tokens a session");

    private static string Word(this ToolSet set) =>
        set switch
        {
            ToolSet.Core => "the core",
            ToolSet.All => "all",
            _ => "none",
        };
}
