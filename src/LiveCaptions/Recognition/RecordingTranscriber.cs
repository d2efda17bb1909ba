using System.Runtime.CompilerServices;
using LiveCaptions.Settings;
using LiveCaptions.Whisper;

namespace LiveCaptions.Recognition;

/// <summary>Transcribes recordings with the live captions' stream, in long steps: a recording's words need not appear one by one.</summary>
internal sealed class RecordingTranscriber(IRecognisers recognisers, StreamSettings stream) : IRecordingTranscriber
{
    private const int BlockLength = AudioTime.SampleRate / 10;

    public static IRecordingTranscriber Load(EngineChoice engine, RecognitionSettings recognition, string language)
    {
        // Whole utterances at once, as long as the model's window allows: the fewest decodes, each with the most context.
        var stream = RecognitionStream.SettingsOf(recognition, language) with
        {
            Step = TimeSpan.FromSeconds(4),
            MaximumWindow = TimeSpan.FromSeconds(16),
            KeepWindow = TimeSpan.FromSeconds(8),
        };
        var recognisers = SpeechRecognisers.Load(engine);
        try
        {
            recognisers.Check(stream);
            return new RecordingTranscriber(recognisers, stream);
        }
        catch
        {
            recognisers.Dispose();
            throw;
        }
    }

    public async IAsyncEnumerable<TranscriptChange> TranscribeAsync(
        IAsyncEnumerable<ReadOnlyMemory<float>> sound,
        [EnumeratorCancellation] CancellationToken stop
    )
    {
        using var recogniser = recognisers.Open(stream);
        await foreach (var block in InBlocksAsync(sound, stop))
        {
            recogniser.Write(block.Span);
            do
            {
                stop.ThrowIfCancellationRequested();
                yield return recogniser.Step();
            } while (recogniser.IsBehind);
        }
        yield return recogniser.Finish();
    }

    public void Dispose() => recognisers.Dispose();

    /// <summary>
    /// Cuts the sound into blocks of one length, so that steps fall on the same samples, and give the same text, however the decoder's pipe
    /// delivers them.
    /// </summary>
    private static async IAsyncEnumerable<ReadOnlyMemory<float>> InBlocksAsync(
        IAsyncEnumerable<ReadOnlyMemory<float>> sound,
        [EnumeratorCancellation] CancellationToken stop
    )
    {
        var block = new float[BlockLength];
        var filled = 0;
        await foreach (var part in sound.WithCancellation(stop))
        {
            for (var rest = part; !rest.IsEmpty; )
            {
                var taken = Math.Min(rest.Length, BlockLength - filled);
                rest[..taken].CopyTo(block.AsMemory(filled));
                (rest, filled) = (rest[taken..], filled + taken);
                if (filled < BlockLength)
                    continue;
                yield return block;
                filled = 0;
            }
        }
        if (filled > 0)
            yield return block.AsMemory(0, filled);
    }
}
