using LiveCaptions.Exports;

namespace LiveCaptions.Commands;

/// <summary>Which recordings are written down, how, and where to.</summary>
internal sealed record TranscriptionJob(IReadOnlyList<string> Files, TranscriptFormat Format, string? Folder)
{
    private string Extension => "." + Format.ToString().ToLowerInvariant();

    /// <summary>Refuses work that would spoil its own results.</summary>
    /// <exception cref="UsageException">With a sentence for the person at the machine.</exception>
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

    /// <summary>Writes the transcript where it belongs; a file is replaced only by a whole one.</summary>
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
        var unfinished = $"{path}.{Environment.ProcessId}.unfinished";
        try
        {
            await File.WriteAllTextAsync(unfinished, text);
            File.Move(unfinished, path, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
        await context.Error.WriteLineAsync($"{file} -> {path} ({transcript.Words.Count} words)");
    }

    private string PathOf(string file) => Path.Combine(Folder ?? "", Path.GetFileNameWithoutExtension(file) + Extension);
}
