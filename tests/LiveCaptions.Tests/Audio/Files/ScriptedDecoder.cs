using System.Runtime.CompilerServices;
using LiveCaptions.Audio.Files;

namespace LiveCaptions.Tests.Audio.Files;

/// <summary>Decodes every file as the same sound, in blocks of an odd length.</summary>
internal sealed class ScriptedDecoder(float[] sound) : ISoundDecoder
{
    public int Rounds { get; private set; }

    public async IAsyncEnumerable<ReadOnlyMemory<float>> DecodeAsync(SoundRequest _, [EnumeratorCancellation] CancellationToken stop)
    {
        Rounds++;
        for (var at = 0; at < sound.Length; at += 777)
        {
            stop.ThrowIfCancellationRequested();
            await Task.CompletedTask;
            yield return sound.AsMemory(at, Math.Min(777, sound.Length - at));
        }
    }

    public Task<double?> LengthAsync(string path, CancellationToken stop) => Task.FromResult<double?>(sound.Length / 16000.0);
}
