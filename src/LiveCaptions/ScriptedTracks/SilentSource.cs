using LiveCaptions.Audio;
using LiveCaptions.Whisper;

namespace LiveCaptions.ScriptedTracks;

/// <summary>Silence in real time, which keeps the clock of a track whose words are written.</summary>
/// <param name="description">A description for the person at the machine.</param>
/// <param name="length">How long it lasts; null for ever.</param>
/// <param name="clock">Paces the silence.</param>
/// <param name="remark">What the person at the machine should know about the words now; null if there is nothing.</param>
internal sealed class SilentSource(string description, AudioTime? length, TimeProvider clock, Func<string?>? remark = null) : IAudioSource
{
    private static readonly float[] Block = new float[AudioTime.SampleRate / 20];

    public string Description => description;

    public bool IsSpoken => false;

    /// <summary>Its silence is no fault: the words do not come from the sound.</summary>
    public SourceReport Report() => new(SourceState.Running, remark?.Invoke(), 0, null);

    public async Task RunAsync(SampleRing ring, CancellationToken stop)
    {
        try
        {
            var pace = new Pace(clock);
            for (var written = new AudioTime(0); length is not { } end || written < end; written += Block.Length)
            {
                await pace.UntilAsync(written + Block.Length, stop);
                ring.Write(Block);
            }
        }
        finally
        {
            ring.Complete();
        }
    }
}
