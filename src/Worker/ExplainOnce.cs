using System.Globalization;
using TotalMemory.Extraction.Reading;
using TotalMemory.Intake;
using TotalMemory.Spool;
using TotalMemory.Storage;
using TotalMemory.Worker.Reading;

namespace TotalMemory.Worker;

/// <summary>Prints how the reader judges a text or a record's words, and why, for <c>totalmemory explain</c>.</summary>
internal static class ExplainOnce
{
    public static async Task<int> RunAsync(MemoryHome home, string what)
    {
        try
        {
            using var trained = Readers.Trained();
            IReader reader = trained is null ? StructureReader.Instance : new SecondOpinion(trained);
            var explaining = new RecordExplainer(new Database(home), reader);
            var explanation = long.TryParse(what.TrimStart('#'), CultureInfo.InvariantCulture, out var id)
                ? explaining.ExplainRecord(id)
                : explaining.ExplainText(what);
            if (explanation is null)
            {
                await Console.Error.WriteLineAsync($"No words of {what} are left to judge. 'totalmemory search' shows the numbers.");
                return 1;
            }
            foreach (var line in explanation.Lines)
                await Console.Out.WriteLineAsync(line);
            return 0;
        }
        catch (Exception e) when (e is MemoryStoreException or InvalidDataException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }
    }
}
