using System.CommandLine;
using TotalMemory.Distilling;
using TotalMemory.Settings;
using TotalMemory.Spool;
using TotalMemory.Transcripts;

namespace TotalMemory.Cli.Commands;

internal static class LanguageModelCommand
{
    public static Command Create()
    {
        var given = new ProviderOptions();
        var command = new ExampledCommand(
            "llm",
            "Let a language model help with learning. Off by default; a remote service would see your sessions.",
            "totalmemory llm ollama --model qwen3:8b",
            "totalmemory llm openai --endpoint https://host/v1 --model NAME --key-file ~/.keys/host",
            "totalmemory llm claude --daily-tokens 100000",
            "totalmemory llm try",
            "totalmemory llm off"
        )
        {
            given.Provider,
            given.Model,
            given.Endpoint,
            given.KeyVariable,
            given.KeyFile,
            given.DailyTokens,
            given.Deadline,
        };
        command.SetAction(parsed =>
            parsed.GetValue(given.Provider) switch
            {
                null => Show(),
                "off" => Off(),
                "try" => Try(),
                var name when LanguageModelProviders.All.Contains(name) => Set(given.Read(parsed, name)),
                var name => throw new CommandException(
                    $"Unknown provider '{name}'. Known: {string.Join(", ", LanguageModelProviders.All)}, off, try."
                ),
            }
        );
        return command;
    }

    /// <summary>The settings as options of the command.</summary>
    private sealed class ProviderOptions
    {
        public Argument<string?> Provider { get; } =
            new("provider")
            {
                Description =
                    $"ollama, openai (any compatible service), anthropic, {string.Join(" or ", Clients.LanguageModels)} (your own agent), "
                    + "off, try. Default: show the current one.",
                Arity = ArgumentArity.ZeroOrOne,
            };

        public Option<string?> Model { get; } = new("--model") { Description = "Name of the model." };

        public Option<Uri?> Endpoint { get; } = Options.Endpoint();

        public Option<string?> KeyVariable { get; } = new("--key-variable") { Description = "Environment variable with the key." };

        public Option<string?> KeyFile { get; } =
            new("--key-file") { Description = "File with the key; works also when a client starts the worker." };

        public Option<int> DailyTokens { get; } =
            new("--daily-tokens")
            {
                Description = "Most tokens to spend in a day.",
                DefaultValueFactory = _ => LanguageModelSettings.DefaultDailyTokens,
            };

        public Option<int> Deadline { get; } =
            new("--deadline") { Description = "Seconds until a call times out.", DefaultValueFactory = _ => 120 };

        public LanguageModelSettings Read(ParseResult parsed, string provider) =>
            new()
            {
                Provider = provider,
                Model = parsed.GetValue(Model),
                Endpoint = parsed.GetValue(Endpoint),
                KeyVariable = parsed.GetValue(KeyVariable) ?? (parsed.GetValue(KeyFile) is null ? UsualVariable(provider) : null),
                KeyFile = parsed.GetValue(KeyFile) is { } path ? Context.FullPath(path) : null,
                DailyTokens = parsed.GetValue(DailyTokens),
                Deadline = parsed.GetValue(Deadline),
            };

        private static string? UsualVariable(string provider) =>
            provider switch
            {
                "openai" => "OPENAI_API_KEY",
                "anthropic" => "ANTHROPIC_API_KEY",
                _ => null,
            };
    }

    /// <summary>A line for <c>status</c>.</summary>
    public static string Line(MemoryHome home, Distiller distiller)
    {
        if (UserSettings.Load(home).LanguageModel is not { } s)
            return "off";
        var meter = distiller.Today();
        var name = s.Model is null ? s.Provider : $"{s.Provider} {s.Model}";
        var spent = $"{meter.Tokens:N0} of {s.DailyTokens:N0} tokens today, {Output.Count(meter.Calls, "call")}";
        var failed = meter.Failed > 0 ? $", {meter.Failed} failed" : "";
        var paused = meter.PausedUntil is { Length: > 0 } until ? $", paused until {until}" : "";
        return $"{name}: {spent}, {Output.Count(meter.Items, "thing")} learned{failed}{paused}";
    }

    private static int Show()
    {
        Output.Line(
            UserSettings.Load(Context.Home).LanguageModel is null
                ? "No language model is used. To see how to set one up: [bold]totalmemory llm --help[/]"
                : Output.Safe("language model: " + Line(Context.Home, Context.Open().Distiller))
        );
        return 0;
    }

    private static int Set(LanguageModelSettings settings)
    {
        if (settings.DailyTokens < 1 || settings.Deadline < 1)
            throw new CommandException("--daily-tokens and --deadline must be at least 1.");
        if (settings.Provider is "ollama" or "openai" && settings.Model is null)
            throw new CommandException($"Name the model: totalmemory llm {settings.Provider} --model NAME");
        if (settings.KeyFile is { } file && !File.Exists(file))
            throw new CommandException($"--key-file: there is no file {file}.");
        (UserSettings.Load(Context.Home) with { LanguageModel = settings }).Save(Context.Home);
        Output.Line(
            $"{Output.Safe(settings.Provider)} will read sessions after they end, with at most {settings.DailyTokens:N0} tokens a day."
        );
        Output.Line("To try it now: [bold]totalmemory llm try[/]");
        return 0;
    }

    private static int Off()
    {
        (UserSettings.Load(Context.Home) with { LanguageModel = null }).Save(Context.Home);
        Output.Line("No language model is used now.");
        return 0;
    }

    // Only the worker has the providers; it processes a session now and reports the result.
    private static int Try()
    {
        if (UserSettings.Load(Context.Home).LanguageModel is not { } settings)
            throw new CommandException("No language model is set up yet. Example: totalmemory llm ollama --model qwen3:8b");
        var worker = Path.Combine(
            Context.Home.Bin,
            "worker",
            OperatingSystem.IsWindows() ? "totalmemory-worker.exe" : "totalmemory-worker"
        );
        if (!File.Exists(worker))
            worker = Context.Home.Executable("totalmemory-worker");
        if (!File.Exists(worker))
            throw new CommandException(Install.ProgramPackage.Missing(worker));
        var (code, output) = new ProgramRun(worker, "distill") { Timeout = TimeSpan.FromSeconds(settings.Deadline + 30) }.Run();
        Output.Line(Output.Safe(output));
        return code == 0 ? 0 : 1;
    }
}
