using LiveCaptions.Audio;
using LiveCaptions.Whisper;

namespace LiveCaptions.ScriptedTracks;

/// <summary>The sound of a track on which nobody is heard, since its words are written: silence at real pace, so that its clock goes on.</summary>
/// <param name="length">So long it lasts; null: for ever.</param>
internal sealed class SilentSource(string description, AudioTime? length, TimeProvider clock) : IAudioSource
{
    private static readonly float[] Block = new float[AudioTime.SampleRate / 20];

    public string Description => description;

    public async Task RunAsync(SampleRing ring, CancellationToken stop)
    {
        try
        {
            var pace = new Pace(clock);
            for (var given = new AudioTime(0); length is not { } end || given < end; given += Block.Length)
            {
                await pace.UntilAsync(given + Block.Length, stop);
                ring.Write(Block);
            }
        }
        finally
        {
            ring.Complete();
        }
    }
}
