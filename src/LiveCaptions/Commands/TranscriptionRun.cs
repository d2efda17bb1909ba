using LiveCaptions.Audio.Files;
using LiveCaptions.Captions.Rules;
using LiveCaptions.Exports;
using LiveCaptions.Health;
using LiveCaptions.Recognition;
using LiveCaptions.Settings;
using LiveCaptions.TranslatedFiles;
using LiveCaptions.Translation.Engines;
using LiveCaptions.Whisper;

namespace LiveCaptions.Commands;

/// <summary>
/// Transcribes the recordings of a job: several at once, since a short one does not keep all cores busy; results come in order.
/// </summary>
/// <param name="track">The audio track and channel to transcribe.</param>
/// <param name="translation">Translates the transcripts; null: they are not translated.</param>
/// <param name="words">How numbers and letters are written; the other text rules are a matter of outputs.</param>
internal sealed class TranscriptionRun(
    TranscriptionJob job,
    TrackSettings track,
    WordSettings words,
    IRecordingTranscriber transcriber,
    TextTranslation? translation,
    CommandContext context
)
{
    private readonly WordLists rules = new([], [], words.Numbers, words.Letters);

    /// <summary>What was heard in a recording.</summary>
    private sealed record Heard(RecordingTranscript Transcript, WordlessStretches Sound);

    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(AddBar add, CancellationToken stop)
    {
        var code = ExitCode.Ok;
        var begun = new Queue<(string File, Task<Heard> Heard)>();
        try
        {
            foreach (var file in job.Files)
            {
                if (begun.Count == transcriber.AtOnce)
                    await FinishAsync();
                begun.Enqueue((file, ReadAsync(SoundOf(file), add, stop)));
            }
            while (begun.Count > 0)
                await FinishAsync();
        }
        finally
        {
            foreach (var (_, heard) in begun)
                await heard.ContinueWith(_ => { }, TaskScheduler.Default); // they use the transcriber
        }
        return code;

        async Task FinishAsync()
        {
            var (file, heard) = begun.Dequeue();
            var result = await WriteAsync(file, heard, add, stop);
            if (code != ExitCode.Failed && result != ExitCode.Ok)
                code = result;
        }
    }

    /// <summary>Writes one transcript, and says where its recording gave no words.</summary>
    private async Task<int> WriteAsync(string file, Task<Heard> heard, AddBar add, CancellationToken stop)
    {
        try
        {
            var (transcript, sound) = await heard;
            await job.WriteAsync(transcript, file, context);
            foreach (var remark in SilentParts.Of(transcript, sound))
                await context.Error.WriteLineAsync(remark);
            if (transcript.Words.Count == 0)
                return ExitCode.NoWords;
            return await IsTranslatedAsync(transcript, file, add, stop) ? ExitCode.Ok : ExitCode.Failed;
        }
        catch (Exception e) when (UserFacingError.Of(e) is not null || e is IOException or UnauthorizedAccessException)
        {
            // The other recordings are transcribed all the same.
            await context.Error.WriteLineAsync(CommandError.Explain(e).Sentence);
            return ExitCode.Failed;
        }
    }

    /// <summary>Writes the translations of a transcript as <c>translate</c> does with its file.</summary>
    private async Task<bool> IsTranslatedAsync(RecordingTranscript transcript, string file, AddBar add, CancellationToken stop)
    {
        var whole = true;
        foreach (var to in job.Languages)
            if (TranslatedName.IsSame(transcript.Language, to))
                await context.Error.WriteLineAsync($"{file} is in {Languages.Name(to)}, so it was not translated into it.");
            else if (translation is not null)
            {
                var text = TranslatableText.Read(file, TranscriptText.Write(transcript, job.Format), job.Format);
                var run = new TranslationRun(translation, context, add);
                whole &= await run.WriteAsync(file, text, transcript.Language, to, job.PathOf(file, to), stop);
            }
        return whole;
    }

    private SoundRequest SoundOf(string file) =>
        new(file)
        {
            AudioTrack = track.AudioTrack,
            Channel = track.Channel,
            Notice = context.Error.WriteLine,
            Restarted = context.Error.WriteLine,
        };

    private async Task CheckAsync(string path, CancellationToken stop)
    {
        await SoundFileCheck.RequireAsync(path, stop);
        if (SoundFileCheck.Warning(path) is { } warning)
            await context.Error.WriteLineAsync(warning);
    }

    private async Task<Heard> ReadAsync(SoundRequest sound, AddBar add, CancellationToken stop)
    {
        await CheckAsync(sound.Path, stop);
        var length = context.ShowsProgress ? await context.Decoder.LengthAsync(sound.Path, stop) : null;
        var level = new WordlessStretches();
        var transcript = new RecordingTranscript(Path.GetFileName(sound.Path), null, AudioTime.Zero, []);
        var written = new WrittenWords(rules, job.Speakers);
        var progress = add(transcript.File, length);
        await foreach (var change in transcriber.TranscribeAsync(Measured(context.Decoder.DecodeAsync(sound, stop), level), stop))
        {
            transcript = transcript with { Language = change.Language ?? transcript.Language, Duration = change.Heard };
            written.Add(change, transcript.Language);
            progress(change.Heard.Seconds);
        }
        return new(transcript with { Words = written.Finish(transcript.Language) }, level);
    }

    private static async IAsyncEnumerable<ReadOnlyMemory<float>> Measured(
        IAsyncEnumerable<ReadOnlyMemory<float>> blocks,
        WordlessStretches level
    )
    {
        await foreach (var block in blocks)
        {
            level.Add(block.Span);
            yield return block;
        }
    }
}
