using System.Runtime.CompilerServices;
using LiveCaptions.Hosting;
using LiveCaptions.Recognition;
using LiveCaptions.Settings;
using LiveCaptions.Whisper;

namespace LiveCaptions.Commands;

/// <summary>Writes down recordings with the stream of the live captions, in long steps, since nobody waits for single words.</summary>
internal sealed class RecordingTranscriber(IRecognisers recognisers, StreamSettings stream) : IRecordingTranscriber
{
    private const int BlockLength = AudioTime.SampleRate / 10;

    public static IRecordingTranscriber Load(RecognitionSettings recognition, string language)
    {
        // Whole utterances at once, as far as the model sees: the fewest decodes, each with the most context.
        var stream = TrackSetup.StreamOf(recognition, language) with
        {
            Step = TimeSpan.FromSeconds(4),
            MaximumWindow = TimeSpan.FromSeconds(16),
            KeepWindow = TimeSpan.FromSeconds(8),
        };
        var recognisers = SpeechRecognisers.Load(recognition);
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

    /// <summary>Blocks of one length, however a decoder's came through its pipe: where steps fall, and so the text, is the same each time.</summary>
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
