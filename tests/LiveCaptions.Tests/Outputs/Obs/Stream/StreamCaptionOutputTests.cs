using LiveCaptions.Captions;
using LiveCaptions.Obs;
using LiveCaptions.Outputs;
using LiveCaptions.Outputs.Obs.Stream;
using LiveCaptions.Tests.Captions;
using LiveCaptions.Tests.Obs.Fake;
using LiveCaptions.Tests.Tracks;
using LiveCaptions.Whisper;

namespace LiveCaptions.Tests.Outputs.Obs.Stream;

public class StreamCaptionOutputTests
{
    private static Task<Outlet<StreamCaptionOutput>> OpenAsync(Action<FakeStudio>? prepare = null) =>
        Outlet<StreamCaptionOutput>.OpenAsync((obs, clock, log) => new(new(), TimeSpan.FromSeconds(4), obs, clock, log), prepare);

    private static async Task<Outlet<StreamCaptionOutput>> LiveAsync(Action<FakeStudio>? prepare = null)
    {
        var outlet = await OpenAsync(studio =>
        {
            studio.Streaming = true;
            prepare?.Invoke(studio);
        });
        await outlet.UntilAsync(() => outlet.Output.Activity.StartsWith("captions go", StringComparison.Ordinal));
        return outlet;
    }

    private static async Task StreamAsync(Outlet<StreamCaptionOutput> outlet, string state, bool active)
    {
        outlet.Obs.Studio.Streaming = active;
        await outlet.Obs.RaiseAsync(
            "StreamStateChanged",
            EventSubscriptions.Outputs,
            new() { ["outputActive"] = active, ["outputState"] = "OBS_WEBSOCKET_OUTPUT_" + state }
        );
    }

    private static Task<FakeRequest> CaptionAsync(Outlet<StreamCaptionOutput> outlet, string text) =>
        outlet.UntilAskedAsync("SendStreamCaption", r => r.Text("captionText") == text);

    [Fact]
    public async Task Settled_words_go_into_the_stream_paced_and_are_cleared_after_the_hold()
    {
        await using var outlet = await LiveAsync();

        outlet.Output.Words.Write(Talk.Said(1, "good evening", "every"));
        await CaptionAsync(outlet, "good evening");
        outlet.Output.Words.Write(Talk.Said(1.2, "everybody"));
        await outlet.PassAsync(0.5);
        await CaptionAsync(outlet, "good evening everybody");
        await outlet.PassAsync(3.5); // the hold of 4 s counts from the last word, at 0.5 s at the latest

        await CaptionAsync(outlet, "");
        Assert.Equal(["good evening", "good evening everybody", ""], outlet.Obs.Studio.Captions);
    }

    [Fact]
    public async Task Words_said_while_OBS_is_not_streaming_are_not_sent_later()
    {
        await using var outlet = await OpenAsync();
        await outlet.UntilAskedAsync("GetStreamStatus");
        outlet.Output.Words.Write(Talk.Said(1, "before the show"));
        Assert.StartsWith("OBS is not streaming", outlet.Output.Activity, StringComparison.Ordinal);

        await StreamAsync(outlet, "STARTED", true);
        await outlet.UntilAsync(() => outlet.Output.Activity.StartsWith("captions go", StringComparison.Ordinal));
        await outlet.UntilAskedAsync("GetProfileParameter", r => r.Text("parameterName") == "DelaySec");
        outlet.Output.Words.Write(Talk.Said(9, "welcome"));

        await CaptionAsync(outlet, "welcome");
        Assert.Equal(["welcome"], outlet.Obs.Studio.Captions);
    }

