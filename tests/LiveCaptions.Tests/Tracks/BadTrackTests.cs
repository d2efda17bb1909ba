using LiveCaptions.Audio;
using LiveCaptions.Captions;
using LiveCaptions.Health;
using LiveCaptions.Recognition;
using LiveCaptions.ScriptedTracks;
using LiveCaptions.Settings;
using LiveCaptions.Tests.Audio;
using LiveCaptions.Tests.Audio.Files;
using LiveCaptions.Tests.Commands;
using LiveCaptions.Tracks;
using Microsoft.Extensions.Logging.Abstractions;

namespace LiveCaptions.Tests.Tracks;

/// <summary>A track that cannot be captioned at the start, beside one that can.</summary>
public sealed class BadTrackTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("livecaptions-").FullName;
    private readonly TrackSources sources = new(
        new ScriptedDecoder(new float[100]),
        new(new ScriptedDevices()),
        new(),
        new ManualClock(),
        NullLoggerFactory.Instance
    );

    public BadTrackTests()
    {
        File.WriteAllText(Path.Combine(folder, "empty.srt"), "");
        File.WriteAllText(Path.Combine(folder, "words.vtt"), "no times at all");
        File.WriteAllText(Path.Combine(folder, "empty.wav"), "");
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private TrackSettings Bad(string source) => new() { Id = "bad", Source = source.Replace("FOLDER", folder, StringComparison.Ordinal) };

    [Theory]
    [InlineData("FOLDER/missing.srt", "does not exist")]
    [InlineData("FOLDER/empty.srt", "is empty")]
    [InlineData("FOLDER/words.vtt", "holds no subtitles")]
    [InlineData("FOLDER/missing.wav", "does not exist")]
    [InlineData("FOLDER/empty.wav", "is empty")]
    [InlineData("FOLDER", "is a folder")]
    [InlineData("pipe", "no command")]
    public async Task One_bad_track_fails_with_its_sentence_and_the_others_run(string source, string says)
    {
        TrackSettings[] tracks = [Bad(source), new() { Id = "good", Source = "typed" }];
        using var recognisers = new SilentRecognisers();
        using var turns = new DecodeScheduler();
        using var roster = new TrackRoster(
            new CaptionTracks(),
            recognisers,
            new(
                track => new(track.Id, track.Name, new(TimeProvider.System)),
                (track, captions) => new(sources.Open(track), captions, TimeProvider.System, NullLogger.Instance),
                _ => new(),
                sources.ProbeAsync,
                sources.Close
            )
            {
                Written = track => ScriptedTrack.Recogniser(track, null),
            },
            turns
        );
        await sources.ProbeAllAsync(tracks, Test.Stop);
        foreach (var track in tracks)
            roster.Add(track);
        roster.Start();
        while (roster.Tracks is not [{ State: TrackState.Failed }, { State: TrackState.Running }])
        {
            Test.Stop.ThrowIfCancellationRequested();
            await Task.Yield();
        }

        Assert.Equal((TrackState.Failed, TrackState.Running), (roster.Tracks[0].State, roster.Tracks[1].State));
        Assert.Contains(says, roster.Tracks[0].Message, StringComparison.Ordinal);
        await roster.StopAsync();
    }

    [Fact]
    public async Task A_device_that_is_missing_at_the_start_is_waited_for_beside_other_tracks()
    {
        TrackSettings device = new() { Id = "bad", Source = "device" };
        await sources.ProbeAllAsync([device, new() { Source = "typed" }], Test.Stop);

        Assert.IsNotType<UnusableSource>(sources.Open(device));
    }

    [Fact]
    public async Task When_no_track_can_be_captioned_the_program_says_why_and_does_not_start() =>
        Assert.Contains(
            "missing.srt",
            (
                await Assert.ThrowsAsync<SourceException>(() =>
                    sources.ProbeAllAsync(
                        [Bad("FOLDER/missing.srt"), Bad("FOLDER/empty.wav") with { Id = "too" }, new() { TranslationOf = "too" }],
                        Test.Stop
                    )
                )
            ).Message,
            StringComparison.Ordinal
        );
}
