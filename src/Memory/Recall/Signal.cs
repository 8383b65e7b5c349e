using System.Text.Json;
using System.Text.Json.Serialization;
using TotalMemory.Language;

namespace TotalMemory.Recall;

/// <summary>A way in which a record is found.</summary>
public enum Signal
{
    /// <summary>Words of the query.</summary>
    Words,

    /// <summary>Words of the query after typo correction.</summary>
    Typo,

    Meaning,

    /// <summary>The meaning of the records beside it.</summary>
    Context,

    /// <summary>A relation to a record found otherwise.</summary>
    Graph,
}

public static class SignalWords
{
    /// <summary>As it is printed and sent.</summary>
    public static string Word(this Signal signal) =>
        signal switch
        {
            Signal.Words => "words",
            Signal.Typo => "typo",
            Signal.Meaning => "meaning",
            Signal.Context => "context",
            Signal.Graph => "graph",
            _ => throw new ArgumentOutOfRangeException(nameof(signal)),
        };
}

/// <summary>Reads and writes a signal as its word.</summary>
public sealed class SignalJson : JsonConverter<Signal>
{
    public override Signal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        EnumWord.TryRead<Signal>(reader.GetString(), out var signal) ? signal : throw new JsonException("not a signal");

    public override void Write(Utf8JsonWriter writer, Signal value, JsonSerializerOptions options) => writer.WriteStringValue(value.Word());
}
