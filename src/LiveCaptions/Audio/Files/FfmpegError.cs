namespace LiveCaptions.Audio.Files;

/// <summary>Puts what ffmpeg said about a file into a sentence for the person at the machine.</summary>
internal static class FfmpegTrouble
{
    /// <summary>Why there is no sound, or no more of it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="said">What ffmpeg wrote to its error output.</param>
    /// <param name="bytes">How much sound it had given before.</param>
    public static SourceException Explain(string path, string said, long bytes)
    {
        var last = said.Length == 0 ? "it gave no reason" : said[(said.LastIndexOf('\n') + 1)..];
        if (bytes > 0)
            return new(
                $"ffmpeg stopped in the middle of {path} ({last}); what came before is captioned. Check the file with another player."
            );
        if (SoundFileCheck.LooksLikeText(path))
            return new($"{path} is a text file, not sound, so there is nothing to caption. Name a sound or video file.");
        if (
            said.Length == 0
            || said.Contains("does not contain any stream", StringComparison.Ordinal)
            || said.Contains("matches no streams", StringComparison.Ordinal)
        )
            return new($"{path} has no sound track, so there is nothing to caption. Name a file with sound in it.");
        if (said.Contains("Invalid data found", StringComparison.Ordinal) || said.Contains("moov atom not found", StringComparison.Ordinal))
            return new(
                $"{path} is not a sound or video file that ffmpeg knows, or it is damaged, so it cannot be captioned. Name another file."
            );
        return new($"ffmpeg could not read {path}, so it cannot be captioned: {last}.");
    }
}
