namespace TotalMemory.Cli.Doctor;

/// <summary>One thing that the doctor tries. It says "ok" only for what it did just now.</summary>
internal interface ICheck
{
    /// <summary>What is tried, as it is printed when the try itself fails.</summary>
    string Name { get; }

    /// <summary>What was found; nothing where there is nothing to try. May throw: the doctor says so and goes on.</summary>
    IEnumerable<JsonCheck> Run();
}
