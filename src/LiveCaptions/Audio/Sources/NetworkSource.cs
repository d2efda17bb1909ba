using CliWrap;
using LiveCaptions.Audio.Files;

namespace LiveCaptions.Audio.Sources;

/// <summary>A network source read through ffmpeg: SRT, RTMP, RTSP, UDP, RTP, HTTP and HLS.</summary>
/// <remarks>
/// ffmpeg ends with code 0 even when the sender leaves or is cut off, so only a recording, which comes faster than real time until its end,
/// is over.
/// </remarks>
internal sealed class NetworkSource(NetworkAddress address, int? channel = null, string? program = null) : ILiveSource
{
    private volatile ISampleReader? reader;
    private long heard; // of a recording whose ffmpeg was ended by a signal

    public string Description => address.Shown;

    public bool MayBeSilent => true;

    public TimeSpan? FirstData => address.Listens ? null : TimeSpan.FromSeconds(15);

    public TimeSpan? NoData => TimeSpan.FromSeconds(address.IsHttp ? 15 : 5);

    public string? Notice => reader?.Cancels == true ? SoundAdvice.Cancelled : null;

    public bool AsksServer => !address.Listens;

    /// <summary>A recording has been played to its end. A sender that calls us may call again.</summary>
    public bool IsOver { get; private set; }

    public async Task RunAsync(SourceWriter writer, CancellationToken stop)
    {
        var ffmpeg = Cli.Wrap(program ?? FfmpegPrograms.Ffmpeg).WithArguments(address.Arguments);
        var samples = reader = SampleReaders.Of(SampleFormat.Wav, channel);
        var sound = await SoundProcess.RunAsync(
            ffmpeg,
            (output, ended) => samples.BlocksAsync(output, ended).AfterAsync(heard),
            writer,
            stop,
            address.Script
        );
        // The server sends a recording from its start again.
        var isRecording = sound.IsRecording || heard > 0;
        heard = isRecording && DecoderDiedException.SignalOf(sound.ExitCode) is not null ? heard + sound.Samples : 0;
        IsOver = isRecording && sound.ExitCode == 0 && !address.Listens;
        if (!IsOver)
            throw Explain(sound);
    }

    /// <summary>Explains why the sound ended, in a sentence without secrets.</summary>
    public SourceException Explain(SoundProcess sound)
    {
        if (DecoderDiedException.SignalOf(sound.ExitCode) is { } signal)
            return new($"ffmpeg, which receives it, was ended by signal {signal}. See what ended it, such as too little memory.");
        if (sound.Samples > 0)
            return new("The sender left, or the connection was cut.");
        if (Wrote(sound, "does not contain any stream", "matches no streams", "Output file #0 does not contain"))
            return new("It has no sound track, so there is nothing to caption. Let the sender add sound.");
        if (Wrote(sound, "unknown keyword"))
            return new("This ffmpeg is older than version 5, so it cannot open addresses. Install a newer one.");
        if (Wrote(sound, "not on whitelist", "not in allowed"))
            return new("A playlist or another kind of address came in place of sound; it is not followed. Let the sender send sound.");
        if (Wrote(sound, "Connection refused"))
            return new("Nothing answers there (connection refused). Is the address right, and does the sender or server run?");
        if (address is { IsRtmp: true, Listens: false } && Wrote(sound, "Input/output error"))
            return new("The server offers nothing at this address now. Is the address with its key right, and has the sender started?");
        if (Wrote(sound, "404 Not Found", "Stream not found"))
            return new("The server knows no such address. Is it right, and has the sender started?");
        if (Wrote(sound, "401 Unauthorized", "403 Forbidden"))
            return new("The server refuses access: the key or password is wrong.");
        if (Wrote(sound, "Failed to resolve", "Name or service not known"))
            return new("The host's name cannot be resolved. Is the address right, and is this machine online?");
        if (Wrote(sound, "Protocol not found"))
            return new("This ffmpeg does not support this protocol. Install one that does, or use another protocol.");
        if (Wrote(sound, "Address already in use", "Cannot assign requested address"))
            return new("Its port cannot be opened: another program uses it, or the address is not one of this machine.");
        return new($"ffmpeg delivered no sound (code {sound.ExitCode}): {FfmpegReason.Of(sound.ErrorOutput)}.");
    }

    private static bool Wrote(SoundProcess sound, params string[] parts) =>
        parts.Any(p => sound.ErrorOutput.Contains(p, StringComparison.OrdinalIgnoreCase));
}
