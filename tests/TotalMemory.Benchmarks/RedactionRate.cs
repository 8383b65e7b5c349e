using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using TotalMemory.Spool.Redaction;

namespace TotalMemory.Benchmarks;

/// <summary>How many made-up secrets are gone after redaction, and how many look-alikes stay as they are.</summary>
internal static class RedactionRate
{
    public static Command Command()
    {
        var file = new Argument<string?>("file")
        {
            Description =
                "TSV with a head line: class, shape, text and secret as JSON strings; an empty secret marks a look-alike. "
                + "Default: made-up variants.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var seed = new Option<int>("--seed") { Description = "Of the variants.", DefaultValueFactory = _ => 1 };
        var misses = new Option<bool>("--misses") { Description = "Also print each text that came out wrong." };
        var speed = new Option<string?>("--speed") { Description = "Time the redaction of this file's text instead." };
        var command = new Command("redaction", "Measures redaction: secrets gone, look-alikes kept.") { file, seed, misses, speed };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(speed) is { } text)
                return Time(File.ReadAllText(text));
            var cases = parsed.GetValue(file) is { } path ? Read(path) : new RedactionVariants(parsed.GetValue(seed)).All(times: 5);
            return Print([.. cases], parsed.GetValue(misses));
        });
        return command;
    }

    private static IEnumerable<RedactionCase> Read(string path) =>
        File.ReadLines(path)
            .Skip(1)
            .Select(line => line.Split('\t'))
            .Select(f => new RedactionCase(
                f[0],
                f[1],
                JsonSerializer.Deserialize<string>(f[2])!,
                JsonSerializer.Deserialize<string>(f[3])!
            ));

    private static int Print(List<RedactionCase> cases, bool misses)
    {
        var right = cases.ToLookup(c => c, IsRight);
        foreach (var group in cases.GroupBy(c => c.Class).OrderBy(g => g.Key, StringComparer.Ordinal))
            Rate(group.Key, [.. group], right);
        Rate("all secrets gone", [.. cases.Where(c => c.Secret.Length > 0)], right);
        Rate("all look-alikes kept", [.. cases.Where(c => c.Secret.Length == 0)], right);
        foreach (var c in misses ? cases.Where(c => !right[c].First()) : [])
            Console.WriteLine($"{(c.Secret.Length > 0 ? "SURVIVED" : "LOST")}\t{c.Shape}\t{c.Text}\t=> {Redactor.Redact(c.Text)}");
        return 0;
    }

    private static bool IsRight(RedactionCase c) =>
        c.Secret.Length == 0 ? Redactor.Redact(c.Text) == c.Text : !Redactor.Redact(c.Text).Contains(c.Secret, StringComparison.Ordinal);

    private static void Rate(string name, List<RedactionCase> cases, ILookup<RedactionCase, bool> right)
    {
        if (cases.Count > 0)
            Console.WriteLine(
                $"{name, -22} {cases.Count(c => right[c].First()), 6} of {cases.Count, 6} "
                    + $"{100.0 * cases.Count(c => right[c].First()) / cases.Count, 6:0.0} %"
            );
    }

    private static int Time(string text)
    {
        var best = double.MaxValue;
        for (var round = 0; round < 30; round++)
        {
            var watch = Stopwatch.StartNew();
            for (var i = 0; i < 200; i++)
                Redactor.Redact(text);
            best = Math.Min(best, watch.Elapsed.TotalMicroseconds / 200);
        }
        Console.WriteLine($"{text.Length} characters: {best:0.0} µs");
        return 0;
    }
}
