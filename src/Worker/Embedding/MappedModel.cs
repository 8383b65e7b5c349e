using System.Globalization;
using System.IO.MemoryMappedFiles;
using System.Text;
using Microsoft.ML.OnnxRuntime;

namespace TotalMemory.Worker.Embedding;

/// <summary>
/// Opens an ONNX model without copying its weights: the system maps them from the file and may drop them when it needs the memory, whereas
/// the runtime would keep its own copy. The runtime is told that they are external data (ONNX's term for weights in a file beside the
/// model), with the model's own file as that file.
/// </summary>
internal static class MappedModel
{
    /// <summary>Smaller tensors are copied (chosen: a mapping takes at least a page and an entry in the system's list).</summary>
    private const int LeastBytes = 16 << 10;

    // Numbers of fields in onnx.proto: ModelProto, GraphProto, TensorProto.
    private const int Graph = 7;
    private const int Initializer = 5;
    private const int RawData = 9;
    private const int ExternalData = 13;
    private const int DataLocation = 14;
    private const int IsExternal = 1;

    /// <exception cref="InvalidDataException">The file is damaged or is not a model.</exception>
    /// <exception cref="OnnxRuntimeException">The runtime cannot use it.</exception>
    public static InferenceSession Open(string path, int threads)
    {
        using var options = new SessionOptions
        {
            IntraOpNumThreads = threads,
            InterOpNumThreads = 1,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            EnableCpuMemArena = false,
            EnableMemoryPattern = false,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL,
        };
        options.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
        options.AddSessionConfigEntry(
            "session.model_external_initializers_file_folder_path",
            Path.GetDirectoryName(Path.GetFullPath(path))!
        );
        return new InferenceSession(WithoutWeights(path), options);
    }

    /// <summary>The model with references to the weights' positions in its file.</summary>
    internal static unsafe byte[] WithoutWeights(string path)
    {
        var length = new FileInfo(path).Length;
        if (length is 0 or > int.MaxValue)
            throw new InvalidDataException($"{path} is no model.");
        using var file = MemoryMappedFile.CreateFromFile(path, FileMode.Open, null, 0, MemoryMappedFileAccess.Read);
        using var view = file.CreateViewAccessor(0, length, MemoryMappedFileAccess.Read);
        byte* start = null;
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
        try
        {
            return Model(new ReadOnlySpan<byte>(start + view.PointerOffset, (int)length), Path.GetFileName(path));
        }
        finally
        {
            view.SafeMemoryMappedViewHandle.ReleasePointer();
        }
    }

    private static byte[] Model(ReadOnlySpan<byte> file, string name)
    {
        var model = new ProtoWriter();
        for (var fields = new ProtoReader(file, 0, file.Length); fields.Next(); )
            if (fields.Number == Graph)
                model.Add(Graph, GraphOf(fields, name));
            else
                model.Copy(fields.Whole);
        return model.ToArray();
    }

    private static byte[] GraphOf(in ProtoReader at, string name)
    {
        var graph = new ProtoWriter();
        for (var fields = at.Inside(); fields.Next(); )
            if (fields.Number == Initializer && fields.Length >= LeastBytes)
                graph.Add(Initializer, TensorOf(fields, name));
            else
                graph.Copy(fields.Whole);
        return graph.ToArray();
    }

    private static byte[] TensorOf(in ProtoReader at, string name)
    {
        var tensor = new ProtoWriter();
        for (var fields = at.Inside(); fields.Next(); )
            if (fields.Number == RawData)
            {
                tensor.Add(ExternalData, Entry("location", name));
                tensor.Add(ExternalData, Entry("offset", fields.Start.ToString(CultureInfo.InvariantCulture)));
                tensor.Add(ExternalData, Entry("length", fields.Length.ToString(CultureInfo.InvariantCulture)));
                tensor.Add(DataLocation, IsExternal);
            }
            else
                tensor.Copy(fields.Whole);
        return tensor.ToArray();
    }

    private static byte[] Entry(string key, string value)
    {
        var entry = new ProtoWriter();
        entry.Add(1, Encoding.UTF8.GetBytes(key));
        entry.Add(2, Encoding.UTF8.GetBytes(value));
        return entry.ToArray();
    }
}
