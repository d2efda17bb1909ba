using LiveCaptions.Whisper.Models;

namespace LiveCaptions.Whisper.Decoding;

/// <summary>The language that the decoder is told to write: the one given, or the one detected.</summary>
/// <param name="decoder">Detects.</param>
/// <param name="layout">The model's languages.</param>
/// <param name="given">ISO 639 code of the language spoken; null: it is detected.</param>
/// <param name="translate">English is written, whatever is spoken.</param>
/// <param name="among">Languages to choose from; empty or null: all.</param>
/// <param name="before">Detections so far; null: there are none.</param>
internal sealed class SpokenLanguage(
    ISpeechDecoder decoder,
    ModelLayout layout,
    string? given,
    bool translate = false,
    IReadOnlyList<string>? among = null,
    LanguageEvidence? before = null
)
{
    /// <summary>Windows up to this length are detected at every step, since each tells more.</summary>
    private const int ShortWindow = 4 * AudioTime.SampleRate;

    /// <summary>Longer windows are detected each time they have grown by this.</summary>
    private const int Growth = 2 * AudioTime.SampleRate;

    private readonly int[] ruledOut = among is { Count: > 0 }
        ? [.. Enumerable.Range(0, layout.Languages.Count).Where(i => !among.Contains(layout.Languages[i]))]
        : [];
    private int detectedAt; // length of the window at the last detection

    /// <summary>All detections so far.</summary>
    public LanguageEvidence Evidence { get; } = before ?? new(layout.Languages.Count);

    /// <summary>ISO 639 code; null before the first detection.</summary>
    public string? Code { get; private set; } = layout.Multilingual ? given : "en";

    /// <summary>Tokens before the text.</summary>
    public int[] Prompt { get; private set; } = layout.Prompt(given ?? "en", translate);

    /// <summary>Another language may be spoken since this window began.</summary>
    public bool Contested { get; private set; }

    /// <summary>Detects the language of the encoded window, if that is worth a decode.</summary>
    /// <param name="samples">The window's length.</param>
    /// <param name="fresh">It is another window than before.</param>
    /// <returns>True if the decoder was used: it now knows the start token only.</returns>
    public bool Detect(int samples, bool fresh)
    {
        Contested &= samples <= ShortWindow;
        if (given is not null || !layout.Multilingual)
            return false;
        if (!fresh && samples > ShortWindow && samples - detectedAt < Growth)
            return false;
        detectedAt = samples;
        decoder.Read([layout.Start], 0, rows: 1);
        var scores = decoder.Logits(0).Slice(layout.FirstLanguage, layout.Languages.Count);
        foreach (var language in ruledOut)
            scores[language] = float.NegativeInfinity;
        Evidence.Add(scores, Math.Min(1, samples / (float)ShortWindow));
        Contested = samples <= ShortWindow && Evidence.Contested;
        if (Evidence.Language >= 0)
            Switch(layout.Languages[Evidence.Language]);
        return true;
    }

    private void Switch(string code)
    {
        if (code == Code)
            return;
        Code = code;
        Prompt = layout.Prompt(code, translate);
    }
}
