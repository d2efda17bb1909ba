using System.Globalization;
using LiveCaptions.Whisper;

namespace LiveCaptions.Captions;

/// <summary>
/// What people call the voices that are told apart on one track: in memory only, and gone with the track. Numbers of one name are one
/// speaker, shown with the lowest of them.
/// </summary>
/// <remarks>Threading: immutable. Words keep the number they were settled with, so that a name can be taken back.</remarks>
internal sealed class VoiceNames
{
    /// <summary>Characters of a name at most: it stands before the words of a line.</summary>
    public const int MaxLength = 40;

    /// <summary>Names at most.</summary>
    public const int Most = 64;

    private const string Unnamed = "Speaker ";

    private readonly SortedDictionary<int, string> names;
    private readonly Dictionary<int, int> merged;

    private VoiceNames(SortedDictionary<int, string> names)
    {
        this.names = names;
        merged = Groups().SelectMany(group => group.Select(number => (number, Lowest: group.Min()))).ToDictionary();
    }

    /// <summary>Nobody has a name.</summary>
    public static VoiceNames None { get; } = new([]);

    /// <summary>The names by number.</summary>
    public IReadOnlyDictionary<int, string> All => names;

    public bool IsFull => names.Count >= Most;

    /// <summary>How a voice without a name is called: "Speaker 1".</summary>
    public static string NumberedName(int number) => string.Create(CultureInfo.InvariantCulture, $"{Unnamed}{number}");

    /// <summary>Whether a text can be a name as it stands, apart from spaces: nothing in it is taken out before it is shown.</summary>
    public static bool IsName(string text) =>
        text.Length <= MaxLength
        && !text.Any(EndsLine)
        && VisibleText.Of(text).Where(IsInk).SequenceEqual(text.Where(IsInk))
        && (text.Length == 0 || text.Any(IsInk));

    /// <summary>Names of another machine; what cannot be one is left out.</summary>
    public static VoiceNames Of(IEnumerable<KeyValuePair<int, string>> names) =>
        names
            .Where(pair => pair.Key > 0 && pair.Value is { Length: > 0 } name && IsName(name))
            .Take(Most)
            .Aggregate(None, (known, pair) => known.With(pair.Key, pair.Value));

    /// <summary>The names with another one; an empty name takes it back.</summary>
    public VoiceNames With(int number, string name)
    {
        var changed = new SortedDictionary<int, string>(names);
        changed.Remove(number);
        if (VisibleText.Of(name) is { Length: > 0 } shown)
            changed[number] = shown;
        return new(changed);
    }

    /// <summary>The name that a person has given; null: none.</summary>
    public string? Given(int number) => names.GetValueOrDefault(number);

    /// <summary>How a voice is called: by its name, or "Speaker 1".</summary>
    public string NameOf(int number) => Given(number) ?? NumberedName(number);

    /// <summary>The number with which a voice is shown: the lowest of those of its name.</summary>
    public int Shown(int number) => merged.GetValueOrDefault(number, number);

    /// <summary>The words with the numbers with which their voices are shown.</summary>
    public IReadOnlyList<SettledWord> Merged(IReadOnlyList<SettledWord> words) =>
        words.All(word => Shown(word.Speaker) == word.Speaker)
            ? words
            : [.. words.Select(word => word with { Speaker = Shown(word.Speaker) })];

    /// <inheritdoc cref="Merged(IReadOnlyList{SettledWord})"/>
    public CaptionUpdate Merged(CaptionUpdate update) =>
        Merged(update.Settled) is var words && ReferenceEquals(words, update.Settled) ? update : update with { Settled = words };

    /// <summary>Whether others say the same.</summary>
    public bool IsSame(VoiceNames other) => names.SequenceEqual(other.names);

    private IEnumerable<IReadOnlyList<int>> Groups() =>
        names
            .Select(pair => (Number: pair.Key, Name: pair.Value))
            .Concat(names.Values.Select(Numbered).Where(number => number > 0 && !names.ContainsKey(number)).Distinct().Select(Plain))
            .GroupBy(voice => voice.Name, voice => voice.Number, StringComparer.Ordinal)
            .Select(group => group.ToList())
            .Where(group => group.Count > 1);

    private static (int Number, string Name) Plain(int number) => (number, NumberedName(number));

    /// <summary>The number that a name says: who is called "Speaker 1" is that voice. 0: it says none.</summary>
    private static int Numbered(string name) =>
        name.StartsWith(Unnamed, StringComparison.Ordinal)
        && int.TryParse(name.AsSpan(Unnamed.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && NumberedName(number) == name
            ? number
            : 0;

    private static bool EndsLine(char character) => char.IsControl(character) || character is '\u2028' or '\u2029';

    private static bool IsInk(char character) => !char.IsWhiteSpace(character);
}
