using System.ComponentModel;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using CliWrap;

namespace LiveCaptions.Audio.Files;

/// <summary>An audio track of a file.</summary>
/// <param name="Number">Its number, counted from 1.</param>
/// <param name="Channels">The number of its channels.</param>
/// <param name="IsDefault">Whether the file asks players to play it.</param>
/// <param name="Title">Its title, or else its language; empty if it has neither.</param>
internal sealed record SoundTrack(int Number, int Channels, bool IsDefault, string Title)
{
    /// <summary>Number and title, as part of a sentence.</summary>
    public override string ToString() => Title.Length > 0 ? $"audio track {Number} (\"{Title}\")" : $"audio track {Number}";
}

/// <summary>The audio tracks of a file, as ffprobe lists them.</summary>
/// <param name="Start">The time stamp at which a player begins to count, in seconds; null if the format has none.</param>
/// <param name="Tracks">In the file's order.</param>
internal sealed record SoundTracks(double? Start, IReadOnlyList<SoundTrack> Tracks)
{
    private const int LongestTitle = 40;

    /// <summary>The track that a player would play: the first that asks for it, or the first of all; null if there is none.</summary>
    public SoundTrack? Played => Tracks.FirstOrDefault(track => track.IsDefault) ?? (Tracks.Count > 0 ? Tracks[0] : null);

    /// <summary>Lists the tracks of a file; null if ffprobe is missing or cannot read the file.</summary>
    public static async Task<SoundTracks?> OfAsync(string path, CancellationToken stop)
    {
        const string Entries = "format=start_time:stream=channels:stream_disposition=default:stream_tags=language,title";
        try
        {
            var answer = new StringBuilder();
            var result = await Cli.Wrap(FfmpegPrograms.Ffprobe)
                .WithArguments([
                    "-v",
                    "error",
                    "-select_streams",
                    "a",
                    "-show_entries",
                    Entries,
                    "-of",
                    "json",
                    "file:" + Path.GetFullPath(path),
                ])
                .WithValidation(CommandResultValidation.None)
                .WithStandardOutputPipe(PipeTarget.ToStringBuilder(answer, Encoding.UTF8))
                .RunAsync(stop, CancellationToken.None);
            return result.ExitCode == 0 ? Parse(answer.ToString()) : null;
        }
        catch (Exception e) when (e is Win32Exception or System.Text.Json.JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Parses what ffprobe prints.</summary>
    public static SoundTracks Parse(string json)
    {
        var root = JsonNode.Parse(json)!;
        double? start = double.TryParse((string?)root["format"]?["start_time"], CultureInfo.InvariantCulture, out var seconds)
            ? seconds
            : null;
        var streams = root["streams"]?.AsArray() ?? [];
        return new(start, [.. streams.Select((stream, index) => TrackOf(index + 1, stream!))]);
    }

    private static SoundTrack TrackOf(int number, JsonNode stream)
    {
        var title = (string?)stream["tags"]?["title"] ?? (string?)stream["tags"]?["language"] ?? "";
        title = title == "und" ? "" : new string([.. title.Where(c => !char.IsControl(c)).Take(LongestTitle)]);
        return new(number, (int?)stream["channels"] ?? 0, (int?)stream["disposition"]?["default"] == 1, title);
    }
}
