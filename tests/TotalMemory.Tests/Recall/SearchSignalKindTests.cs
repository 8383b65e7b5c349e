using System.Text.Json;
using TotalMemory.Recall;

namespace TotalMemory.Tests.Recall;

public sealed class SearchSignalKindTests
{
    [Fact]
    public void A_signal_is_sent_as_the_word_that_is_printed()
    {
        foreach (var signal in Enum.GetValues<SearchSignalKind>())
        {
            var found = new SearchSignal(signal, 1, 0.5);
            var sent = JsonSerializer.Serialize(found);
            Assert.Contains($"\"{signal.Word()}\"", sent, StringComparison.Ordinal);
            Assert.Equal(found, JsonSerializer.Deserialize<SearchSignal>(sent));
        }
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<SearchSignal>("{\"Name\":\"3\"}"));
    }
}
