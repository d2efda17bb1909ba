namespace LiveCaptions.Audio.Files;

/// <summary>Turns ffmpeg's complaint about a file into a sentence for the person at the machine.</summary>
internal static class FfmpegError
{
    /// <summary>Explains why there is no sound, or no more of it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="errors">What ffmpeg wrote to standard error.</param>
    /// <param name="begun">Whether sound came before.</param>
    public static SourceException Explain(string path, string errors, bool begun)
    {
        var last = BoundedText.LastLine(errors);
        if (begun)
            return new(
                $"ffmpeg stopped in the middle of {path} ({last}); what came before is captioned. Check the file with another player."
            );
        if (SoundFileCheck.LooksLikeText(path))
            return new($"{path} is a text file, not sound, so there is nothing to caption. Name a sound or video file.");
        if (
            errors.Length == 0
            || errors.Contains("does not contain any stream", StringComparison.Ordinal)
            || errors.Contains("matches no streams", StringComparison.Ordinal)
        )
            return new($"{path} has no sound track, so there is nothing to caption. Name a file with sound in it.");
        if (
            errors.Contains("Invalid data found", StringComparison.Ordinal)
            || errors.Contains("moov atom not found", StringComparison.Ordinal)
        )
            return new(
                $"{path} is not a sound or video file that ffmpeg knows, or it is damaged, so it cannot be captioned. Name another file."
            );
        return new($"ffmpeg could not read {path}, so it cannot be captioned: {last}.");
    }
}
