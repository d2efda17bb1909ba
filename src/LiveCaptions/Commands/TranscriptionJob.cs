using LiveCaptions.Audio.Files;
using LiveCaptions.Exports;
using LiveCaptions.Files;
using LiveCaptions.TranslatedFiles;

namespace LiveCaptions.Commands;

/// <summary>The recordings to transcribe, the format, and the folder for the transcripts.</summary>
/// <param name="Folder">Null: the standard output.</param>
/// <param name="Speakers">Speakers at most in each recording; null: nobody is told apart.</param>
internal sealed record TranscriptionJob(IReadOnlyList<string> Files, TranscriptFormat Format, string? Folder, int? Speakers)
{
    /// <summary>The languages into which each transcript is translated; each translation is a file of its own.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>Where a transcript in another language is written.</summary>
    public string PathOf(string file, string to) => TranslatedName.Of(PathOf(file), to, null);

    private string Extension => "." + Format.ToString().ToLowerInvariant();

    /// <summary>Refuses a job whose results would overwrite one another or could not be written, before any work is done.</summary>
    /// <exception cref="UsageException">The job cannot be done.</exception>
    public void Check(CommandContext context)
    {
        // No later sentence may repeat an address.
        if (Files.Select(SoundFileCheck.AddressInPlaceOfFile).FirstOrDefault(refusal => refusal is not null) is { } address)
            throw new UsageException(address);
        if (Folder is null && Files.Count > 1 && Format != TranscriptFormat.Txt)
            throw new UsageException(
                $"Several recordings cannot share one {Extension[1..]} text, so nothing was written. Name a folder: --output DIR"
            );
        if (Folder is null && Languages.Count > 0)
            throw new UsageException(
                "Translations are files of their own beside the transcript, so nothing was transcribed. Name a folder: --output DIR"
            );
        if (Folder is null)
            return;
        var same = Files
            .SelectMany(file => Languages.Select(to => (File: file, Path: PathOf(file, to))).Prepend((File: file, Path: PathOf(file))))
            .GroupBy(one => one.Path)
            .FirstOrDefault(files => files.Count() > 1);
        if (same is not null)
            throw new UsageException(
                $"{string.Join(" and ", same.Select(one => one.File))} would both be written to {same.Key}, so nothing was written. Transcribe them into different folders."
            );
        if (File.Exists(Folder) && new FileInfo(Folder).LinkTarget is null)
            throw new UsageException($"{Folder} is a file, so nothing can be written into it. Name a folder: --output DIR");
        foreach (var file in Files)
            CheckPlace(file, context);
    }

    /// <summary>Writes the transcript to the standard output or into the folder.</summary>
    /// <exception cref="UsageException">The file could not be written; the transcript is on the standard output.</exception>
    public async Task WriteAsync(RecordingTranscript transcript, string file, CommandContext context)
    {
        var text = TranscriptText.Write(transcript, Format);
        if (Folder is null)
        {
            await PrintAsync(text, context);
            return;
        }
        string path;
        try
        {
            path = WrittenBy(context).Write(PathOf(file), text);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await PrintAsync(text, context);
            throw new UsageException(
                $"{PathOf(file)} could not be written ({e.Message.TrimEnd('.')}), so the transcript of {file} is on the standard output instead. Make room there, or name another folder: --output DIR"
            );
        }
        var spared = path == PathOf(file) ? "" : $"; {PathOf(file)} was not written by this program, or was changed since, and stays";
        await context.Error.WriteLineAsync($"{file} -> {path} ({transcript.Words.Count} words){spared}");
    }

    private static async Task PrintAsync(string text, CommandContext context)
    {
        await context.Transcripts.WriteAsync(text);
        await context.Transcripts.FlushAsync();
    }

    private static WrittenFiles WrittenBy(CommandContext context) => new(context.Written, TranscribeCommand.Name);

    private void CheckPlace(string file, CommandContext context)
    {
        try
        {
            Directory.CreateDirectory(Folder!);
            WholeFile.Check(WrittenBy(context).Choose(PathOf(file)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException(
                $"{PathOf(file)} cannot be written ({e.Message.TrimEnd('.')}), so nothing was transcribed. Name another folder: --output DIR"
            );
        }
    }

    private string PathOf(string file) => Path.Combine(Folder ?? "", Path.GetFileNameWithoutExtension(file) + Extension);
}
