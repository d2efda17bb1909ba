namespace LiveCaptions.Captions.Rules;

/// <summary>Where text goes that rules are applied to.</summary>
internal enum TextOutput
{
    /// <summary>Frames: the overlay and programs that read the same.</summary>
    Overlay,

    /// <summary>The transcript on people's own devices.</summary>
    Readers,

    /// <summary>Subtitle files and other things that are kept.</summary>
    Exports,

    /// <summary>Subtitles of everything so far, which anybody who may watch can load: switched with the readers.</summary>
    Subtitles,
}

/// <summary>The rules in force: word lists, and how each output treats them. They may change while captions run; what is out stays as it is.</summary>
/// <remarks>Threading: safe; a change replaces the whole.</remarks>
internal sealed class RuleBook(WordLists lists, IReadOnlyDictionary<TextOutput, Treatment> treatments)
{
    private static readonly TextOutput[] Shown = [TextOutput.Overlay, TextOutput.Readers, TextOutput.Exports];

    private volatile Page page = new(lists, treatments);

    /// <summary>No rule at all.</summary>
    public static RuleBook Empty => new(WordLists.None, new Dictionary<TextOutput, Treatment>());

    public WordLists Lists => page.Lists;

    /// <summary>How an output treats words. Subtitles are treated like the readers' text, and show no word that another output hides.</summary>
    public Treatment Of(TextOutput output) =>
        output == TextOutput.Subtitles
            ? Of(TextOutput.Readers) with
            {
                Blocked = Shown.Max(shown => Of(shown).Blocked),
            }
            : page.Treatments.GetValueOrDefault(output) ?? new();

    /// <summary>From now on these hold.</summary>
    public void Change(WordLists lists, IReadOnlyDictionary<TextOutput, Treatment> treatments) => page = new(lists, treatments);

    private sealed record Page(WordLists Lists, IReadOnlyDictionary<TextOutput, Treatment> Treatments);
}