    [Fact]
    public async Task While_OBS_reconnects_no_caption_is_sent_and_that_is_reported_once()
    {
        await using var outlet = await LiveAsync();

        await StreamAsync(outlet, "RECONNECTING", true);
        await outlet.UntilAsync(() => outlet.Output.Activity.StartsWith("OBS has lost", StringComparison.Ordinal));
        outlet.Output.Words.Write(Talk.Said(1, "lost words"));
        await StreamAsync(outlet, "RECONNECTED", true);
        await outlet.UntilAsync(() => outlet.Output.Activity.StartsWith("captions go", StringComparison.Ordinal));
        await outlet.UntilAskedAsync("GetProfileParameter", r => r.Text("parameterName") == "DelaySec");
        await outlet.UntilAskedAsync("GetProfileParameter", r => r.Text("parameterName") == "DelaySec");
        outlet.Output.Words.Write(Talk.Said(2, "there again"));

        await outlet.PassAsync(0.5);
        await CaptionAsync(outlet, "there again");
        Assert.Equal(["there again"], outlet.Obs.Studio.Captions);
        Assert.Single(outlet.Log.Lines, line => line.Contains("lost the streaming server", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Captions_are_delayed_as_OBS_delays_the_stream()
    {
        await using var outlet = await LiveAsync(studio =>
            (studio.Parameters["DelayEnable"], studio.Parameters["DelaySec"]) = ("true", "17")
        );

        outlet.Output.Words.Write(Talk.Said(1, "later"));
        await outlet.PassAsync(17);

        await CaptionAsync(outlet, "later");
        Assert.Equal(17, outlet.Monotonic.Now.TotalSeconds, 3);
    }

    [Theory]
    [InlineData("jim_hevc_nvenc")]
    [InlineData("svt_av1")]
    public async Task Codecs_that_an_old_OBS_corrupts_are_refused_with_a_reason(string encoder)
    {
        await using var outlet = await OpenAsync(studio =>
        {
            studio.Streaming = true;
            studio.Parameters["StreamEncoder"] = encoder;
        });

        await outlet.UntilAsync(() => outlet.Output.Status.Problem is not null);

        Assert.Contains($"into {encoder} as if it were H.264", outlet.Output.Status.Problem, StringComparison.Ordinal);
        outlet.Output.Words.Write(Talk.Said(1, "nothing"));
        await outlet.Output.LeaveAsync(outlet.Stop);
        Assert.Empty(outlet.Obs.Studio.Captions);
    }

    [Fact]
    public void Encoders_that_may_drop_captions_are_reported_and_x264_is_not()
    {
        Assert.Contains("B-frames", new StreamEncoder("h264_texture_amf", false, default).Doubt, StringComparison.Ordinal);
        Assert.Null(new StreamEncoder("x264", false, default).Doubt);
        Assert.Null(new StreamEncoder("x264", false, default).Refusal);
        Assert.Null(new StreamEncoder("obs_nvenc_hevc_tex", true, default).Refusal);
    }

    [Fact]
    public async Task A_script_that_captions_cannot_carry_is_reported_once()
    {
        await using var outlet = await LiveAsync();

        outlet.Output.Words.Write(Talk.Said(1, "привет мир"));
        outlet.Output.Words.Write(Talk.Said(2, "hello"));

        await CaptionAsync(outlet, "hello");
        await outlet.UntilAsync(() => outlet.Output.Status.Problem is not null);
        Assert.Single(outlet.Log.Lines, line => line.Contains("cannot carry", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_language_that_cannot_be_carried_is_reported_at_the_start_and_nothing_of_it_is_sent()
    {
        await using var outlet = await Outlet<StreamCaptionOutput>.OpenAsync(
            (obs, clock, log) => new(new(), TimeSpan.FromSeconds(4), obs, clock, log, "ar"),
            studio => studio.Streaming = true
        );
        Assert.Contains("cannot carry Arabic", outlet.Output.Status.Problem, StringComparison.Ordinal);
        await outlet.UntilAsync(() => outlet.Output.Activity.StartsWith("captions go", StringComparison.Ordinal));

        outlet.Output.Words.Write(Talk.Said(1, "OBS 31 13:30") with { Language = "ar" });
        outlet.Output.Words.Write(Talk.Said(2, "hello") with { Language = "en" });

        await CaptionAsync(outlet, "hello");
        Assert.Equal(["hello"], outlet.Obs.Studio.Captions);
        Assert.Contains("cannot carry Arabic", outlet.Output.Status.Problem, StringComparison.Ordinal);
        Assert.Single(outlet.Log.Lines, line => line.Contains("cannot carry", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_detected_language_that_cannot_be_carried_is_reported_at_its_first_words()
    {
        await using var outlet = await LiveAsync();
        Assert.Null(outlet.Output.Status.Problem);

        outlet.Output.Words.Write(Talk.Said(1, "2024") with { Language = "ja" });
        outlet.Output.Words.Write(Talk.Said(2, "31") with { Language = "ja" });
        outlet.Output.Words.Write(Talk.Said(3, "hello") with { Language = "en" });

        await CaptionAsync(outlet, "hello");
        Assert.Contains("cannot carry Japanese", outlet.Output.Status.Problem, StringComparison.Ordinal);
        Assert.Equal(["hello"], outlet.Obs.Studio.Captions);
    }

    [Fact]
    public async Task Clear_empties_the_caption_at_once()
    {
        await using var outlet = await LiveAsync();
        outlet.Output.Words.Write(Talk.Said(1, "my address is"));
        await CaptionAsync(outlet, "my address is");

        outlet.Output.Clear();

        await CaptionAsync(outlet, "");
    }

    [Fact]
    public void A_full_queue_keeps_the_first_words_and_reports_the_loss_once()
    {
        var log = new CollectingLogger();
        var queue = new WordQueue("A test", new(TimeProvider.System), () => { }, log);

        for (var n = 0; n < 1100; n++)
            queue.Write(Talk.Said(n, $"w{n}"));

        Assert.Single(log.Lines);
        var words = queue.TakeAll();
        Assert.Equal((1024, "w0"), (words.Count, words[0].Words[0].Word.Text));
    }

    [Fact]
    public void The_arrival_of_a_word_is_derived_from_the_least_late_sound()
    {
        var moments = new ArrivalTimes();
        moments.Note(AudioTime.FromSeconds(1), TimeSpan.FromSeconds(101.2));
        moments.Note(AudioTime.FromSeconds(2), TimeSpan.FromSeconds(102.02));
        Assert.Equal(100.02, moments.StreamStart.TotalSeconds, 3);

        moments.Note(AudioTime.FromSeconds(3), TimeSpan.FromSeconds(113));
        Assert.Equal(110, moments.StreamStart.TotalSeconds, 3);
    }
}
