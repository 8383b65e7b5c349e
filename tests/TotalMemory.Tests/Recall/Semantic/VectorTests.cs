using CsCheck;
using TotalMemory.Recall.Semantic;

namespace TotalMemory.Tests.Recall.Semantic;

/// <summary>Windows of long texts, and vectors in int8.</summary>
public sealed class VectorTests : SemanticCase
{
    [Theory]
    [InlineData(900, 1)]
    [InlineData(1_000, 1)]
    [InlineData(2_000, 3)]
    [InlineData(200_000, TextWindows.Most)]
    public void Windows_overlap_and_lose_nothing(int length, int windows)
    {
        var text = string.Join(' ', Enumerable.Range(0, length).Select(i => $"w{i}"))[..length].Trim();
        var found = TextWindows.Split(text);
        Assert.Equal(windows, found.Count);
        Assert.All(found, w => Assert.True(w.Length <= TextWindows.Length + TextWindows.Overlap));
        if (windows < TextWindows.Most)
            Assert.Equal(text.Split(' ').ToHashSet(), found.SelectMany(w => w.Split(' ')).ToHashSet());
    }

    [Fact]
    public void Int8_keeps_cosines()
    {
        var units = Gen.Float[-0.5f, 0.5f].Array[384].Where(v => v.Any(x => Math.Abs(x) > 0.1)).Select(Unit);
        Gen.Select(units, units)
            .Sample(
                (a, b) =>
                {
                    var (x, y) = (new float[384], new float[384]);
                    QuantizedVector.Decode(QuantizedVector.Encode(a), x);
                    QuantizedVector.Decode(QuantizedVector.Encode(b), y);
                    Assert.Equal(a.Zip(b).Sum(p => p.First * p.Second), x.Zip(y).Sum(p => p.First * p.Second), tolerance: 0.01);
                    var (qa, qb) = (new sbyte[384], new sbyte[384]);
                    QuantizedVector.Quantize(a, qa);
                    QuantizedVector.Quantize(b, qb);
                    Assert.Equal(qa.Zip(qb).Sum(p => p.First * p.Second), Int8Dot.Multiply(qa, qb));
                },
                iter: 50
            );

        static float[] Unit(float[] v)
        {
            var norm = MathF.Sqrt(v.Sum(x => x * x));
            return [.. v.Select(x => x / norm)];
        }
    }
}
