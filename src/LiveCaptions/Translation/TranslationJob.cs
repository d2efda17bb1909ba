using LiveCaptions.Whisper;

namespace LiveCaptions.Translation;

/// <summary>A unit on its way through the engine, and what came of it.</summary>
/// <remarks>Threading: its <see cref="TranslationState"/> locks.</remarks>
internal sealed class TranslationJob(TranslationUnit unit, IReadOnlyList<string> before)
{
    /// <summary>The source words, as people have corrected them so far.</summary>
    public TranslationUnit Unit { get; set; } = unit;

    /// <summary>What was said just before, oldest first.</summary>
    public IReadOnlyList<string> Before => before;

    /// <summary>The words were corrected since the engine was asked.</summary>
    public bool IsStale { get; set; }

    /// <summary>How often the engine has failed to correct it.</summary>
    public int Failures { get; set; }

    /// <summary>The translation; null: there is none yet.</summary>
    public string? Text { get; set; }

    /// <summary>The words that went to viewers; null: they have not yet.</summary>
    public IReadOnlyList<SettledWord>? Shown { get; set; }

    /// <summary>From here on, nobody wants it any more: captions were taken off air.</summary>
    public bool IsDropped { get; set; }
}
