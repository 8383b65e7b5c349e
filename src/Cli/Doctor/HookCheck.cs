namespace TotalMemory.Cli.Doctor;

/// <summary>The installed hook posts an event, and a temporary memory learns from it; the person's own memory is not touched.</summary>
internal sealed class HookCheck(string hook) : ICheck
{
    public string Name => "hook";

    public IEnumerable<JsonCheck> Run()
    {
        var (trouble, took) = HookTrial.Run(hook);
        return
        [
            trouble is null
                ? new(Name, true, $"run with a test event in {took} ms; a memory made for this test learned from it", null)
                : new(Name, false, trouble, Install.ProgramPackage.Advice),
        ];
    }
}
