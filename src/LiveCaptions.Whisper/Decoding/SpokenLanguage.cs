using LiveCaptions.Whisper.Models;

namespace LiveCaptions.Whisper.Decoding;

/// <summary>Which language the decoder is told to write: the one asked for, or the one it hears.</summary>
internal sealed class SpokenLanguage(ISpeechDecoder decoder, ModelLayout layout, string? asked)
{
    /// <summary>Less sound than this does not tell one language from another.</summary>
    private const int EnoughSamples = AudioTime.SampleRate;

    /// <summary>How sure a change must be: a stream mostly stays in its language.</summary>
    private const float SureOfChange = 0.8f;

    private bool open = asked is null && layout.Multilingual;

    /// <summary>ISO 639 code; null while nothing has been heard.</summary>
    public string? Code { get; private set; } = layout.Multilingual ? asked : "en";

    /// <summary>What stands before the text.</summary>
    public int[] Prompt { get; private set; } = layout.Prompt(asked ?? "en");

    /// <summary>Listens to the encoded window; once a window, when there is enough of it.</summary>
    /// <returns>True if the decoder was used: it now knows the start token only.</returns>
    public bool Detect(int samples, bool fresh)
    {
        if (asked is not null || !layout.Multilingual) return false;
        open |= fresh;
        if (!open) return false;
        decoder.Read([layout.Start], 0, rows: 1);
        var heard = TokenChoice.Best(decoder.Logits(0).Slice(layout.FirstLanguage, layout.Languages.Count));
        var enough = samples >= EnoughSamples;
        if (Code is null || (enough && heard.Probability >= SureOfChange)) Take(layout.Languages[heard.Token]);
        open = !enough;
        return true;
    }

    private void Take(string code)
    {
        if (code == Code) return;
        Code = code;
        Prompt = layout.Prompt(code);
    }
}
