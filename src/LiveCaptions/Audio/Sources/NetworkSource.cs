using CliWrap;

namespace LiveCaptions.Audio.Sources;

/// <summary>A stream from the network, through ffmpeg: SRT, RTMP, UDP, HTTP, HLS and whatever else it knows.</summary>
/// <remarks>ffmpeg ends with code 0 when the sender leaves, is reset or is cut off: no end is the end of the sound.</remarks>
internal sealed class NetworkSource(NetworkAddress address, string program = "ffmpeg") : ILiveSource
{
    public string Description => address.Shown;

    public bool MayBeSilent => true;

    public TimeSpan? FirstData => address.Listens ? null : TimeSpan.FromSeconds(15);

    public TimeSpan? NoData => TimeSpan.FromSeconds(address.IsHttp ? 15 : 5);

    public async Task RunAsync(SourceWriter writer, CancellationToken stop)
    {
        var sound = await SoundProcess.RunAsync(Cli.Wrap(program).WithArguments(address.Arguments()), SampleFormat.F32le, writer, stop);
        throw Explain(sound);
    }

    /// <summary>Why the stream is over, in a sentence without secrets.</summary>
    public SourceException Explain(SoundProcess sound)
    {
        if (sound.Samples > 0)
            return new("The sender left, or the connection was cut.");
        if (Said(sound, "does not contain any stream", "matches no streams", "Output file #0 does not contain"))
            return new("It has no sound track, so there is nothing to caption. Let the sender send sound, too.");
        if (Said(sound, "Connection refused"))
            return new("Nothing answers there (connection refused). Is the address right, and does the sender or server run?");
        if (address is { IsRtmp: true, Listens: false } && Said(sound, "Input/output error"))
            return new("The server has no such stream now. Is the address with its key right, and has the sender begun?");
        if (Said(sound, "404 Not Found", "Stream not found"))
            return new("There is no such stream. Is the address right, and has the sender begun?");
        if (Said(sound, "401 Unauthorized", "403 Forbidden"))
            return new("The server refuses it: the key or password is wrong.");
        if (Said(sound, "Failed to resolve", "Name or service not known"))
            return new("Its host has no such name. Is the address right, and is this machine connected?");
        if (Said(sound, "Protocol not found"))
            return new("This ffmpeg does not know such addresses. Install one that does, or choose another way.");
        if (Said(sound, "Address already in use", "Cannot assign requested address"))
            return new("Its port cannot be listened on: another program does, or it is no address of this machine.");
        return new($"ffmpeg gave no sound (code {sound.ExitCode}): {address.Redact(sound.LastLine)}.");
    }

    private static bool Said(SoundProcess sound, params string[] parts) =>
        parts.Any(p => sound.ErrorOutput.Contains(p, StringComparison.OrdinalIgnoreCase));
}
