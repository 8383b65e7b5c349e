using TotalMemory.Knowledge;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Knowledge;

/// <summary>One message teaches a correction and a fact: whoever corrects one of them does not mean to keep the other.</summary>
public sealed class CorrectedTwinTests : IDisposable
{
    private readonly Workplace work = new();

    public CorrectedTwinTests() =>
        work.Session("shop", s => s.Says("I deploy now.").User("No, from now on always deploy the frontend on Thursdays."));

    public void Dispose() => work.Dispose();

    private List<KnowledgeRecord> Saying(string word)
    {
        using var c = work.Memory.Database.Open();
        return [.. c.RecordLists.Active().Where(r => r.Type != RecordType.Episode && r.Text.Contains(word, StringComparison.Ordinal))];
    }

    [Theory]
    [InlineData(RecordType.Fact)]
    [InlineData(RecordType.Correction)]
    public void The_old_words_are_gone_from_all_of_them(RecordType type)
    {
        Assert.Contains(Saying("Thursdays"), r => r.Type == RecordType.Correction);
        var old = Assert.Single(Saying("Thursdays"), r => r.Type == type);
        work.Memory.Knowledge.Correct(old.Id, "Always deploy the frontend on Mondays");
        Assert.DoesNotContain(Saying("Thursdays"), r => r.Type != RecordType.Rule);
        Assert.NotEmpty(Saying("Mondays"));
    }
}
