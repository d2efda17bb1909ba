using LiveCaptions.Captions;
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
        await outlet.UntilAsync(() => outlet.Output.Doing.StartsWith("captions go", StringComparison.Ordinal));
        return outlet;
    }

    private static async Task StreamAsync(Outlet<StreamCaptionOutput> outlet, string state, bool active)
    {
        outlet.Obs.Studio.Streaming = active;
        await outlet.Obs.HappenAsync(
            "StreamStateChanged",
            64,
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
        await outlet.PassAsync(3.5); // words at 0 s and 0.5 s at the latest; the hold counts from the last

        await CaptionAsync(outlet, "");
        Assert.Equal(["good evening", "good evening everybody", ""], outlet.Obs.Studio.Captions);
    }

    [Fact]
    public async Task Words_said_while_nothing_is_streamed_do_not_come_later()
    {
        await using var outlet = await OpenAsync();
        await outlet.UntilAskedAsync("GetStreamStatus");
        outlet.Output.Words.Write(Talk.Said(1, "before the show"));
        Assert.StartsWith("nothing is streamed", outlet.Output.Doing, StringComparison.Ordinal);

        await StreamAsync(outlet, "STARTED", true);
        await outlet.UntilAsync(() => outlet.Output.Doing.StartsWith("captions go", StringComparison.Ordinal));
        await outlet.UntilAskedAsync("GetProfileParameter", r => r.Text("parameterName") == "DelaySec");
        outlet.Output.Words.Write(Talk.Said(9, "welcome"));

        await CaptionAsync(outlet, "welcome");
        Assert.Equal(["welcome"], outlet.Obs.Studio.Captions);
    }

    [Fact]
    public async Task While_OBS_reconnects_nothing_is_sent_and_that_is_said_once()
    {
        await using var outlet = await LiveAsync();

        await StreamAsync(outlet, "RECONNECTING", true);
        await outlet.UntilAsync(() => outlet.Output.Doing.StartsWith("OBS has lost", StringComparison.Ordinal));
        outlet.Output.Words.Write(Talk.Said(1, "lost words"));
        await StreamAsync(outlet, "RECONNECTED", true);
        await outlet.UntilAsync(() => outlet.Output.Doing.StartsWith("captions go", StringComparison.Ordinal));
        await outlet.UntilAskedAsync("GetProfileParameter", r => r.Text("parameterName") == "DelaySec");
        await outlet.UntilAskedAsync("GetProfileParameter", r => r.Text("parameterName") == "DelaySec");
        outlet.Output.Words.Write(Talk.Said(2, "there again"));

        await outlet.PassAsync(0.5);
        await CaptionAsync(outlet, "there again");
        Assert.Equal(["there again"], outlet.Obs.Studio.Captions);
        Assert.Single(outlet.Log.Lines, line => line.Contains("lost the streaming server", StringComparison.Ordinal));
    }

    [Fact]
    public async Task OBS_s_stream_delay_is_waited_for()
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
    public async Task Codecs_that_an_old_OBS_spoils_are_refused_in_words(string encoder)
    {
        await using var outlet = await OpenAsync(studio =>
        {
            studio.Streaming = true;
            studio.Parameters["StreamEncoder"] = encoder;
        });

        await outlet.UntilAsync(() => outlet.Output.Status.Sentence is not null);

        Assert.Contains($"into {encoder} as if it were H.264", outlet.Output.Status.Sentence, StringComparison.Ordinal);
        outlet.Output.Words.Write(Talk.Said(1, "nothing"));
        await outlet.Output.LeaveAsync(outlet.Stop);
        Assert.Empty(outlet.Obs.Studio.Captions);
    }

    [Fact]
    public void Encoders_that_may_drop_captions_are_doubted_and_x264_is_not()
    {
        Assert.Contains("B-frames", new StreamEncoder("h264_texture_amf", false, default).Doubt, StringComparison.Ordinal);
        Assert.Null(new StreamEncoder("x264", false, default).Doubt);
        Assert.Null(new StreamEncoder("x264", false, default).Refusal);
        Assert.Null(new StreamEncoder("obs_nvenc_hevc_tex", true, default).Refusal);
    }

    [Fact]
    public async Task A_script_that_captions_cannot_carry_is_said_once()
    {
        await using var outlet = await LiveAsync();

        outlet.Output.Words.Write(Talk.Said(1, "привет мир"));
        outlet.Output.Words.Write(Talk.Said(2, "hello"));

        await CaptionAsync(outlet, "hello");
        await outlet.UntilAsync(() => outlet.Output.Status.Sentence is not null);
        Assert.Single(outlet.Log.Lines, line => line.Contains("cannot carry", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_operator_s_clear_empties_the_caption_at_once()
    {
        await using var outlet = await LiveAsync();
        outlet.Output.Words.Write(Talk.Said(1, "my address is"));
        await CaptionAsync(outlet, "my address is");

        outlet.Output.Clear();

        await CaptionAsync(outlet, "");
    }

    [Fact]
    public void A_queue_that_nobody_empties_keeps_the_first_words_counts_the_others_and_says_so_once()
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
    public void A_word_s_moment_goes_by_the_sound_that_came_least_late()
    {
        var moments = new ArrivalTimes();
        moments.Note(AudioTime.FromSeconds(1), TimeSpan.FromSeconds(101.2));
        moments.Note(AudioTime.FromSeconds(2), TimeSpan.FromSeconds(102.02));
        Assert.Equal(100.02, moments.StreamStart.TotalSeconds, 3);

        moments.Note(AudioTime.FromSeconds(3), TimeSpan.FromSeconds(113));
        Assert.Equal(110, moments.StreamStart.TotalSeconds, 3);
    }
}
