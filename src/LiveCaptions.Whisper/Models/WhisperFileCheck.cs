namespace LiveCaptions.Whisper.Models;

/// <summary>Checks a Whisper model file before whisper.cpp loads it, which trusts what it reads.</summary>
/// <remarks>Layout: models/convert-pt-to-ggml.py of whisper.cpp: sizes, mel filters, vocabulary, tensors.</remarks>
internal static class WhisperFileCheck
{
    private const string Kind = "speech model";
    private const int HeadWidth = 64,
        Bins = 201,
        FramesOf30Seconds = 1500;

    /// <summary>Refuses a file that whisper.cpp could not load safely.</summary>
    /// <exception cref="ModelFileException">The message is a sentence for the person at the machine.</exception>
    public static void Require(string path) => Read(path);

    /// <summary>Refuses a file that whisper.cpp could not load safely, and reads its sizes.</summary>
    /// <exception cref="ModelFileException">The message is a sentence for the person at the machine.</exception>
    public static ModelMemory Read(string path)
    {
        using var file = GgmlFile.Open(path, Kind);
        var first = file.ReadInt();
        if (first == VoiceFileCheck.TypeName.Length)
            throw file.Foreign("a voice activity model");
        if (first is < 51864 or > 51866)
            throw file.Damaged($"its vocabulary is {first} tokens");
        var (bands, width, encoder, decoder) = Sizes(file);
        Filters(file, bands);
        Words(file, first);
        GgmlTensors.Check(file);
        return new(file.Length, width, encoder, decoder, first);
    }

    private static (int Bands, int Width, int EncoderLayers, int DecoderLayers) Sizes(GgmlFile file)
    {
        file.ReadInt("its number of sound frames", FramesOf30Seconds, FramesOf30Seconds);
        var width = file.ReadInt("the encoder's width", 384, 1280);
        file.ReadInt("the encoder's number of heads", width / HeadWidth, width / HeadWidth);
        var layers = file.ReadInt("the encoder's number of layers", 4, 32);
        if (layers is not (4 or 6 or 12 or 24 or 32))
            throw file.Damaged($"the encoder has {layers} layers");
        file.ReadInt("its number of text positions", 448, 448);
        file.ReadInt("the decoder's width", width, width);
        file.ReadInt("the decoder's number of heads", width / HeadWidth, width / HeadWidth);
        var decoder = file.ReadInt("the decoder's number of layers", 2, 32);
        var bands = file.ReadInt("its number of mel bands", 80, 128);
        file.ReadInt("its number format", 0, 100_000);
        return bands is 80 or 128 ? (bands, width, layers, decoder) : throw file.Damaged($"it has {bands} mel bands");
    }

    private static void Filters(GgmlFile file, int bands)
    {
        file.ReadInt("its number of mel filters", bands, bands);
        file.ReadInt("the length of a mel filter", Bins, Bins);
        file.Skip((long)bands * Bins * sizeof(float));
    }

    private static void Words(GgmlFile file, int vocabulary)
    {
        var words = file.ReadInt("its number of written tokens", 50_000, vocabulary);
        for (var i = 0; i < words; i++)
            file.Skip(file.ReadInt("the length of a token", 0, 512));
    }
}
