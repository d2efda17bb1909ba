using System.Text.Json;
using LiveCaptions.Captions;
using LiveCaptions.Captions.Breaks;
using LiveCaptions.Exports;
using LiveCaptions.Translation;
using LiveCaptions.Whisper;

namespace LiveCaptions.TranslatedFiles;

/// <summary>
/// A transcript as <c>transcribe --format json</c> writes it: translated words get the times in which their source was said.
/// </summary>
internal sealed class JsonFileText : ITranslatableText
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { MaxDepth = 8 };

    private readonly RecordingTranscript transcript;
    private readonly List<IReadOnlyList<SettledWord>> units = [];

    private JsonFileText(RecordingTranscript transcript)
    {
        this.transcript = transcript;
        var counted = 0;
        var texts = new List<TextUnit>();
        foreach (var unit in Cut(transcript.Words))
        {
            units.Add(unit);
            texts.Add(new(LineUnit.Join([.. LineUnit.From(unit)]), counted + 1, counted += unit.Count));
        }
        Units = texts;
    }

    public string Counted => "word";

    public string? Language => transcript.Language;

    public IReadOnlyList<TextUnit> Units { get; }

    /// <exception cref="TextFileException">It is no such transcript, or has no words.</exception>
    public static JsonFileText Read(string name, string text)
    {
        Transcript? read;
        try
        {
            read = JsonSerializer.Deserialize<Transcript>(text.TrimStart('\ufeff'), Format);
        }
        catch (JsonException e)
        {
            throw NoTranscript(name, e);
        }
        if (read?.Words is not { Count: > 0 } words || words.Any(word => word?.IsWhole != true))
            throw NoTranscript(name, null);
        return new(new(read.File ?? name, read.Language, AudioTime.FromSeconds(read.Duration), [.. words.Select(word => word!.Settled)]));
    }

    public string Write(IReadOnlyList<string?> translations, string to)
    {
        var words = units.SelectMany(
            (unit, i) =>
                translations[i] is { } text
                    ? TranslatedWords.Of(text, unit[0].Start, unit[^1].End).Select(word => word with { Speaker = unit[0].Speaker })
                    : unit
        );
        return TranscriptText.Write(transcript with { Language = to, Words = [.. words] }, TranscriptFormat.Json);
    }

    /// <summary>Cuts into sentences: nobody waits, so a pause within one does not matter.</summary>
    private static IEnumerable<IReadOnlyList<SettledWord>> Cut(IReadOnlyList<SettledWord> words)
    {
        var (unit, size) = (new List<SettledWord>(), 0.0);
        foreach (var word in words)
        {
            if (unit.Count > 0 && Ends(unit[^1], word, size))
            {
                yield return unit;
                (unit, size) = ([], 0);
            }
            unit.Add(word);
            size += UnitCutter.SizeOf(word.Text, word.Joined);
        }
        if (unit.Count > 0)
            yield return unit;
    }

    private static bool Ends(SettledWord last, SettledWord next, double size)
    {
        var pause = new AudioTime(next.Start - last.End).Seconds;
        return next.Speaker != last.Speaker
            || pause >= SentenceUnits.Pause
            || UnitCutter.EndsSentence(last.Text)
            || (size >= SentenceUnits.EnoughWords && (pause >= UnitCutter.Pause || Sentences.EndsClause(last.Text)))
            || size >= SentenceUnits.MostWords;
    }

    private static TextFileException NoTranscript(string name, Exception? cause) =>
        new(
            $"{name} is no transcript with words that LiveCaptions has written, so there is nothing to translate. Make one with: livecaptions transcribe talk.wav --format json",
            cause
        );

    private sealed record Transcript(string? File, string? Language, double Duration, IReadOnlyList<Word?>? Words);

    private sealed record Word(string? Text, bool Joined, double Start, double End, double Probability, int Speaker)
    {
        private const double Longest = 7 * 24 * 3600;

        [System.Text.Json.Serialization.JsonPropertyName("word")]
        public string? Text { get; init; } = Text;

        public bool IsWhole => !string.IsNullOrWhiteSpace(Text) && Start is >= 0 and <= Longest && End is >= 0 and <= Longest;

        public SettledWord Settled =>
            new(Text!, Joined, AudioTime.FromSeconds(Start), AudioTime.FromSeconds(End), (float)Probability) { Speaker = Speaker };
    }
}
