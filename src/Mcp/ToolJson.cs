using System.Text.Json.Serialization;

namespace TotalMemory.Mcp;

/// <summary>The types of tool arguments, for serialising without reflection.</summary>
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(int))]
[JsonSerializable(typeof(long))]
[JsonSerializable(typeof(bool))]
[JsonSerializable(typeof(int?))]
[JsonSerializable(typeof(string[]))]
[JsonSerializable(typeof(long[]))]
internal sealed partial class ToolJson : JsonSerializerContext;
