using LiveCaptions.ScriptedTracks;

namespace LiveCaptions.TranslatedFiles;

/// <summary>Reads files that can be translated. A file may come from anywhere, so its size is bounded.</summary>
internal static class TextFileReader
{
    /// <summary>The largest file accepted: the words of fifty hours with their times.</summary>
    public const long MaxBytes = 16 << 20;

    /// <returns>The text, and a remark on how it was read; null: there is nothing to say.</returns>
    /// <exception cref="TextFileException">The file cannot be read, or is of another kind.</exception>
    public static (ITranslatableText Text, string? Remark) Read(string path)
    {
        var format = TranslatableText.FormatOf(path)
            ?? throw new TextFileException(
                $"{path} is not called .srt, .vtt, .txt or .json, so it is not translated. Subtitles of other kinds become SubRip with: ffmpeg -i FILE OTHER.srt"
            );
        var bytes = BytesOf(path);
        if (ForeignFormat.OfBytes(bytes) is { } foreign)
            throw new TextFileException($"{path} is {foreign.What} and no text, so there is nothing to translate. {foreign.Fix}");
        var (text, assumed) = SubtitleEncoding.Decode(bytes);
        if (!IsText(text))
            throw new TextFileException($"{path} is not a text, so there is nothing to translate. Check the name.");
        var remark = assumed is null
            ? null
            : $"{path} has no mark of its encoding and was read as {assumed}. If letters are wrong, save it as UTF-8.";
        return (TranslatableText.Read(path, text, format), remark);
    }

    private static byte[] BytesOf(string path)
    {
        if (Directory.Exists(path))
            throw new TextFileException($"{path} is a folder, so it is not translated. Name a file in it.");
        try
        {
            var length = new FileInfo(File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path).Length;
            // Pipes and devices have no length, and may never end.
            if (length == 0)
                throw new TextFileException($"{path} is empty or no file, so there is nothing to translate. Check the name.");
            if (length > MaxBytes)
                throw new TextFileException(
                    $"{path} is larger than {MaxBytes >> 20} MB, so it is taken for no subtitle file and not translated. Check the name."
                );
            return File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new TextFileException($"{path} does not exist, so it is not translated. Check the name.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new TextFileException($"{path} cannot be read, so it is not translated: {e.Message}", e);
        }
    }

    private static bool IsText(string text)
    {
        var control = text.Count(c => char.IsControl(c) && c is not ('\t' or '\r' or '\n' or '\f' or '\u0085'));
        return control * 200 <= text.Length && !text.Contains('\0', StringComparison.Ordinal);
    }
}
