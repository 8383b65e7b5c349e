using System.CommandLine;
using System.Diagnostics;
using TotalMemory.Intake;
using TotalMemory.Spool;
using TotalMemory.Storage;
using TotalMemory.Transcripts;

namespace TotalMemory.Benchmarks;

/// <summary>How fast transcripts are learned from, and with how much memory.</summary>
internal static class ImportSpeed
{
    public static Command Command()
    {
        var folder = new Argument<string>("folder") { Description = "Folder of transcripts." };
        var command = new Command("import-speed", "Imports a folder into an empty memory, then once more.") { folder };
        command.SetAction(parsed => Run(parsed.GetValue(folder)!));
        return command;
    }

    private static int Run(string folder)
    {
        var home = Directory.CreateTempSubdirectory("tm-bench-").FullName;
        try
        {
            var memory = new MemoryServices(new MemoryHome(home), TimeProvider.System);
            foreach (var round in (string[])["first", "second"])
            {
                var watch = Stopwatch.StartNew();
                var report = TranscriptFinder
                    .Find([folder])
                    .Aggregate(new IntakeReport(), (sum, file) => sum + memory.Transcripts.Take(file));
                using var self = Process.GetCurrentProcess();
                Console.WriteLine(
                    $"{round}: {report.Transcripts} transcripts, {report.Bytes / 1e6:0.0} MB in {watch.Elapsed.TotalSeconds:0.00} "
                        + $"s ({report.Bytes / 1e6 / watch.Elapsed.TotalSeconds:0.0} MB/s), {report.Unchanged} unchanged, "
                        + $"{report.Facts + report.Corrections + report.Errors + report.Episodes} learned, {report.UnknownLines} "
                        + $"unknown and {report.MalformedLines} malformed lines, peak {self.PeakWorkingSet64 / 1e6:0} MB"
                );
            }
            return 0;
        }
        finally
        {
            MemoryConnection.CloseIdle();
            Directory.Delete(home, recursive: true);
        }
    }
}
