using LiveCaptions.Capture;
using LiveCaptions.Capture.Native;
using LiveCaptions.Capture.Programs;

namespace LiveCaptions.Tests.Capture;

/// <summary>What a capture makes of frames that a program plays, in virtual time.</summary>
public sealed class SoundCaptureTests : IDisposable
{
    private const int Rate = 48000;
    private readonly PlayedFrames played = new();

    public void Dispose() => played.Dispose();

    [Fact]
    public void Frames_of_a_program_become_mono_at_16_kHz()
    {
        using var capture = SoundCapture.Of(played);
        List<float> heard = [];
        foreach (var part in Tone.Of(440, Rate, Rate, amplitude: 0.5).Chunk(Rate / 50))
        {
            played.Play(part);
            heard.AddRange(Read(capture).Sound);
        }

        Assert.Equal(16000, heard.Count, 200.0);
        Assert.Equal(0.5, Tone.Amplitude(heard.Skip(2000).Take(12000).ToArray(), 440, 16000), 0.01);
    }

    [Fact]
    public void A_program_that_plays_nothing_is_silence_as_long_as_the_clock_says()
    {
        using var capture = SoundCapture.Of(played);
        var samples = 0;
        for (var i = 0; i < 20; i++)
        {
            played.Pass(0.1);
            samples += Read(capture).Sound.Length;
        }

        Assert.Equal(2 * 16000, samples, 200.0);
    }

    [Fact]
    public void A_program_that_ends_is_a_lost_capture()
    {
        using var capture = SoundCapture.Of(played);
        played.Queue.End(Lcc.Stopped);

        Assert.Equal(CaptureStatus.Lost, Read(capture).Status);
    }

    [Fact]
    public void A_channel_that_it_does_not_have_is_refused_and_nothing_stays_open()
    {
        var refusal = Assert.Throws<SoundDeviceException>(() => SoundCapture.Of(played, channel: 3));

        Assert.Contains("no channel 3", refusal.Message, StringComparison.Ordinal);
        Assert.True(played.IsDisposed);
    }

    private static (CaptureStatus Status, float[] Sound) Read(SoundCapture capture)
    {
        var samples = new float[3200];
        var read = capture.Read(samples, TimeSpan.Zero);
        return (read.Status, samples[..read.Samples]);
    }

    /// <summary>Frames that a test plays, on a clock that it moves.</summary>
    private sealed class PlayedFrames : ICapturedFrames
    {
        private long now = 1;

        public PlayedFrames() => Queue = new(Rate, 2, Rate, () => now);

        public FrameQueue Queue { get; }

        public bool IsDisposed { get; private set; }

        public SoundDevice Device => new ProgramName("Game.exe").AsDevice;

        public long Start => 1;

        public long Now => now;

        public FrameFigures Figures => Queue.Figures;

        public int Read(Span<float> to, int min, int timeoutMs, out long missing) => Queue.Read(to, min, timeoutMs, out missing);

        public void Cancel() => Queue.End(Lcc.Cancelled);

        public void Dispose() => IsDisposed = true;

        public void Pass(double seconds) => now += (long)(seconds * 1e9);

        public void Play(float[] mono)
        {
            Pass(mono.Length / (double)Rate);
            Queue.Write([.. mono.SelectMany(sample => new[] { sample, sample })]);
        }
    }
}
