using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace TotalMemory.Tests.Architecture;

/// <summary>A string of a compiled program.</summary>
/// <param name="Type">The outermost type around the method that loads it, with its namespace.</param>
internal sealed record LoadedString(string Type, string Text)
{
    /// <summary>Every string that a method of an assembly loads.</summary>
    public static IReadOnlyList<LoadedString> AllOf(string assembly)
    {
        using var file = new PEReader(File.OpenRead(System.Reflection.Assembly.Load(assembly).Location));
        var reader = file.GetMetadataReader();
        var found = new List<LoadedString>();
        foreach (var method in reader.MethodDefinitions.Select(reader.GetMethodDefinition).Where(m => m.RelativeVirtualAddress > 0))
        {
            var code = file.GetMethodBody(method.RelativeVirtualAddress).GetILBytes()!;
            for (var i = 0; i + 4 < code.Length; i++)
                if (code[i] == (byte)ILOpCode.Ldstr && code[i + 4] == 0x70) // The token of a string: table 0x70, then its place.
                    found.Add(new(Outermost(reader, method.GetDeclaringType()), String(reader, BitConverter.ToInt32(code, i + 1))));
        }
        return found;
    }

    private static string String(MetadataReader reader, int token)
    {
        var offset = token & 0xFFFFFF;
        return offset < reader.GetHeapSize(HeapIndex.UserString) ? reader.GetUserString(MetadataTokens.UserStringHandle(offset)) : "";
    }

    private static string Outermost(MetadataReader reader, TypeDefinitionHandle handle)
    {
        var type = reader.GetTypeDefinition(handle);
        while (!type.GetDeclaringType().IsNil)
            type = reader.GetTypeDefinition(type.GetDeclaringType());
        return $"{reader.GetString(type.Namespace)}.{reader.GetString(type.Name)}";
    }
}
