namespace LiveCaptions.Whisper.Models;

/// <summary>Looks through a Whisper model file before whisper.cpp loads it, which takes what it reads for granted.</summary>
/// <remarks>Layout: models/convert-pt-to-ggml.py of whisper.cpp: sizes, mel filters, vocabulary, tensors.</remarks>
internal static class WhisperFileCheck
{
    private const string Kind = "speech model";
    private const int HeadWidth = 64,
        Bins = 201,
        FramesOf30Seconds = 1500;

    /// <summary>Refuses what whisper.cpp could not load without harm.</summary>
    /// <exception cref="ModelFileException">With a sentence for the person at the machine.</exception>
    public static void Require(string path) => Read(path);

    /// <summary>The same.</summary>
    /// <returns>The size of its vocabulary.</returns>
    public static int Read(string path)
    {
        using var file = GgmlFile.Open(path, Kind);
        var first = file.Number();
        if (first == VoiceFileCheck.TypeName.Length)
            throw file.Foreign("a voice activity model");
        if (first is < 51864 or > 51866)
            throw file.Damaged($"its vocabulary is {first} tokens");
        var bands = Sizes(file);
        Filters(file, bands);
        Words(file, first);
        GgmlTensors.Walk(file);
        return first;
    }

    /// <returns>Mel bands.</returns>
    private static int Sizes(GgmlFile file)
    {
        file.Number("its number of sound frames", FramesOf30Seconds, FramesOf30Seconds);
        var width = file.Number("the encoder's width", 384, 1280);
        file.Number("the encoder's number of heads", width / HeadWidth, width / HeadWidth);
        var layers = file.Number("the encoder's number of layers", 4, 32);
        if (layers is not (4 or 6 or 12 or 24 or 32))
            throw file.Damaged($"the encoder has {layers} layers");
        file.Number("its number of text positions", 448, 448);
        file.Number("the decoder's width", width, width);
        file.Number("the decoder's number of heads", width / HeadWidth, width / HeadWidth);
        file.Number("the decoder's number of layers", 2, 32);
        var bands = file.Number("its number of mel bands", 80, 128);
        file.Number("its number format", 0, 100_000);
        return bands is 80 or 128 ? bands : throw file.Damaged($"it has {bands} mel bands");
    }

    private static void Filters(GgmlFile file, int bands)
    {
        file.Number("its number of mel filters", bands, bands);
        file.Number("the length of a mel filter", Bins, Bins);
        file.Skip((long)bands * Bins * sizeof(float));
    }

    private static void Words(GgmlFile file, int vocabulary)
    {
        var words = file.Number("its number of written tokens", 50_000, vocabulary);
        for (var i = 0; i < words; i++)
            file.Skip(file.Number("the length of a token", 0, 512));
    }
}
