using System.Reflection;

namespace TotalMemory.Spool;

/// <summary>The version of this build, from the newest git tag.</summary>
public static class ProductVersion
{
    public static string Text { get; } =
        typeof(ProductVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
}
