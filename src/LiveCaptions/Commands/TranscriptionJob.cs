using LiveCaptions.Exports;
using LiveCaptions.Files;

namespace LiveCaptions.Commands;

/// <summary>The recordings to transcribe, the format, and the folder for the transcripts.</summary>
/// <param name="Folder">Null: the standard output.</param>
internal sealed record TranscriptionJob(IReadOnlyList<string> Files, TranscriptFormat Format, string? Folder)
{
    private string Extension => "." + Format.ToString().ToLowerInvariant();

    /// <summary>Refuses a job whose results would overwrite one another.</summary>
    /// <exception cref="UsageException">The job cannot be done.</exception>
    public void Check()
    {
        if (Folder is null && Files.Count > 1 && Format != TranscriptFormat.Txt)
            throw new UsageException(
                $"Several recordings cannot share one {Extension[1..]} text, so nothing was written. Name a folder: --output DIR"
            );
        var same = Files.GroupBy(PathOf).FirstOrDefault(files => files.Count() > 1);
        if (Folder is not null && same is not null)
            throw new UsageException(
                $"{string.Join(" and ", same)} would both be written to {same.Key}, so nothing was written. Transcribe them into different folders."
            );
        if (Folder is not null && File.Exists(Folder))
            throw new UsageException($"{Folder} is a file, so nothing can be written into it. Name a folder: --output DIR");
    }

    /// <summary>Writes the transcript to the standard output or into the folder.</summary>
    public async Task WriteAsync(RecordingTranscript transcript, string file, CommandContext context)
    {
        var text = TranscriptText.Write(transcript, Format);
        if (Folder is null)
        {
            await context.Output.WriteAsync(text);
            await context.Output.FlushAsync();
            return;
        }
        var path = PathOf(file);
        Directory.CreateDirectory(Folder);
        WholeFile.Write(path, text);
        await context.Error.WriteLineAsync($"{file} -> {path} ({transcript.Words.Count} words)");
    }

    private string PathOf(string file) => Path.Combine(Folder ?? "", Path.GetFileNameWithoutExtension(file) + Extension);
}
