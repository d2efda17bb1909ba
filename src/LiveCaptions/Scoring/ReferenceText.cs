using System.Text.Json;
using LiveCaptions.Audio;

namespace LiveCaptions.Scoring;

/// <summary>The true transcript, with the end of each word if known.</summary>
internal sealed class ReferenceText
{
    private ReferenceText(string[] words, double?[]? ends) => (Words, Ends) = (words, ends);

    /// <summary>Normalised words.</summary>
    public string[] Words { get; }

    /// <summary>The end of each word in seconds, null for an unknown one; null: a text without times.</summary>
    public double?[]? Ends { get; }

    /// <summary>Reads <c>NAME.words.json</c> ([["word", start, end], …], null for an unknown time) or a text.</summary>
    /// <exception cref="SourceException">The file is missing or has another format.</exception>
    public static ReferenceText Load(string path)
    {
        if (!File.Exists(path))
            throw new SourceException($"There is no reference {path}, so nothing can be scored. Name a text or a .words.json file.");
        var text = File.ReadAllText(path);
        return path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? OfJson(path, text) : new(PlainWords.Of(text), null);
    }

    /// <summary>The same words, this many seconds later.</summary>
    public ReferenceText Later(double seconds) => new(Words, Ends is null ? null : [.. Ends.Select(end => end + seconds)]);

    public static ReferenceText OfText(string text) => new(PlainWords.Of(text), null);

    public static ReferenceText OfWords(IEnumerable<(string Word, double? End)> words)
    {
        var all = words.SelectMany(w => PlainWords.Of(w.Word).Select(plain => (plain, w.End))).ToArray();
        return new([.. all.Select(w => w.plain)], [.. all.Select(w => w.End)]);
    }

    private static ReferenceText OfJson(string path, string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            return OfWords([
                .. json
                    .RootElement.EnumerateArray()
                    .Select(w => (w[0].GetString() ?? "", w[2].ValueKind == JsonValueKind.Null ? (double?)null : w[2].GetDouble())),
            ]);
        }
        catch (Exception cause) when (cause is JsonException or InvalidOperationException or IndexOutOfRangeException or FormatException)
        {
            throw new SourceException(
                $"{path} is not a list of words with times, so nothing can be scored. It should read [[\"word\", start seconds, end seconds], …].",
                cause
            );
        }
    }
}
