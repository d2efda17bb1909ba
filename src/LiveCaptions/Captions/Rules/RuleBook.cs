using LiveCaptions.Whisper;

namespace LiveCaptions.Captions.Rules;

/// <summary>Outputs with rules of their own.</summary>
internal enum TextOutput
{
    /// <summary>Frames: the overlay and programs that read the same.</summary>
    Overlay,

    /// <summary>The transcript on readers' own devices.</summary>
    Readers,

    /// <summary>Subtitle files and other files that are kept.</summary>
    Exports,

    /// <summary>Subtitles of everything so far, which anybody who may watch can load: switched with the readers.</summary>
    Subtitles,

    /// <summary>What translated tracks are made of.</summary>
    Translations,
}

/// <summary>
/// The rules in force: word lists, and how each output treats them. They may change while captions run; words that have gone out stay as
/// they are.
/// </summary>
/// <remarks>Threading: safe; a change replaces all rules at once.</remarks>
internal sealed class RuleBook(WordLists lists, IReadOnlyDictionary<TextOutput, Treatment> treatments)
{
    private static readonly TextOutput[] Shown = [TextOutput.Overlay, TextOutput.Readers, TextOutput.Exports];

    private readonly Lock sync = new();
    private volatile Page page = new(lists, treatments);

    /// <summary>A book without rules.</summary>
    public static RuleBook Empty => new(WordLists.None, new Dictionary<TextOutput, Treatment>());

    public WordLists Lists => page.Lists;

    /// <summary>
    /// How an output treats words. Subtitles are treated like the readers' text, and show no word that another output hides. Translations
    /// are made of words as they were said: a word that any output hides is left out, since a translator would make something of a mask.
    /// </summary>
    public Treatment Of(TextOutput output) =>
        output switch
        {
            TextOutput.Subtitles => Of(TextOutput.Readers) with { Blocked = Hidden },
            TextOutput.Translations => new(Hidden == Blocked.AsSpoken ? Blocked.AsSpoken : Blocked.Remove, Fillers.Drop),
            _ => page.Treatments.GetValueOrDefault(output) ?? new(),
        };

    /// <summary>What the strictest output does with blocked words.</summary>
    private Blocked Hidden => Shown.Max(shown => Of(shown).Blocked);

    /// <summary>Replaces the rules.</summary>
    public void Change(WordLists lists, IReadOnlyDictionary<TextOutput, Treatment> treatments)
    {
        lock (sync)
            page = new(lists, treatments);
    }

    /// <summary>
    /// Takes back a use of a term: it is not repeated. Beyond <see cref="WordLists.MaxEntries"/>, the oldest is forgotten.
    /// </summary>
    public void Refuse(TermUse use)
    {
        lock (sync)
        {
            IReadOnlyList<TermUse> refused = [.. page.Lists.Refused.Where(other => other != use).TakeLast(WordLists.MaxEntries - 1), use];
            page = page with { Lists = page.Lists.Refusing(refused) };
        }
    }

    private sealed record Page(WordLists Lists, IReadOnlyDictionary<TextOutput, Treatment> Treatments);
}
