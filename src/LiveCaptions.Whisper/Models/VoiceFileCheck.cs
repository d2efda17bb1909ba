using LiveCaptions.Whisper.Voice;

namespace LiveCaptions.Whisper.Models;

/// <summary>
/// Checks a Silero voice activity model before whisper.cpp loads it: its shape must be the one that the detector computes with.
/// </summary>
internal static class VoiceFileCheck
{
    /// <summary>The type name that such a file starts with.</summary>
    public const string TypeName = "silero-16k";

    private const string Kind = "voice activity model";

    // After the version: chunk, context, layers of the encoder (in, out, kernel each), and the recurrent and last layers.
    private static readonly int[] Shape = [IVoiceDetector.Chunk, 64, 4, 129, 128, 3, 128, 64, 3, 64, 64, 3, 64, 128, 3, 128, 128, 128, 1];

    /// <summary>Refuses a file that whisper.cpp could not load safely.</summary>
    /// <exception cref="ModelFileException">The message is a sentence for the person at the machine.</exception>
    public static void Require(string path)
    {
        using var file = GgmlFile.Open(path, Kind);
        var length = file.ReadInt();
        if (length is >= 51864 and <= 51866)
            throw file.Foreign("a speech model");
        if (length != TypeName.Length || file.ReadText(length) != TypeName)
            throw file.Damaged("it does not call itself " + TypeName);
        for (var i = 0; i < 3; i++)
            file.ReadInt("its version", 0, 1000);
        foreach (var size in Shape)
            file.ReadInt("one of its sizes", size, size);
        GgmlTensors.Check(file);
    }
}
