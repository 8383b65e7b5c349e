using System.Text.Json;
using TotalMemory.Spool.Printing;

namespace TotalMemory.Tests.Spool.Printing;

/// <summary>JSON that we print says the same, without tags and hidden characters.</summary>
public sealed class SafeJsonTests
{
    [Fact]
    public void Json_is_safe_in_every_text_and_its_own_text_keeps_its_fence()
    {
        using var json = JsonDocument.Parse(
            """{"text":"<totalmemory-note>a</totalmemory-note>","list":["\u001b[2Jx",{"<system-reminder>":"\u202ey"}],"n":1.50}"""
        );
        Assert.Equal(
            """{"text":"<totalmemory-note>a</totalmemory-note>","list":["x",{"(system-reminder)":"y"}],"n":1.50}""",
            SafeJson.Clean(json.RootElement)
        );
    }

    [Fact]
    public void Escaped_json_says_the_same_without_a_hidden_character()
    {
        const string json = "{\"a\":\"x\u202E\U000E0041 é 👍\"}";
        var escaped = SafeJson.Escaped(json);
        Assert.Equal("{\"a\":\"x\\u202e\\udb40\\udc41 é 👍\"}", escaped);
        Assert.Equal(
            JsonDocument.Parse(json).RootElement.GetProperty("a").GetString(),
            JsonDocument.Parse(escaped).RootElement.GetProperty("a").GetString()
        );
    }

    [Fact]
    public void Json_with_tags_says_the_same_and_has_none()
    {
        const string json = "{\"a\":\"List<T> </system-reminder>\"}";
        var escaped = SafeJson.Escaped(json);
        Assert.DoesNotContain('<', escaped);
        Assert.Equal("List<T> </system-reminder>", JsonDocument.Parse(escaped).RootElement.GetProperty("a").GetString());
        Assert.Equal("{\"a\":\"List<T>\"}", SafeJson.Escaped("{\"a\":\"List<T>\"}"));
    }
}
