using LiveCaptions.Whisper.Voice;

namespace LiveCaptions.Whisper.Models;

/// <summary>Looks through a Silero voice activity model before whisper.cpp loads it: it must have the very shape that the detector computes with.</summary>
internal static class VoiceFileCheck
{
    /// <summary>What such a file calls itself.</summary>
    public const string TypeName = "silero-16k";

    private const string Kind = "voice activity model";

    // After the version: chunk, context, layers of the encoder (in, out, kernel each), and the recurrent and last layers.
    private static readonly int[] Shape = [IVoiceDetector.Chunk, 64, 4, 129, 128, 3, 128, 64, 3, 64, 64, 3, 64, 128, 3, 128, 128, 128, 1];

    /// <summary>Refuses what whisper.cpp could not load without harm.</summary>
    /// <exception cref="ModelFileException">With a sentence for the person at the machine.</exception>
    public static void Require(string path)
    {
        using var file = GgmlFile.Open(path, Kind);
        var length = file.Number();
        if (length is >= 51864 and <= 51866)
            throw file.Foreign("a speech model");
        if (length != TypeName.Length || file.Text(length) != TypeName)
            throw file.Damaged("it does not call itself " + TypeName);
        for (var i = 0; i < 3; i++)
            file.Number("its version", 0, 1000);
        foreach (var size in Shape)
            file.Number("one of its sizes", size, size);
        GgmlTensors.Walk(file);
    }
}
