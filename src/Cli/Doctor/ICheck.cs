namespace TotalMemory.Cli.Doctor;

/// <summary>One check of the doctor. It reports "ok" only for what it has just tried.</summary>
internal interface ICheck
{
    /// <summary>What is checked; printed when the check itself fails.</summary>
    string Name { get; }

    /// <summary>The findings; empty if there is nothing to check. May throw: the doctor reports that and continues.</summary>
    IEnumerable<JsonCheck> Run();
}
