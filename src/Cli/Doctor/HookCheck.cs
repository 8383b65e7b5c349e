namespace TotalMemory.Cli.Doctor;

/// <summary>The installed hook takes an event, and the event can be learned from.</summary>
internal sealed class HookCheck(string hook) : ICheck
{
    public string Name => "hook";

    public IEnumerable<JsonCheck> Run()
    {
        var (trouble, took) = HookTrial.Run(hook);
        return
        [
            trouble is null
                ? new(Name, true, $"run with a test event in {took} ms; the event was learned from", null)
                : new(Name, false, trouble, Install.ProgramPackage.Again),
        ];
    }
}
