using LiveCaptions.Captions;
using LiveCaptions.Outputs.Obs;
using LiveCaptions.Tests.Captions;
using LiveCaptions.Whisper;
using Microsoft.Extensions.Time.Testing;

namespace LiveCaptions.Tests.Outputs.Obs;

public class GateTests
{
    private readonly FakeTimeProvider time = new();
    private readonly CaptionGate gate;

    public GateTests() => gate = new(new(time));

    /// <summary>Words that end now, by a stream as old as our clock.</summary>
    private string Pass(string words, double late = 0)
    {
        var now = time.GetUtcNow() - new FakeTimeProvider().GetUtcNow();
        var said = Talk.Said(now.TotalSeconds - late, words, "tentative");
        var passed = gate.Pass(said with { Time = AudioTime.FromSeconds(now.TotalSeconds) });
        return string.Join(' ', [.. passed.Settled.Select(w => w.Text), .. passed.Tentative.Select(w => w.Text)]);
    }

    [Fact]
    public void Words_said_while_the_gate_was_closed_are_held_back_however_late_they_settle()
    {
        time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal("hello tentative", Pass("hello"));
        gate.Follow("Muted.");
        time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal("", Pass("secret"));
        gate.Follow(null);
        time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal("tentative", Pass("secret", late: 2));
        time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal("again tentative", Pass("again"));
    }

    [Fact]
    public void Words_said_before_the_gate_was_closed_still_pass()
    {
        time.Advance(TimeSpan.FromSeconds(10));
        gate.Follow("Muted.");
        time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal("before", Pass("before", late: 1.5));
    }

    [Fact]
    public void The_operator_s_off_wins_over_what_OBS_says_and_empties_the_screen()
    {
        var cleared = 0;
        gate.Cleared += () => cleared++;

        gate.Off();
        gate.Follow(null);
        gate.Off();

        Assert.Equal(2, cleared);
        Assert.Contains("switched off", gate.HeldBack, StringComparison.Ordinal);
        gate.On();
        Assert.Null(gate.HeldBack);
    }

    [Theory]
    [InlineData(null, "")]
    [InlineData("hall", "")]
    [InlineData("stage", "hall")]
    public void Only_the_track_that_goes_to_OBS_is_behind_the_gate(string? followed, string passes)
    {
        var tracks = new CaptionTracks();
        var guard = new FollowedTrackGate(gate, tracks, followed);
        TrackCaptions[] all = [new("hall", "Hall", new(time)), new("stage", "Stage", new(time))];
        foreach (var track in all)
            tracks.Add(track);
        gate.Off();
        time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(passes == "hall", Passes("hall"));
        Assert.Equal(passes != "hall", Passes("stage"));
        tracks.Remove(all[0]);
        Assert.Equal(followed == "hall", Passes("stage"));

        bool Passes(string track) => !guard.IsOff(track) && guard.Pass(track, Talk.Said(1.3, "word")).Settled.Count > 0;
    }

    [Fact]
    public async Task Captions_follow_mute_and_push_to_talk_of_the_chosen_input()
    {
        CaptionGate followed = null!;
        await using var outlet = await Outlet<ObsGate>.OpenAsync(
            (obs, clock, log) => new(new() { Input = "Mic" }, followed = new(clock), obs, clock, log),
            studio =>
            {
                studio.Microphones["Mic"] = 0;
                studio.Muted.Add("Mic");
            }
        );

        await outlet.UntilAsync(() => followed.HeldBack is not null);
        Assert.Equal("Captions are held back, since \"Mic\" is muted in OBS.", outlet.Output.Doing);
        await outlet.Obs.HappenAsync("InputMuteStateChanged", 8, new() { ["inputName"] = "Mic", ["inputMuted"] = false });
        await outlet.UntilAsync(() => followed.HeldBack is null);
        await outlet.Obs.HappenAsync("InputMuteStateChanged", 8, new() { ["inputName"] = "Mic", ["inputMuted"] = true });
        await outlet.UntilAsync(() => followed.HeldBack is not null);
    }

    [Fact]
    public async Task Captions_are_held_back_while_another_scene_is_on_air()
    {
        CaptionGate followed = null!;
        await using var outlet = await Outlet<ObsGate>.OpenAsync(
            (obs, clock, log) => new(new() { Scene = "Break" }, followed = new(clock), obs, clock, log)
        );

        await outlet.UntilAsync(() => followed.HeldBack?.Contains("\"Scene\" is on air", StringComparison.Ordinal) is true);
        await outlet.Obs.HappenAsync("CurrentProgramSceneChanged", 4, new() { ["sceneName"] = "Break" });
        await outlet.UntilAsync(() => followed.HeldBack is null);
    }

    [Fact]
    public async Task An_input_that_is_not_there_is_said_and_captions_go_on()
    {
        CaptionGate followed = null!;
        await using var outlet = await Outlet<ObsGate>.OpenAsync(
            (obs, clock, log) => new(new() { Input = "Mic" }, followed = new(clock), obs, clock, log)
        );

        await outlet.UntilAsync(() => outlet.Output.Status.Sentence is not null);

        Assert.Null(followed.HeldBack);
    }
}
