using LiveCaptions.Whisper.Models;

namespace LiveCaptions.Whisper.Decoding;

/// <summary>Which language the decoder is told to write: the one asked for, or the one it hears.</summary>
internal sealed class SpokenLanguage(
    ISpeechDecoder decoder,
    ModelLayout layout,
    string? asked,
    bool translate = false,
    IReadOnlyList<string>? among = null
)
{
    /// <summary>A window this long is listened to at every step, since each tells more; a longer one now and then.</summary>
    private const int Telling = 4 * AudioTime.SampleRate,
        NowAndThen = 2 * AudioTime.SampleRate;

    private readonly LanguageEvidence evidence = new(layout.Languages.Count);
    private readonly int[] ruledOut = among is { Count: > 0 }
        ? [.. Enumerable.Range(0, layout.Languages.Count).Where(i => !among.Contains(layout.Languages[i]))]
        : [];
    private int listenedTo;

    /// <summary>ISO 639 code; null while nothing has been heard.</summary>
    public string? Code { get; private set; } = layout.Multilingual ? asked : "en";

    /// <summary>What stands before the text.</summary>
    public int[] Prompt { get; private set; } = layout.Prompt(asked ?? "en", translate);

    /// <summary>Another language may be spoken since this window began.</summary>
    public bool Contested { get; private set; }

    /// <summary>Listens to the encoded window, if that is worth a decode.</summary>
    /// <param name="samples">The window's length.</param>
    /// <param name="fresh">It is another window than the last.</param>
    /// <returns>True if the decoder was used: it now knows the start token only.</returns>
    public bool Detect(int samples, bool fresh)
    {
        Contested &= samples <= Telling;
        if (asked is not null || !layout.Multilingual)
            return false;
        if (!fresh && samples > Telling && samples - listenedTo < NowAndThen)
            return false;
        listenedTo = samples;
        decoder.Read([layout.Start], 0, rows: 1);
        var scores = decoder.Logits(0).Slice(layout.FirstLanguage, layout.Languages.Count);
        foreach (var language in ruledOut)
            scores[language] = float.NegativeInfinity;
        evidence.Hear(scores, Math.Min(1, samples / (float)Telling));
        Contested = samples <= Telling && evidence.Contested;
        if (evidence.Language >= 0)
            Take(layout.Languages[evidence.Language]);
        return true;
    }

    private void Take(string code)
    {
        if (code == Code)
            return;
        Code = code;
        Prompt = layout.Prompt(code, translate);
    }
}
