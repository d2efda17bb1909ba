using LiveCaptions.Audio;

namespace LiveCaptions.Tests.Tracks;

/// <summary>A source that writes to the ring as the test says.</summary>
internal sealed class ScriptedSource(Func<SampleRing, CancellationToken, Task> run) : IAudioSource
{
    public string Description => "a script";

    public Task RunAsync(SampleRing ring, CancellationToken stop) => run(ring, stop);

    /// <summary>Gives this much silence at once and ends.</summary>
    public static ScriptedSource Of(int samples) => Of(new float[samples]);

    /// <summary>Gives this sound at once and ends.</summary>
    public static ScriptedSource Of(float[] sound) =>
        new(
            (ring, _) =>
            {
                ring.Write(sound);
                ring.Complete();
                return Task.CompletedTask;
            }
        );

    /// <summary>Gives this much sound, then fails.</summary>
    public static ScriptedSource Failing(int samples, Exception failure) =>
        new(
            (ring, _) =>
            {
                ring.Write(new float[samples]);
                throw failure;
            }
        );
}
