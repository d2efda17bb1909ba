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

    /// <summary>Longer windows are detected each time they have grown by this, and at once again where the language is contested.</summary>
    private const int Growth = 2 * AudioTime.SampleRate;

    /// <summary>As often in a row: nothing settles meanwhile.</summary>
    private const int MostDisputes = 4;

    private readonly int[] ruledOut = among is { Count: > 0 }
        ? [.. Enumerable.Range(0, layout.Languages.Count).Where(i => !among.Contains(layout.Languages[i]))]
        : [];
    private int detectedAt; // length of the window at the last detection
    private int disputes; // detections in a row that contested the language of a longer window

    /// <summary>All detections so far.</summary>
    public LanguageEvidence Evidence { get; } = before ?? new(layout.Languages.Count);

    /// <summary>ISO 639 code; null before the first detection.</summary>
    public string? Code { get; private set; } = layout.Multilingual ? given : "en";

    /// <summary>ISO 639 code of the language written; null before the first detection.</summary>
    public string? Written => translate ? "en" : Code;

    /// <summary>Tokens before the text.</summary>
    public int[] Prompt { get; private set; } = layout.Prompt(given ?? "en", translate);

    /// <summary>Another language may be spoken: too little was heard to know, or the last detection gives another.</summary>
    public bool Unsure { get; private set; }

    /// <summary>The language is detected, not given.</summary>
    public bool IsDetected { get; } = given is null && layout.Multilingual;

    /// <summary>Detects the language of the encoded window, if that is worth a decode.</summary>
    /// <param name="samples">The window's length.</param>
    /// <param name="fresh">It is another window than before.</param>
    /// <returns>True if the decoder was used: it now knows the start token only.</returns>
    public bool Detect(int samples, bool fresh)
    {
        if (!IsDetected)
            return false;
        if (fresh)
            Evidence.BeginWindow();
        var again = Unsure && disputes < MostDisputes;
        if (!fresh && !again && samples > ShortWindow && samples - detectedAt < Growth)
        {
            Unsure = false;
            return false;
        }
        detectedAt = samples;
        decoder.Read([layout.Start], 0, rows: 1);
        var scores = decoder.Logits(0).Slice(layout.FirstLanguage, layout.Languages.Count);
        foreach (var language in ruledOut)
            scores[language] = float.NegativeInfinity;
        Evidence.Add(scores, Math.Min(1, samples / (float)ShortWindow));
        disputes = Evidence.Contested && samples > ShortWindow ? disputes + 1 : 0;
        Unsure = Evidence.Contested || (samples <= ShortWindow && !Evidence.Sure);
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
