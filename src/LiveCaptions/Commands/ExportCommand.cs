using System.CommandLine;
using System.Globalization;
using LiveCaptions.Archive;
using LiveCaptions.Exports;
using LiveCaptions.Files;

namespace LiveCaptions.Commands;

/// <summary>Writes a session of the archive as a transcript.</summary>
internal static class ExportCommand
{
    public const string Name = "export";

    public static Command Create(CommandContext context)
    {
        var session = new Argument<string>("SESSION") { Description = "Its number, as history shows it, or \"last\"." };
        var track = new Option<string>("--track") { Description = "The track [default: the first].", HelpName = "TRACK" };
        var format = new Option<string>("--format")
        {
            Description = "txt, srt, vtt, json or html.",
            HelpName = "FORMAT",
            DefaultValueFactory = _ => "txt",
        };
        var output = new Option<string>("--output") { Description = "Write this file instead of to standard output.", HelpName = "FILE" };
        format.AcceptOnlyFromAmong("txt", "srt", "vtt", "json", "html");
        var options = new SettingOptions();
        var command = new Command(Name, "Write a session of the archive as a transcript.") { session, track, format, output };
        options.AddTo(command);
        command.SetAction(
            async (parsed, _) =>
            {
                var archive = HistoryCommand.Open(options.Read(parsed, context), context);
                var transcript = Find(archive, parsed.GetValue(session)!, parsed.GetValue(track));
                await WriteAsync(transcript, parsed.GetValue(format)!, parsed.GetValue(output), context);
                return transcript.Words.Count > 0 ? ExitCode.Ok : ExitCode.NoWords;
            }
        );
        return command;
    }

    private static async Task WriteAsync(RecordingTranscript transcript, string format, string? file, CommandContext context)
    {
        var text = TranscriptText.Write(transcript, Enum.Parse<TranscriptFormat>(format, ignoreCase: true));
        if (file is null)
            await context.Transcripts.WriteAsync(text);
        else
            WholeFile.Write(Path.GetFullPath(file), text);
    }

    /// <exception cref="UsageException">There is no such session or track.</exception>
    private static RecordingTranscript Find(ArchiveReader archive, string asked, string? name)
    {
        var session =
            asked == "last" ? archive.Newest()
            : long.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? archive.Session(id)
            : null;
        if (session is null)
            throw new UsageException(
                $"There is no session \"{asked}\" in the archive, so nothing was written; livecaptions history lists all."
            );
        var track = session.Tracks.FirstOrDefault(track => name is null || track.Name == name);
        if (track is null)
            throw new UsageException(
                $"Session {session.Id} has no track \"{name}\", so nothing was written. It has: {string.Join(", ", session.Tracks.Select(one => one.Name))}."
            );
        return ArchivedTranscript.Of(session, track, archive.Words(session.Id, track.Name));
    }
}
