using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Time.Testing;
using TotalMemory.Tests.Support;
using TotalMemory.Transcripts;

namespace TotalMemory.Tests.Transcripts;

/// <summary>A transcript that a Windows tool saved as UTF-16 is the same transcript.</summary>
public sealed class Utf16StreamTests : IDisposable
{
    private readonly TempHome temp = new();

    public void Dispose() => temp.Dispose();

    private string Write(string name, byte[] bytes)
    {
        var path = Path.Combine(temp.Folder, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    // The session's writer escapes what is not ASCII; here the characters themselves are meant.
    private static byte[] Bytes(string text, bool bigEndian)
    {
        text = Regex.Replace(text, @"\\u([0-9A-Fa-f]{4})", m => ((char)Convert.ToInt32(m.Groups[1].Value, 16)).ToString());
        var encoding = new UnicodeEncoding(bigEndian, byteOrderMark: true);
        return [.. encoding.GetPreamble(), .. encoding.GetBytes(text)];
    }

    private static string Read(string path)
    {
        using var file = TranscriptFile.Open(path);
        using var reader = new StreamReader(file, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(false, false)]
    public void What_it_learns_is_what_the_same_words_teach_in_utf_8(bool bigEndian, bool hasMark)
    {
        var text = new ClaudeSession("s1", temp.MakeFolder("shop"))
            .User("please build the 商店 🛒")
            .Bash("npm install", "npm ERR! missing package.json", 1)
            .User("No, that is wrong: do not use npm here, use pnpm.")
            .Text.Replace("\n", "\r\n", StringComparison.Ordinal);
        var memory = new MemoryServices(temp.Home, new FakeTimeProvider(Some.Time.AddDays(1)));
        var report = memory.Transcripts.Take(Write("s1.jsonl", Bytes(text, bigEndian)[(hasMark ? 0 : 2)..]));
        Assert.Equal((0, 1, 1), (report.MalformedLines, report.Corrections, report.Errors));
        using var c = memory.Database.Open();
        Assert.Equal("please build the 商店 🛒", c.Transcripts.Turns(1, 0, 10)[0].Text);
    }

    [Fact]
    public void One_that_grows_is_read_on_where_it_was_left_also_in_the_middle_of_a_character()
    {
        var session = new ClaudeSession("s1", temp.MakeFolder("shop")).User("please build the shop").User("and the 🛒");
        var bytes = Bytes(session.Text, bigEndian: false);
        var time = new FakeTimeProvider(Some.Time.AddDays(1));
        var memory = new MemoryServices(temp.Home, time);
        var cart = bytes.AsSpan().LastIndexOf((ReadOnlySpan<byte>)[0x3D, 0xD8, 0xD2, 0xDE]);
        var path = "";
        // Cut before, within and behind the first half of the character.
        for (var cut = cart; cut < cart + 4; cut++)
        {
            path = Write("s1.jsonl", bytes[..cut]);
            File.SetLastWriteTimeUtc(path, time.GetUtcNow().UtcDateTime - TimeSpan.FromSeconds(5));
            Assert.Equal(cut == cart ? 1 : 0, memory.Transcripts.Take(path).Turns);
        }
        Write("s1.jsonl", bytes);
        Assert.Equal(1, memory.Transcripts.Take(path).Turns);
        using var c = memory.Database.Open();
        Assert.Equal(["please build the shop", "and the 🛒"], c.Transcripts.Turns(1, 0, 10).Select(t => t.Text));
    }

    [Fact]
    public void Half_characters_are_replaced_and_nothing_else_is_lost()
    {
        var text = "a" + new string('界', 40_000) + "\uD83Db\uDE00c\n";
        byte[] bytes = [0xFF, 0xFE, .. text.SelectMany(ch => (byte[])[(byte)ch, (byte)(ch >> 8)])];
        Assert.Equal(text.Replace('\uD83D', '\uFFFD').Replace('\uDE00', '\uFFFD'), Read(Write("x.jsonl", bytes)));
    }

    [Fact]
    public void Without_a_mark_bytes_stay_as_they_are()
    {
        Assert.Equal("{\"a\":1}\n", Read(Write("plain.jsonl", "{\"a\":1}\n"u8.ToArray())));
        Assert.Equal("", Read(Write("mark.jsonl", [0xFF, 0xFE])));
        Assert.Equal("", Read(Write("none.jsonl", [])));
    }
}
