using System.ComponentModel;
using System.Reflection;

namespace TotalMemory.Mcp;

/// <summary>One argument of a tool, from its method's declaration.</summary>
internal sealed class ToolParameter
{
    public ToolParameter(ParameterInfo parameter)
    {
        Name = parameter.Name!;
        Type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        IsRequired = !parameter.HasDefaultValue;
        Default = IsRequired ? null : parameter.DefaultValue;
        foreach (var attribute in parameter.GetCustomAttributes(inherit: false))
            switch (attribute)
            {
                case DescriptionAttribute about:
                    Description = about.Description;
                    break;
                case UnlistedAttribute:
                    IsUnlisted = true;
                    break;
                case WantedAttribute:
                    IsWanted = true;
                    break;
            }
    }

    public string Name { get; }

    /// <summary>Never a nullable value type.</summary>
    public Type Type { get; }

    public string? Description { get; }

    /// <summary>The method has no default for it.</summary>
    public bool IsRequired { get; }

    public object? Default { get; }

    /// <inheritdoc cref="UnlistedAttribute"/>
    public bool IsUnlisted { get; }

    /// <inheritdoc cref="WantedAttribute"/>
    public bool IsWanted { get; }
}
