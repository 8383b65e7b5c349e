using System.CommandLine;
using TotalMemory.Cli.Doctor;
using TotalMemory.Settings;
using TotalMemory.Spool;

namespace TotalMemory.Cli.Commands;

internal static class EmbeddingCommand
{
    // SHA-256 of models/gte-small-int8/model.onnx.
    private const string BuiltInDigest = "25101b1c7bb4f2b276915e94dbdcaaad405e6e49105188d4f703c7b722f67393";

    public static Command Create()
    {
        var provider = new Argument<string?>("provider")
        {
            Description = "builtin (local, no download), ollama, openai (any compatible service) or off. Default: show the current one.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var model = new Option<string?>("--model") { Description = "Name of the model." };
        var endpoint = Options.Endpoint();
        var variable = new Option<string?>("--key-variable") { Description = "Environment variable with the key." };
        var file = new Option<string?>("--key-file") { Description = "File with the key." };
        var command = new ExampledCommand(
            "embedding",
            "Choose the encoder for search by meaning.",
            "totalmemory embedding",
            "totalmemory embedding ollama --model nomic-embed-text",
            "totalmemory embedding builtin"
        )
        {
            provider,
            model,
            endpoint,
            variable,
            file,
        };
        command.SetAction(parsed =>
            parsed.GetValue(provider) switch
            {
                null => Show(),
                var name when EmbeddingSettings.Providers.Contains(name) => Set(
                    Read(name, parsed.GetValue(model), parsed.GetValue(endpoint), parsed.GetValue(variable), parsed.GetValue(file))
                ),
                var name => throw new CommandException(
                    $"Unknown provider '{name}'. Known: {string.Join(", ", EmbeddingSettings.Providers)}."
                ),
            }
        );
        return command;
    }

    private static EmbeddingSettings Read(string provider, string? model, Uri? endpoint, string? variable, string? file) =>
        new()
        {
            Provider = provider,
            Model = model,
            Endpoint = endpoint,
            KeyVariable = variable,
            KeyFile = file is null ? null : Context.FullPath(file),
        };

    /// <summary>Whether the built-in encoder's files are intact, and how many records have vectors.</summary>
    public static JsonCheck Check(MemoryHome home)
    {
        const string remedy = "install TotalMemory again; until then recall goes by words";
        var settings = UserSettings.Load(home).Embedding ?? new EmbeddingSettings();
        if (settings.Provider != "builtin")
            return new("search by meaning", true, settings.IsOff ? "off by your setting" : settings.Version, null);
        var model = new[]
        {
            Path.Combine(home.Bin, "worker", "model", "model.onnx"),
            Path.Combine(home.Bin, "model", "model.onnx"),
        }.FirstOrDefault(File.Exists);
        if (model is null)
            return new("search by meaning", false, "the model is missing", remedy);
        using var stream = File.OpenRead(model);
        return Convert.ToHexStringLower(Sha256.Hash(stream)) == BuiltInDigest
            ? new(
                "search by meaning",
                true,
                $"{settings.Version}, {CoverageCheck.Describe(new MemoryServices(home, TimeProvider.System).Vectors.Read())}",
                null
            )
            : new("search by meaning", false, $"{model} is damaged", remedy);
    }

    private static int Show()
    {
        var check = Check(Context.Home);
        Output.Line(Output.Safe($"{check.Name}: {check.Found}{(check.Remedy is null ? "" : $" → {check.Remedy}")}"));
        return check.Ok ? 0 : 1;
    }

    private static int Set(EmbeddingSettings settings)
    {
        if (settings.Provider is "ollama" or "openai" && settings.Model is null)
            throw new CommandException($"Name the model: totalmemory embedding {settings.Provider} --model NAME");
        (UserSettings.Load(Context.Home) with { Embedding = settings }).Save(Context.Home);
        Output.Line(
            settings.IsOff
                ? "Search uses words only now."
                : $"{Output.Safe(settings.Version)} is used once everything is embedded; until then the old encoder is used."
        );
        return 0;
    }
}
