using LiveCaptions.Audio;
using LiveCaptions.Audio.Files;

namespace LiveCaptions.ScriptedTracks;

/// <summary>
/// Reads subtitle files: SubRip (<c>.srt</c>) and WebVTT (<c>.vtt</c>, <see href="https://www.w3.org/TR/webvtt1/"/>), in any encoding. The
/// file may come from anywhere, so its size, its words and every match are bounded.
/// </summary>
internal static class CueFile
{
    /// <summary>The largest file accepted: about fifteen hours of subtitles.</summary>
    public const long MaxBytes = 2 << 20;

    /// <summary>Reads all cues of a file.</summary>
    /// <exception cref="SourceException">The file cannot be read, or holds no cues.</exception>
    public static CueSheet Read(string path, bool skipTimeCode = true)
    {
        SoundFileCheck.Require(path);
        if (new FileInfo(path).Length > MaxBytes)
            throw new SourceException($"{path} is larger than {MaxBytes >> 20} MB, so it is not a subtitle file. Check the name.");
        var bytes = File.ReadAllBytes(path);
        if (ForeignFormat.OfBytes(bytes) is { } foreign)
            throw Unusable(path, foreign);
        var (text, assumed) = SubtitleEncoding.Decode(bytes);
        var sheet = CueSheet.Parse(text, skipTimeCode);
        if (sheet.Cues.Count == 0)
            throw ForeignFormat.OfText(text) is { } other ? Unusable(path, other) : NoCues(path, sheet);
        return assumed is null
            ? sheet
            : sheet with
            {
                Remarks =
                [
                    .. sheet.Remarks,
                    $"It has no mark of its encoding and was read as {assumed}. If letters are wrong, save it as UTF-8.",
                ],
            };
    }

    private static SourceException Unusable(string path, (string What, string Fix) format) =>
        new($"{path} is {format.What}, not SubRip or WebVTT, so there is nothing to show. {format.Fix}");

    private static SourceException NoCues(string path, CueSheet sheet) =>
        new(
            $"{path} holds no subtitles that can be read, so there is nothing to show. "
                + (
                    sheet.Remarks.Count > 0
                        ? sheet.Remarks[0]
                        : "It should have lines such as \"00:00:01,500 --> 00:00:04,000\" with words below them."
                )
        );
}
