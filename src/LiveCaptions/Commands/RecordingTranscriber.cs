using System.Runtime.CompilerServices;
using LiveCaptions.Settings;
using LiveCaptions.Tracks;
using LiveCaptions.Whisper;

namespace LiveCaptions.Commands;

/// <summary>Writes down recordings with the stream of the live captions, in long steps, since nobody waits for single words.</summary>
internal sealed class RecordingTranscriber(IRecognisers recognisers, StreamSettings stream) : ITranscriber
{
    public static ITranscriber Load(RecognitionSettings recognition, string language)
    {
        // Whole utterances at once, as far as the model sees: the fewest decodes, each with the most context.
        var stream = TrackRoom.StreamOf(recognition, language) with { Step = TimeSpan.FromSeconds(4), MaximumWindow = TimeSpan.FromSeconds(16), KeepWindow = TimeSpan.FromSeconds(8) };
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

    public async IAsyncEnumerable<TranscriptChange> TranscribeAsync(IAsyncEnumerable<ReadOnlyMemory<float>> sound, [EnumeratorCancellation] CancellationToken stop)
    {
        using var recogniser = recognisers.Open(stream);
        await foreach (var block in sound.WithCancellation(stop).ConfigureAwait(false))
        {
            recogniser.Hear(block.Span);
            do
            {
                stop.ThrowIfCancellationRequested();
                yield return recogniser.Step();
            }
            while (recogniser.IsBehind);
        }
        yield return recogniser.Finish();
    }

    public void Dispose() => recognisers.Dispose();
}
