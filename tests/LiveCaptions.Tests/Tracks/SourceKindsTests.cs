using System.Text.Json;
using LiveCaptions.Audio;
using LiveCaptions.Settings;
using LiveCaptions.Tests.Audio;
using LiveCaptions.Tests.Audio.Files;
using LiveCaptions.Tests.Documentation;
using LiveCaptions.Tracks;
using Microsoft.Extensions.Logging.Abstractions;

namespace LiveCaptions.Tests.Tracks;

/// <summary>Every kind of source, from its name in the settings to a source that is ready to run.</summary>
public sealed class SourceKindsTests : IDisposable
{
    private static readonly Dictionary<string, (TrackSettings Track, string Description)> Examples = new()
    {
        ["pipe"] = (new() { Source = "pipe", Command = "arecord -f S16_LE" }, "the command arecord"),
        ["stdin"] = (new() { Source = "stdin", Format = "f32le" }, "standard input (f32le, 16 kHz, mono)"),
        ["device"] = (new() { Source = "device" }, "Rode"),
        ["browser"] = (new() { Source = "browser" }, "the page /speak"),
        ["typed"] = (new() { Source = "typed" }, "what is typed at /type"),
        ["a translation"] = (
            new()
            {
                TranslationOf = "main",
                Language = "es",
                Engine = "apertium",
            },
            "track main, translated by apertium"
        ),
        ["demo"] = (new() { Source = "demo" }, "the demo clip, again and again"),
        ["a subtitle file"] = (new() { Source = "FOLDER/talk.srt" }, "FOLDER/talk.srt"),
        ["an address"] = (new() { Source = "srt://h.example:9000?passphrase=verysecret" }, "srt://h.example:9000"),
        ["a file"] = (new() { Source = "FOLDER/talk.wav", Loop = true }, "FOLDER/talk.wav, again and again"),
    };

    private readonly string folder = Directory.CreateTempSubdirectory("livecaptions-").FullName;
    private readonly ScriptedDevices devices = new(ScriptedDevices.Microphone("Rode", isDefault: true));
    private readonly TrackSources sources;

    public SourceKindsTests()
    {
        File.WriteAllBytes(Path.Combine(folder, "talk.wav"), Wavs.Write(1, 1));
        File.WriteAllText(Path.Combine(folder, "talk.srt"), "1\n00:00:01,000 --> 00:00:02,000\nGood evening\n");
        sources = new(new ScriptedDecoder(new float[100]), new(devices), new(), new ManualClock(), NullLoggerFactory.Instance);
    }

    public static TheoryData<string> Kinds => [.. SourceKinds.All.Select(kind => kind.Name)];

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string InFolder(string text) => text.Replace("FOLDER", folder, StringComparison.Ordinal);

    private Task ProbeAsync(TrackSettings track) => sources.ProbeAsync(track with { Source = InFolder(track.Source) }, Test.Stop);

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_kind_is_recognised_probed_and_opened_by_its_name_or_form(string kind)
    {
        var (track, description) = Examples[kind];
        if (!track.IsTranslated)
            track = track with { Source = InFolder(track.Source) };

        Assert.Equal(kind, SourceKinds.Of(track.Source).Name);
        await sources.ProbeAsync(track, Test.Stop);
        Assert.Equal(InFolder(description), sources.Open(track).Description);
    }

    [Fact]
    public void The_page_of_tracks_lists_every_kind()
    {
        var documented = new Page("docs/tracks.md").Rows("## Sources").Skip(1).Select(row => row[0].Split(" (")[0].Trim('`'));

        Assert.Equal(SourceKinds.All.Select(kind => kind.Name).Append(TrackSettings.Auto).Order(), documented.Order());
    }

    [Fact]
    public void The_schema_names_every_kind()
    {
        using var schema = JsonDocument.Parse(File.ReadAllBytes(Repository.PathOf("config/livecaptions.schema.json")));
        var source = schema.RootElement.GetProperty("properties").GetProperty("Tracks").GetProperty("additionalProperties");
        var described = source.GetProperty("properties").GetProperty("Source").GetProperty("description").GetString()!;

        foreach (var kind in SourceKinds.All.Where(kind => !kind.Name.Contains(' ', StringComparison.Ordinal)))
            Assert.Contains($"\"{kind.Name}\"", described, StringComparison.Ordinal);
        Assert.Contains("the address of", described, StringComparison.Ordinal);
        Assert.Contains("a file", described, StringComparison.Ordinal);
    }

    [Fact]
    public void Sources_that_run_commands_or_read_the_terminal_come_from_the_file_only() =>
        Assert.Equal(["pipe", "stdin"], SourceKinds.All.Where(kind => kind.FromFileOnly).Select(kind => kind.Name));

    [Theory]
    [InlineData("pipe", "Track main has the source \"pipe\" and no command, so there is nothing to caption.")]
    [InlineData("FOLDER/none.wav", "FOLDER/none.wav does not exist, so it cannot be captioned.")]
    [InlineData("FOLDER/none.vtt", "FOLDER/none.vtt does not exist, so it cannot be captioned.")]
    [InlineData("FOLDER", "FOLDER is a folder, so it cannot be captioned.")]
    public async Task A_source_that_cannot_deliver_sound_is_reported_when_it_is_probed(string source, string start)
    {
        var trouble = await Assert.ThrowsAsync<SourceException>(() => ProbeAsync(new() { Source = source }));

        var told = InFolder(start).Replace(folder + "/", folder + Path.DirectorySeparatorChar, StringComparison.Ordinal);
        Assert.StartsWith(told, trouble.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_device_that_is_not_there_is_reported_with_the_command_that_lists_devices()
    {
        var trouble = await Assert.ThrowsAsync<SourceException>(() => ProbeAsync(new() { Source = "device", Device = "Behringer" }));

        Assert.StartsWith("No sound device is called \"Behringer\".", trouble.Message, StringComparison.Ordinal);
        Assert.EndsWith(" List them with: livecaptions devices", trouble.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_track_that_ends_lets_go_of_its_page_and_its_device()
    {
        var track = new TrackSettings { Source = "device" };
        sources.Devices.Probe(track);
        sources.Browsers.Open(track.Id);

        sources.Close(track);

        Assert.Null(sources.Browsers.Find(track.Id));
        Assert.Equal("the default microphone", sources.Devices.Open(track).Description);
    }
}
