using System.CommandLine;

namespace LiveCaptions.Commands;

/// <summary>Options of <c>send</c>.</summary>
internal sealed class SendOptions
{
    public Option<string> To { get; } =
        new("--to")
        {
            Description = "The captioner: the address of its start page.",
            HelpName = "URL",
            Required = true,
        };

    public Option<string> Track { get; } =
        new("--track")
        {
            Description = "The captioner's track, whose source is \"browser\" [default: main].",
            HelpName = "ID",
            DefaultValueFactory = _ => "main",
        };

    public Option<string?> Fingerprint { get; } =
        new("--fingerprint")
        {
            Description = "Trust the certificate with this SHA-256 fingerprint, which the captioner shows at its start, and no other.",
            HelpName = "SHA256",
        };

    public Option<bool> Unencrypted { get; } =
        new("--unencrypted") { Description = "Let the token cross the network readable, to an http:// address." };

    public Option<bool> Show { get; } = new("--show") { Description = "Print the captions that come of the sound." };

    public Option<string?> Token { get; } = FileOption("--token-file", "A file whose first line is a token to speak.");

    public Option<string?> WatchToken { get; } =
        FileOption("--watch-token-file", "A file whose first line is a token to watch, for --show [default: the token to speak].");

    /// <summary>The source is named as for <c>serve</c>.</summary>
    public SettingOptions Settings { get; } =
        new SettingOptions()
            .WithTrack(
                "--source",
                "Source",
                "The sound to send, as for serve [default: the default microphone, otherwise the demo].",
                "SOURCE"
            )
            .WithTrack("--device", "Device", "The sound device, as for serve [default: the default microphone].", "DEVICE")
            .WithFlag("--loop", "Loop", "Start again at the end [default: the demo does, files do not].")
            .WithTrack("--format", "Format", "Samples on standard input: s16le or f32le, 16 kHz, mono [default: s16le].", "FORMAT");

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(To);
        command.Add(Track);
        command.Add(Token);
        command.Add(Fingerprint);
        command.Add(Unencrypted);
        command.Add(Show);
        command.Add(WatchToken);
        Settings.AddTo(command);
    }

    private static Option<string?> FileOption(string name, string description) =>
        new(name) { Description = description, HelpName = "FILE" };
}
