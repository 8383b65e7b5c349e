using TotalMemory.Conversations;
using TotalMemory.Transcripts;

namespace TotalMemory.Extraction.Reading;

/// <summary>Features of a failed call: the sort of tool, whether it failed in the same way before, what came after.</summary>
internal static class CallFeatures
{
    private const int Soon = 6; // chosen; part of the reader's input, so only changed with a new model

    public static FeatureSheet Compute(IReadOnlyList<Call> calls, int at)
    {
        var call = calls[at];
        var sheet = new FeatureSheet();
        var output = call.Result!.Detail ?? call.Result.Text;
        var asked = Shingles.Cut(call.Request.Text);
        TextShape.Describe(sheet, call.Request.Text, asked);
        sheet.SetLog("output_length", call.Result.Text.Length, 3000);
        sheet.Set("shell", call.IsShell);
        sheet.Set("edit", call.IsEdit);
        sheet.Set("lookup", ToolNames.IsLookup(call.Tool));
        sheet.Set("external_tool", ToolNames.IsExternal(call.Tool));
        sheet.Set("exit", call.Result.ExitCode is > 0);
        sheet.Set("exit_high", call.Result.ExitCode is > 2);
        var words = Shingles.Cut(output);
        var alike = calls.Take(at).Where(c => c.Failed && c.Tool == call.Tool).TakeLast(20);
        sheet.Set(
            "failed_before",
            alike.Select(c => words.Similarity(Shingles.Cut(c.Result!.Detail ?? c.Result.Text))).DefaultIfEmpty(0).Max()
        );
        var soon = calls.Skip(at + 1).Take(Soon).ToList();
        sheet.Set("next_same_tool", soon is [var next, ..] && next.Tool == call.Tool);
        sheet.Set("next_failed", soon is [{ Failed: true }, ..]);
        var rewritten = soon.Where(c => c.Tool == call.Tool && c.Succeeded).ToList();
        sheet.Set("retried_like", rewritten.Select(c => asked.Similarity(Shingles.Cut(c.Request.Text))).DefaultIfEmpty(0).Max());
        sheet.Set("retried_same", rewritten.Any(c => c.Request.Text == call.Request.Text));
        sheet.Set("mended", soon.Any(c => c.IsEdit));
        return sheet;
    }
}
