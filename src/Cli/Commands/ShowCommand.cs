using System.CommandLine;
using TotalMemory.History;
using TotalMemory.Knowledge;
using TotalMemory.Transfer;

namespace TotalMemory.Cli.Commands;

internal static class ShowCommand
{
    public static Command Create()
    {
        var id = new Argument<string>("id") { Description = "Number of the record, like 12 or #12." };
        var command = new ExampledCommand("show", "Show one record and the exact words it came from.", "totalmemory show 12") { id };
        command.SetAction(parsed => Run(Context.Id(parsed.GetValue(id)!), parsed.GetValue(Options.Json)));
        return command;
    }

    private static int Run(long id, bool json)
    {
        var memory = Context.Open();
        var found =
            memory.Knowledge.Find(id) ?? throw new CommandException($"There is no record #{id}. 'totalmemory search' shows the numbers.");
        if (found.Record.Status is RecordStatus.Deleted or RecordStatus.Purged)
            throw new CommandException($"Record #{id} was forgotten; its text is gone.");
        if (json)
        {
            Output.Json(JsonLinesExport.Convert(found.Record, found.Evidence), OutputJson.Plain.ExportedRecord);
            return 0;
        }
        var r = found.Record;
        var where = r.ProjectName + (r.Scope == Scope.Global ? " (applies everywhere)" : "");
        var status = r.Status.ToString().ToLowerInvariant();
        Output.Line($"[bold]#{r.Id}[/] {StoryText.Kind(r)}{Output.Detail(where)} · {status}");
        Output.Line(Output.Safe(r.Text));
        if (r.Context.Length > 0)
            Output.Line($"[grey]{Output.Safe(r.Context)}[/]");
        if (r.Fix is { } fix)
            Output.Line($"What worked: {Output.Safe(fix)}");
        if (r.Norm is { } norm)
            Output.Line($"Rule: {Output.Safe(norm)}");
        Output.Line(
            $"[grey]importance {r.Importance}, confidence {r.Confidence:0.00}, first {r.Created:yyyy-MM-dd HH:mm}, "
                + $"last confirmed {r.Confirmed:yyyy-MM-dd HH:mm}, used {Output.Count(r.Uses, "time")}[/]"
        );
        foreach (var e in found.Evidence)
        {
            var source = e.Session.Length == 0 ? "" : $" · session {e.Session}\n{e.File}:{e.Line}";
            var who = e.Origin.ToString().ToLowerInvariant() + (e.Role == EvidenceRole.Fix ? " · fix" : "");
            Output.Line($"\n[grey]{e.At:yyyy-MM-dd HH:mm} · {who}{Output.Safe(source)}[/]");
            Output.Line("  " + Output.Safe(e.Quote.Length > 600 ? e.Quote[..600] + "…" : e.Quote).ReplaceLineEndings("\n  "));
        }
        return 0;
    }
}
