using System.CommandLine;
using LiveCaptions.Audio.Sources;
using LiveCaptions.Sending;
using LiveCaptions.Tracks;
using Microsoft.Extensions.Logging.Abstractions;

namespace LiveCaptions.Commands;

/// <summary>Sends this machine's sound to a captioner on another one, and shows the captions that come of it.</summary>
internal static class SendCommand
{
    public const string Name = "send";

    /// <summary>Words settle some seconds after they were said.</summary>
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(4);

    public static Command Create(CommandContext context)
    {
        var options = new SendOptions();
        var command = new Command(Name, "Send sound to LiveCaptions on another machine, which captions it.");
        options.AddTo(command);
        command.SetAction((parsed, stop) => RunAsync(options, parsed, context, stop));
        return command;
    }

    private static async Task<int> RunAsync(SendOptions options, ParseResult parsed, CommandContext context, CancellationToken stop)
    {
        var token = SentToken.Read(parsed.GetValue(options.Token), SentToken.Speak, context.Environment);
        var address = AddressOf(options, parsed, token);
        var trust = new CertificateTrust(FingerprintOf(options, parsed));
        var talk = new SenderTalk(context.Error.WriteLine, address.Shown, context.Time);
        var (kept, reader) = await OpenAsync(options, parsed, context, talk, stop);
        using var http = ServiceSockets.Client(address.IsHere, trust);
        var captioner = new Captioner(address, new(token, http, trust, context.Time), context.Time);
        var sender = new SoundSender(kept, captioner, talk, context.Time, Random.Shared);
        var feed = parsed.GetValue(options.Show) ? FeedOf(options, parsed, address, token, http, context) : null;
        await SendAsync(reader, sender, feed, context.Time, stop);
        await context.Error.WriteLineAsync("The sound is over, and all of it has come to the captioner.");
        return ExitCode.Ok;
    }

    private static CaptionFeed FeedOf(
        SendOptions options,
        ParseResult parsed,
        CaptionerAddress address,
        string? speak,
        HttpMessageInvoker http,
        CommandContext context
    )
    {
        var watch = SentToken.Read(parsed.GetValue(options.WatchToken), SentToken.Watch, context.Environment) ?? speak;
        return new(address, watch, http, context.Output.Write, context.Error.WriteLine, context.Time, Random.Shared);
    }

    /// <summary>Reads and sends until the sound is over, and shows captions meanwhile.</summary>
    private static async Task SendAsync(
        SourceReader reader,
        SoundSender sender,
        CaptionFeed? feed,
        TimeProvider clock,
        CancellationToken stop
    )
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var showing = feed?.RunAsync(over.Token) ?? Task.CompletedTask;
        var reading = reader.RunAsync(over.Token);
        try
        {
            await sender.RunAsync(over.Token);
            await reading; // why the sound has ended
            if (feed is not null)
                await Task.Delay(LastWords, clock, over.Token);
        }
        finally
        {
            await over.CancelAsync();
            await Task.WhenAll(reading, showing).ContinueWith(_ => { }, CancellationToken.None, default, TaskScheduler.Default);
        }
    }

    private static async Task<(KeptSound, SourceReader)> OpenAsync(
        SendOptions options,
        ParseResult parsed,
        CommandContext context,
        SenderTalk talk,
        CancellationToken stop
    )
    {
        var settings = options.Settings.Read(parsed, context);
        var chosen = AutoSource.Choose(settings, context.Devices);
        var track = chosen.Tracks[0];
        if (track.IsWritten || track.Source == "browser")
            throw new UsageException(
                $"The source \"{track.Source}\" has no sound to send. Name a device, a sound file, an address or stdin with --source."
            );
        var sources = new TrackSources(
            context.Decoder,
            new DeviceSources(context.Devices),
            new BrowserSources(),
            context.Time,
            NullLoggerFactory.Instance
        );
        await sources.ProbeAllAsync([track], stop);
        if (AutoSource.Explain(settings, chosen) is { Length: > 0 } demo)
            await context.Error.WriteLineAsync(demo.Trim());
        var kept = new KeptSound();
        return (kept, new(sources.Open(track), kept, talk, context.Time));
    }

    private static CaptionerAddress AddressOf(SendOptions options, ParseResult parsed, string? token)
    {
        try
        {
            return CaptionerAddress.Parse(
                parsed.GetValue(options.To)!,
                parsed.GetValue(options.Track)!,
                token is not null,
                parsed.GetValue(options.Unencrypted)
            );
        }
        catch (AddressException e)
        {
            throw new UsageException(e.Message);
        }
    }

    private static string? FingerprintOf(SendOptions options, ParseResult parsed) =>
        parsed.GetValue(options.Fingerprint) is not { } text ? null
        : CertificateTrust.IsFingerprint(text) ? text
        : throw new UsageException("--fingerprint is no SHA-256 fingerprint: 64 hexadecimal digits, with or without colons.");
}
