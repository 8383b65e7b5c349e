using CsCheck;
using TotalMemory.Language;
using TotalMemory.Recall;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Language;

public sealed class UnspacedTextTests : IDisposable
{
    private static readonly string[] Facts =
    [
        "数据库使用PostgreSQL，不要改成MySQL",
        "部署之前必须先运行集成测试",
        "日本語のコメントは必ずUTF-8で保存する",
        "ห้ามแก้ไขไฟล์ตั้งค่าโดยตรง",
        "重跑gen-itgc后五十条悬空引用清零",
        "ຫ້າມແກ້ໄຂໄຟລ໌ນີ້ໂດຍກົງ",
        "កុំកែសម្រួលឯកសារនេះដោយផ្ទាល់",
        "ဤဖိုင်ကို တိုက်ရိုက်မပြင်ပါနှင့်",
        "배포하기 전에 테스트를 실행한다",
        "The database is PostgreSQL, and comments are plain English",
        "The deploy bot answers with 🚀🔥 in the channel",
        "The sign of the team is 👩‍💻, the region's 🇯🇵",
        "ꦲꦏ꧀ꦱꦫꦗꦮꦩꦸꦭꦺꦴ",
        "ᬅᬓ᭄ᬱᬭᬩᬮᬶᬲᬸᬭᬢ᭄",
    ];

    private readonly Workplace work = new();

    public void Dispose() => work.Dispose();

    private void Learn()
    {
        foreach (var fact in Facts)
            work.Memory.Knowledge.Save(work.Memory.Projects.IdentifyFolder(work.Project("shop")), Some.Fact(fact));
    }

    private string First(string query) =>
        work.Memory.Recall.Recall(new RecallQuery { Text = query }).Hits.Select(h => h.Record.Text).FirstOrDefault() ?? "";

    [Theory]
    [InlineData("数据库", "数据库")]
    [InlineData("集成测试", "集成测试")]
    [InlineData("コメント", "コメント")]
    [InlineData("แก้ไข", "แก้ไข")]
    [InlineData("ไฟล์", "ไฟล์")]
    [InlineData("itgc", "itgc")]
    [InlineData("悬空", "悬空")]
    [InlineData("库", "数据库")]
    [InlineData("零", "清零")]
    [InlineData("ແກ້ໄຂ", "ແກ້ໄຂ")]
    [InlineData("ឯកសារ", "ឯកសារ")]
    [InlineData("တိုက်ရိုက်", "တိုက်ရိုက်")]
    [InlineData("테스트", "테스트")]
    [InlineData("PostgreSQL 数据库", "数据库")]
    [InlineData("🚀", "deploy bot")]
    [InlineData("🔥", "deploy bot")]
    [InlineData("what does 👩🏽‍💻 mean", "sign of the team")]
    [InlineData("🇯🇵", "sign of the team")]
    [InlineData("ꦗꦮ", "ꦗꦮ")]
    [InlineData("ᬩᬮᬶ", "ᬩᬮᬶ")]
    public void A_word_is_found_inside_a_sentence_by_words_alone(string query, string inside)
    {
        Learn();
        Assert.Contains(inside, First(query), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("thanks 🎉", "")]
    [InlineData("with 🎉", "picture1f389")]
    [InlineData("deploy 🚀 🚀", "deploy picture1f680")]
    [InlineData("│ a │", "a")]
    public void A_picture_is_a_word_of_a_query(string query, string terms) =>
        Assert.Equal(terms, string.Join(' ', QueryTerms.Choose(query)));

    [Fact]
    public void Records_of_an_older_version_are_indexed_once()
    {
        Learn();
        work.Memory.Database.Write(c =>
        {
            c.Execute("UPDATE record SET terms = ''");
            c.Execute("DELETE FROM note WHERE name = 'terms.version'");
        });
        Assert.Equal("", First("悬空"));
        _ = new MemoryServices(work.Memory.Home, work.Time);
        Assert.Contains("悬空", First("悬空"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("数据库", "数据 据库")]
    [InlineData("库", "库*")]
    [InlineData("重跑gen后", "重跑 gen 后*")]
    [InlineData("plain English", "")]
    [InlineData("naïve Straße", "")]
    [InlineData("แก้", "แก")]
    [InlineData("𠀀𠀁", "𠀀𠀁")]
    [InlineData("🚀 to the moon", "")]
    public void A_query_asks_for_pairs_of_letters(string query, string terms) =>
        Assert.Equal(terms, string.Join(' ', UnspacedText.QueryTerms(query)));

    [Fact]
    public void Every_stretch_of_a_text_is_found_in_it()
    {
        var texts = Gen.Char["数据库使用日本語コメントแก้ไขไฟล์ຫ້າມកុំကို한국어"].Array[2, 30].Select(letters => new string(letters));
        Gen.Select(texts, Gen.Int[0, 29], Gen.Int[1, 30])
            .Sample(
                (text, from, length) =>
                {
                    var start = from % text.Length;
                    var part = text.Substring(start, Math.Min(length, text.Length - start));
                    var index = UnspacedText.IndexTerms(text).Split(' ').ToHashSet();
                    foreach (var term in UnspacedText.QueryTerms(part))
                        Assert.Contains(index, t => term.EndsWith('*') ? t.StartsWith(term[..^1], StringComparison.Ordinal) : t == term);
                },
                iter: 500
            );
    }
}
