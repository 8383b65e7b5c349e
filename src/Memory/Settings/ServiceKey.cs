namespace TotalMemory.Settings;

/// <summary>The key of a service, kept where the person keeps it.</summary>
internal static class ServiceKey
{
    /// <summary>From the environment variable, otherwise from the file; null if neither contains one.</summary>
    public static string? Find(string? variable, string? file)
    {
        if (variable is not null && Environment.GetEnvironmentVariable(variable) is { Length: > 0 } key)
            return key;
        return file is not null && File.Exists(file) ? File.ReadAllText(file).Trim() : null;
    }
}
