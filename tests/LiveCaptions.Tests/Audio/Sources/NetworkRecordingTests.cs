using System.Buffers.Binary;
using System.Runtime.InteropServices;
using LiveCaptions.Audio;
using LiveCaptions.Audio.Sources;
using LiveCaptions.Audio.Supervision;

namespace LiveCaptions.Tests.Audio.Sources;

/// <summary>A recording at an address, whose ffmpeg is stood in for by a script.</summary>
public sealed class NetworkRecordingTests : IDisposable
{
    private const int Length = 16000;
    private const int HeaderBytes = 44;
    private readonly string folder = Directory.CreateTempSubdirectory("livecaptions-").FullName;
    private readonly SampleRing ring = new(16000 * 60);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData(9, 11200)]
    [InlineData(11, 12000)]
    [InlineData(15, 15999)]
    public async Task A_recording_goes_on_at_its_position_after_its_decoder_died(int signal, int samples)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "A script of the shell.");
        await File.WriteAllBytesAsync(Path.Combine(folder, "sound.wav"), Wav(), Test.Stop);
        var source = new NetworkSource(NetworkAddress.Parse("http://h.example/talk.wav")!, program: Program(signal, samples));

        var death = await Assert.ThrowsAsync<SourceException>(() => source.RunAsync(Writer(), Test.Stop));
        Assert.Contains($"was ended by signal {signal}", death.Message, StringComparison.Ordinal);
        Assert.False(source.IsOver);
        await source.RunAsync(Writer(), Test.Stop);

        Assert.True(source.IsOver);
        var heard = new float[2 * Length];
        Assert.Equal(Length, ring.Read(heard, out _));
        Assert.Equal(Enumerable.Range(0, Length).Select(n => n / 32768f), heard[..Length]);
    }

    private SourceWriter Writer() => new(ring, new Timeline(), TimeProvider.System, TimeProvider.System.GetTimestamp(), () => { });

    /// <summary>Writes part of the sound and dies, and at the second call all of it.</summary>
    private string Program(int signal, int samples)
    {
        var path = Path.Combine(folder, "ffmpeg");
        File.WriteAllText(
            path,
            $"""
            #!/bin/sh
            cd '{folder}'
            [ -e again ] && exec cat sound.wav
            touch again
            head -c {HeaderBytes + 4 * samples} sound.wav
            kill -{signal} $$
            """
        );
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        return path;
    }

    private static byte[] Wav()
    {
        var head = new byte[HeaderBytes];
        "RIFF"u8.CopyTo(head);
        "WAVEfmt "u8.CopyTo(head.AsSpan(8));
        head[16] = 16;
        BinaryPrimitives.WriteInt16LittleEndian(head.AsSpan(22), 1);
        "data"u8.CopyTo(head.AsSpan(36));
        var samples = Enumerable.Range(0, Length).Select(n => n / 32768f).ToArray();
        return [.. head, .. MemoryMarshal.AsBytes(samples.AsSpan())];
    }
}
