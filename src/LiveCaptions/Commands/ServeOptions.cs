namespace LiveCaptions.Commands;

/// <summary>Options of <c>serve</c>.</summary>
internal sealed class ServeOptions
{
    public SettingOptions Settings { get; } =
        new SettingOptions()
            .With("--port", "Server:Port", "Port of the pages, 1024 to 65535 [default: 4955].", "N")
            .WithTrack(
                "--source",
                "Source",
                "The sound to caption: \"device\", a sound or video file, \"stdin\" or \"demo\" [default: the default microphone, otherwise the demo].",
                "SOURCE"
            )
            .WithTrack(
                "--device",
                "Device",
                "The sound device: its id, part of its name, \"loopback\" for the computer's own output, or \"program:Game.exe\" for one program's on Windows [default: the default microphone].",
                "DEVICE"
            )
            .WithFlag("--loop", "Loop", "Start again at the end [default: the demo does, files do not].")
            .WithTrack("--format", "Format", "Samples on standard input: s16le or f32le, 16 kHz, mono [default: s16le].", "FORMAT")
            .WithModel()
            .WithGpu()
            .WithLanguage()
            .With(
                "--role",
                "Room:Role",
                "\"all\", \"captioner\" or, to show the captions that other machines make, \"web\"; see docs/scale.md [default: all].",
                "ROLE"
            )
            .With("--threads", "Recognition:Threads", "Threads of a decode, 0 to 16; 0 lets the machine choose [default: 0].", "N")
            .With("--log-level", "Log:Level", "The lowest level to log: Debug, Information, Warning ... [default: Information].", "LEVEL");
}
