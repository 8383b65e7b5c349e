using TotalMemory.Language;

namespace TotalMemory.Tests.Language;

public sealed class EditDistanceTests
{
    private static readonly Random Random = new(7);

    public static TheoryData<string, string, int> Pairs()
    {
        var data = new TheoryData<string, string, int>();
        for (var i = 0; i < 300; i++)
        {
            var word = Word();
            data.Add(word, i % 3 == 0 ? Word() : Changed(Changed(word)), 1 + i % 3);
        }
        return data;
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void The_letters_never_exclude_what_is_near(string a, string b, int most) =>
        Assert.True(
            EditDistance.MayBeWithin(EditDistance.Letters(a), EditDistance.Letters(b), most) || EditDistance.Bounded(a, b, most) > most
        );

    [Fact]
    public void They_exclude_other_words() =>
        Assert.False(EditDistance.MayBeWithin(EditDistance.Letters("docker"), EditDistance.Letters("migrations"), 2));

    private static string Word() => string.Concat(Enumerable.Range(0, Random.Next(3, 12)).Select(_ => Letter()));

    private static char Letter() => (char)(Random.Next(10) == 0 ? Random.Next(0x410, 0x450) : 'a' + Random.Next(26));

    private static string Changed(string word)
    {
        var at = Random.Next(word.Length);
        return Random.Next(4) switch
        {
            0 => word.Remove(at, 1).PadLeft(1, 'x'),
            1 => word.Insert(at, Letter().ToString()),
            2 => word.Remove(at, 1).Insert(at, Letter().ToString()),
            _ => at == 0 ? word : word.Remove(at, 1).Insert(at - 1, word[at].ToString()),
        };
    }
}
