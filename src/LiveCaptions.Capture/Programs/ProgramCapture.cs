using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using LiveCaptions.Capture.Native;
using NAudio.CoreAudioApi;
using NAudio.Wave;

namespace LiveCaptions.Capture.Programs;

/// <summary>What a program and its children play, and no other program: WASAPI's process loopback.</summary>
/// <remarks>
/// Windows delivers nothing while the program plays nothing, and goes on delivering nothing once it has ended: its end is watched.
/// miniaudio has this too, but its own author reports that it delivers silence, so NAudio does it (docs/decisions/0046).
/// Threading: as <see cref="ICapturedFrames"/>; frames come on a thread of NAudio's.
/// </remarks>
[SupportedOSPlatform("windows10.0.19041.0")]
internal sealed class ProgramCapture : ICapturedFrames
{
    // The virtual device has no format of its own; this is what games and browsers play.
    private const int Rate = 48000;
    private const int Channels = 2;
    private const int BufferMs = 20;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly WasapiRecorder recorder;
    private readonly Process process;
    private readonly FrameQueue queue;

    private ProgramCapture(ProgramName name, WasapiRecorder recorder, Process process, TimeSpan ring, long start)
    {
        (this.recorder, this.process, Start) = (recorder, process, start);
        Device = name.AsDevice;
        queue = new(Rate, Channels, (int)(ring.TotalSeconds * Rate), Lcc.lcc_now);
        recorder.DataAvailable += (sound, _, _, _) => queue.Write(MemoryMarshal.Cast<byte, float>(sound));
        recorder.RecordingStopped += (_, _) => queue.End(Lcc.Stopped);
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => queue.End(Lcc.Stopped);
        if (process.HasExited)
            queue.End(Lcc.Stopped);
    }

    public SoundDevice Device { get; }

    public long Start { get; }

    public long Now => Lcc.lcc_now();

    public FrameFigures Figures => queue.Figures;

    public int Read(Span<float> to, int min, int timeoutMs, out long missing) => queue.Read(to, min, timeoutMs, out missing);

    public void Cancel() => queue.End(Lcc.Cancelled);

    public void Dispose()
    {
        recorder.Dispose();
        process.Dispose();
    }

    /// <summary>Opens the sound of a process that runs.</summary>
    /// <param name="name">What the program is called.</param>
    /// <param name="id">The process.</param>
    /// <param name="ring">How much sound waits for a reader.</param>
    /// <exception cref="ArgumentException">The process has ended.</exception>
    /// <exception cref="Exception">Windows refuses; it has many ways to say so.</exception>
    public static ProgramCapture Open(ProgramName name, int id, TimeSpan ring)
    {
        var start = Lcc.lcc_now();
        var process = Process.GetProcessById(id);
        WasapiRecorder? recorder = null;
        try
        {
            recorder = Recorder((uint)id);
            var capture = new ProgramCapture(name, recorder, process, ring, start);
            recorder.StartRecording();
            return capture;
        }
        catch
        {
            recorder?.Dispose();
            process.Dispose();
            throw;
        }
    }

    private static WasapiRecorder Recorder(uint process) =>
        new WasapiRecorderBuilder()
            .WithProcessLoopback(process, ProcessLoopbackMode.IncludeTargetProcessTree)
            .WithFormat(WaveFormat.CreateIeeeFloatWaveFormat(Rate, Channels))
            .WithBufferLength(BufferMs)
            .BuildAsync()
            .WaitAsync(Patience)
            .GetAwaiter()
            .GetResult();
}
