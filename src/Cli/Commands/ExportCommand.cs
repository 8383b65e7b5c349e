using System.CommandLine;

namespace TotalMemory.Cli.Commands;

internal static class ExportCommand
{
    public static Command Create()
    {
        var format = new Option<string>("--format")
        {
            Description = "Only jsonl: one record a line, with its evidence.",
            DefaultValueFactory = _ => "jsonl",
        };
        format.OneOf("jsonl");
        var output = new Option<string?>("--output", "-o") { Description = "File to write. Default: standard output." };
        var project = Options.Project();
        project.Description = "Only this project. Default: all.";
        var command = new ExampledCommand(
            "export",
            "Export everything as JSON Lines, with the quotes it came from.",
            "totalmemory export > memory.jsonl",
            "totalmemory export --project shop --output shop.jsonl"
        )
        {
            format,
            output,
            project,
        };
        command.SetAction(parsed =>
        {
            var memory = Context.Open();
            var scope = parsed.GetValue(project) is { } name ? Context.Project(memory, name).Id : null;
            if (parsed.GetValue(output) is not { } file)
            {
                memory.Export.Write(Console.Out, scope);
                return;
            }
            using var stream = Spool.PrivateFiles.OpenWrite(file, FileMode.Create);
            using var writer = new StreamWriter(stream);
            var written = memory.Export.Write(writer, scope);
            Output.Line(Output.Safe($"Exported {Output.Count(written, "record")} to {file}"));
        });
        return command;
    }
}
