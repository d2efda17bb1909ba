using LiveCaptions.Exports;
using LiveCaptions.Health;

namespace LiveCaptions.TranslatedFiles;

/// <summary>The content of a subtitle file or transcript, of which the words are translated and all else stays.</summary>
internal interface ITranslatableText
{
    /// <summary>What the places of its units count: "cue", "line", "word".</summary>
    string Counted { get; }

    /// <summary>The language that it names itself: ISO 639 code; null: none.</summary>
    string? Language { get; }

    /// <summary>What is translated, in order.</summary>
    IReadOnlyList<TextUnit> Units { get; }

    /// <summary>The same content in another language.</summary>
    /// <param name="translations">One for each unit; null: the unit stays as it is.</param>
    /// <param name="to">Their language: ISO 639 code.</param>
    string Write(IReadOnlyList<string?> translations, string to);
}

/// <summary>Words that are translated together, such as a sentence.</summary>
/// <param name="Text">One line.</param>
/// <param name="First">Where it begins, from 1, in what the text counts.</param>
/// <param name="Last">Where it ends.</param>
internal sealed record TextUnit(string Text, int First, int Last);

/// <summary>Reads the content of files that can be translated.</summary>
internal static class TranslatableText
{
    /// <summary>The formats that are read; each name in lower case is the file extension.</summary>
    public static IReadOnlyList<TranscriptFormat> Formats { get; } =
    [TranscriptFormat.Srt, TranscriptFormat.Vtt, TranscriptFormat.Txt, TranscriptFormat.Json];

    /// <summary>The format that a file's name tells; null: none that can be translated.</summary>
    public static TranscriptFormat? FormatOf(string path)
    {
        var ending = Path.GetExtension(path).TrimStart('.');
        return Formats
            .Where(format => ending.Equals(format.ToString(), StringComparison.OrdinalIgnoreCase))
            .Select(format => (TranscriptFormat?)format)
            .FirstOrDefault();
    }

    /// <param name="name">The file's name, for sentences.</param>
    /// <param name="text">Its content.</param>
    /// <param name="format">What it is.</param>
    /// <exception cref="TextFileException">It is not of this format, or has nothing to translate.</exception>
    public static ITranslatableText Read(string name, string text, TranscriptFormat format) =>
        format == TranscriptFormat.Json ? JsonFileText.Read(name, text) : SubtitleText.Read(name, text, format);
}

/// <summary>The engine is away, refuses, or has no translations: other files would fare no better.</summary>
internal sealed class EngineFailedException(string message, Exception? cause = null) : Exception(message, cause), IUserFacingError;

/// <summary>A file cannot be read as a subtitle file or transcript.</summary>
internal sealed class TextFileException(string message, Exception? cause = null) : Exception(message, cause), IUserFacingError;
