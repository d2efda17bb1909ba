using LiveCaptions.Whisper.Models;

namespace LiveCaptions.Whisper;

/// <summary>Makes the model file of Moonshine base-en from the files that its authors publish.</summary>
public static class MoonshineConversion
{
    private static readonly SafetensorsPurpose Purpose = new(
        "The file of weights",
        "no model was made",
        "Name the file model.safetensors of Moonshine base.",
        MaxBytes: 512 << 20
    );

    /// <summary>The file of the vocabulary, which lies beside the weights.</summary>
    public const string VocabularyFile = "tokenizer.json";

    /// <summary>Whether a file's name says that it holds published weights.</summary>
    public static bool Converts(string path) => path.EndsWith(".safetensors", StringComparison.OrdinalIgnoreCase);

    /// <summary>Writes the model: matrices as 8-bit numbers, convolutions in half precision, the rest as it is.</summary>
    /// <param name="weights">Path of <c>model.safetensors</c>, beside which <c>tokenizer.json</c> lies.</param>
    /// <param name="to">Path of the file to write.</param>
    /// <param name="progress">Receives the bytes written so far.</param>
    /// <exception cref="ModelFileException">A file is missing, truncated, of another model or corrupt.</exception>
    public static void Convert(string weights, string to, Action<double> progress, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(progress);
        var file = SafetensorsFile.Open(weights, Purpose);
        var vocabulary = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(weights))!, VocabularyFile);
        var tokens = TokenizerFile.Read(vocabulary, MoonshineTensors.Vocabulary);
        using var output = new FileStream(to, FileMode.Create, FileAccess.Write, FileShare.None);
        GgufWriter.WriteHeader(output, tokens);
        foreach (var (name, (type, shape)) in MoonshineTensors.All)
        {
            stop.ThrowIfCancellationRequested();
            output.Write(GgmlNumbers.Of(Read(file, name, shape), type));
            GgufWriter.Align(output);
            progress(output.Position);
        }
        output.Flush(flushToDisk: true);
    }

    /// <summary>A tensor's numbers; published names begin with "model.", and their sizes with the slowest.</summary>
    private static float[] Read(SafetensorsFile file, string name, long[] shape)
    {
        var published = $"model.{name}";
        return file.Read(file.Has(published) ? published : name, [.. shape.Reverse().Select(size => (int)size)]);
    }
}
