using LiveCaptions.Whisper.Decoding;
using LiveCaptions.Whisper.Models;
using LiveCaptions.Whisper.Native;

namespace LiveCaptions.Whisper.Engines;

/// <summary>Loads Moonshine into our own engine; the processor computes it.</summary>
internal static unsafe class MoonshineModel
{
    /// <summary>The longest sound at once: from more it leaves out words (it learnt from up to 30 s).</summary>
    private static readonly TimeSpan LongestWindow = TimeSpan.FromSeconds(25);

    /// <summary>Loads a file, which is checked first.</summary>
    /// <exception cref="ModelFileException">It cannot be loaded.</exception>
    public static LoadedModel Load(string path)
    {
        var file = MoonshineFile.Read(path);
        var handle = Lcw.lcw_moonshine_load(path);
        if (handle.IsInvalid)
            throw ModelFileException.NotLoaded(path, Lcw.Text(Lcw.lcw_last_error()));
        var sizes = new Lcw.MoonshineSizes { Size = sizeof(Lcw.MoonshineSizes) };
        Lcw.Check(Lcw.lcw_moonshine_info(ref sizes));
        var layout = new ModelLayout
        {
            Family = ModelFamily.Moonshine,
            FrameSamples = sizes.FrameSamples,
            LongestWindow = LongestWindow,
            TokensPerSecond = 7,
            Vocabulary = sizes.Vocabulary,
            AudioContext = sizes.Frames,
            TextContext = sizes.TextContext,
            Multilingual = false,
            Languages = ["en"],
            EndOfText = sizes.EndOfText,
            Start = sizes.Start,
        };
        return new(handle, (layout, file.Vocabulary), (threads, _) => new MoonshineDecoder(handle, layout, threads));
    }
}
