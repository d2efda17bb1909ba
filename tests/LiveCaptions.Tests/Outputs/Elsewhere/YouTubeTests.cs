using LiveCaptions.Captions;
using LiveCaptions.Outputs.Elsewhere;
using Microsoft.Extensions.Time.Testing;

namespace LiveCaptions.Tests.Outputs.Elsewhere;

/// <summary>Posts to a web server that does as YouTube's help page says.</summary>
public sealed class YouTubeTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("livecaptions-").FullName;
    private readonly FakeTimeProvider time = new(new(2026, 11, 29, 20, 0, 10, 250, TimeSpan.Zero));

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private HttpDestination To(WebPeer peer)
    {
        var settings = new LiveCaptions.Settings.OutputSettings { Kind = "youtube", Address = $"{peer.Address}/closedcaption?cid=SECRET" };
        var clock = new MonotonicClock(time);
        return new(new YouTubeProtocol(settings, new(Sequence.PathFor(folder, settings.Address)), new(clock)), time);
    }

    [Fact]
    public async Task A_post_bears_its_number_and_the_time_at_which_its_words_were_said()
    {
        await using var peer = await WebPeer.StartAsync();
        peer.AnswerWith(200, ("Date", "Sun, 29 Nov 2026 20:00:10 GMT"));
        await using var destination = To(peer);

        Assert.Equal(Outcome.Taken, await destination.SendAsync(Spoken.Text("Grüße aus", "東京"), Test.Stop));

        var post = await peer.NextAsync();
        Assert.Equal(("POST", "/closedcaption", "?cid=SECRET&seq=1"), (post.Method, post.Path, post.Query));
        Assert.Equal("text/plain; charset=utf-8", post.Headers.ContentType);
        Assert.Equal("2026-11-29T20:00:09.250 region:reg1#cue1\nGrüße aus<br>東京\n", post.Body); // said a second before
    }

    [Fact]
    public async Task A_second_attempt_has_the_number_of_the_first_and_a_restart_goes_on_counting()
    {
        await using var peer = await WebPeer.StartAsync();
        await using var destination = To(peer);
        peer.AnswerWith(503);
        Assert.Equal(Answer.Later, (await destination.SendAsync(Spoken.Text("one"), Test.Stop)).Answer);
        peer.AnswerWith(200);
        await destination.SendAsync(Spoken.Text("one"), Test.Stop);
        await using var restarted = To(peer);
        await restarted.SendAsync(Spoken.Text("two"), Test.Stop);

        Assert.Equal(
            ["?cid=SECRET&seq=1", "?cid=SECRET&seq=1", "?cid=SECRET&seq=2"],
            [(await peer.NextAsync()).Query, (await peer.NextAsync()).Query, (await peer.NextAsync()).Query]
        );
    }

    [Fact]
    public async Task Where_this_machine_s_clock_is_wrong_times_are_by_the_server_s()
    {
        await using var peer = await WebPeer.StartAsync();
        peer.AnswerWith(200, ("Date", "Sun, 29 Nov 2026 20:05:10 GMT"));
        await using var destination = To(peer);
        await destination.SendAsync(Spoken.Text("one"), Test.Stop);
        await destination.SendAsync(Spoken.Text("two") with { Number = 2 }, Test.Stop);
        await peer.NextAsync();

        Assert.StartsWith("2026-11-29T20:05:09", (await peer.NextAsync()).Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(400, nameof(Answer.Later))]
    [InlineData(403, nameof(Answer.Refused))]
    public async Task A_stream_that_has_not_begun_is_waited_for_and_a_wrong_address_refuses(int status, string answer)
    {
        await using var peer = await WebPeer.StartAsync();
        peer.AnswerWith(status);
        await using var destination = To(peer);

        var outcome = await destination.SendAsync(Spoken.Text("one"), Test.Stop);

        Assert.Equal(Enum.Parse<Answer>(answer), outcome.Answer);
        Assert.DoesNotContain("SECRET", outcome.Reason, StringComparison.Ordinal);
    }
}
