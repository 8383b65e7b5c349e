using System.Reflection;

namespace TotalMemory.Spool;

/// <summary>The version of this build, as the build took it from the newest tag.</summary>
public static class ProductVersion
{
    public static string Text { get; } =
        typeof(ProductVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
}
