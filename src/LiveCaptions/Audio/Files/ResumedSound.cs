using System.Runtime.CompilerServices;
using LiveCaptions.Whisper;

namespace LiveCaptions.Audio.Files;

/// <summary>Reads a file's sound from a decoder that is started again where it died.</summary>
/// <remarks>
/// A new run repeats the file from its start, exactly, and what has been read is passed over: seeking is not exact everywhere.
/// </remarks>
internal static class ResumedSound
{
    /// <summary>Reads all sound, in blocks that are valid until the next one is requested.</summary>
    /// <param name="request">The file, and who is told of restarts.</param>
    /// <param name="run">Starts the decoder at the file's start.</param>
    /// <param name="stop">Ends it.</param>
    /// <exception cref="SourceException">The decoder died too often, or reports that there is no more sound.</exception>
    public static async IAsyncEnumerable<ReadOnlyMemory<float>> ReadAsync(
        SoundRequest request,
        Func<IAsyncEnumerable<ReadOnlyMemory<float>>> run,
        [EnumeratorCancellation] CancellationToken stop
    )
    {
        var deaths = new DecoderDeaths(request.Path);
        long position = 0;
        while (true)
        {
            long at = 0;
            var died = 0;
            await using var blocks = run().GetAsyncEnumerator(stop);
            while ((died = await MoveAsync(blocks)) == Moved)
            {
                var known = (int)Math.Clamp(position - at, 0, blocks.Current.Length);
                at += blocks.Current.Length;
                if (known == blocks.Current.Length)
                    continue;
                position = at;
                yield return blocks.Current[known..];
            }
            if (died == Ended)
                yield break;
            if (deaths.Note(died, new AudioTime(position)))
                request.Restarted(
                    $"ffmpeg was ended by signal {died} while it read {request.Path}, and was started again where it was; no sound is lost. See what ended it, such as too little memory."
                );
        }
    }

    private const int Moved = -1,
        Ended = 0;

    /// <returns>Whether there is a block or the sound has ended; else the signal that ended the decoder.</returns>
    private static async ValueTask<int> MoveAsync(IAsyncEnumerator<ReadOnlyMemory<float>> blocks)
    {
        try
        {
            return await blocks.MoveNextAsync() ? Moved : Ended;
        }
        catch (DecoderDiedException e)
        {
            return e.Signal;
        }
    }
}
