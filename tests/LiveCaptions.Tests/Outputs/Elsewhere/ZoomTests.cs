using LiveCaptions.Outputs.Elsewhere;
using Microsoft.AspNetCore.Http;

namespace LiveCaptions.Tests.Outputs.Elsewhere;

/// <summary>Posts to a web server that does as Zoom's help page says: numbers must rise, and it tells the last one.</summary>
public sealed class ZoomTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("livecaptions-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private HttpDestination To(WebPeer peer)
    {
        var settings = new LiveCaptions.Settings.OutputSettings
        {
            Kind = "zoom",
            Address = $"{peer.Address}/closedcaption?id=1&signature=SECRET",
            Language = "de-DE",
        };
        return new(new ZoomProtocol(settings, new(Sequence.PathFor(folder, settings.Address))), TimeProvider.System);
    }

    /// <summary>A meeting that has seen captions of this number, and wants the next.</summary>
    private static Func<HttpContext, Task> Meeting(long seen) =>
        async context =>
        {
            if (context.Request.Path.Value!.EndsWith("/seq", StringComparison.Ordinal))
                await context.Response.WriteAsync($"{seen}", Test.Stop);
            else if (context.Request.Query["seq"] == $"{seen + 1}")
                seen++;
            else
                context.Response.StatusCode = 403;
        };

    [Fact]
    public async Task A_post_bears_its_number_and_language()
    {
        await using var peer = await WebPeer.StartAsync();
        peer.Answer = Meeting(seen: 0);
        await using var destination = To(peer);

        Assert.Equal(Outcome.Taken, await destination.SendAsync(Spoken.Text("one", "two"), Test.Stop));

        var post = await peer.NextAsync();
        Assert.Equal(("POST", "/closedcaption", "one\ntwo"), (post.Method, post.Path, post.Body));
        Assert.Equal("?id=1&signature=SECRET&seq=1&lang=de-DE", post.Query);
    }

    [Fact]
    public async Task Where_somebody_else_has_sent_captions_before_the_count_goes_on_from_there()
    {
        await using var peer = await WebPeer.StartAsync();
        peer.Answer = Meeting(seen: 17);
        await using var destination = To(peer);

        Assert.Equal(Answer.Later, (await destination.SendAsync(Spoken.Text("one"), Test.Stop)).Answer);
        Assert.Equal(Outcome.Taken, await destination.SendAsync(Spoken.Text("one"), Test.Stop));

        Assert.Contains("seq=1&", (await peer.NextAsync()).Query, StringComparison.Ordinal);
        Assert.Equal("/closedcaption/seq", (await peer.NextAsync()).Path);
        Assert.Contains("seq=18&", (await peer.NextAsync()).Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_token_is_refused_with_a_clear_word()
    {
        await using var peer = await WebPeer.StartAsync();
        peer.AnswerWith(403);
        await using var destination = To(peer);

        var outcome = await destination.SendAsync(Spoken.Text("one"), Test.Stop);

        Assert.Equal(Answer.Refused, outcome.Answer);
        Assert.Contains("copy the API token", outcome.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("SECRET", outcome.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_meeting_that_has_not_begun_is_waited_for_with_the_same_number()
    {
        await using var peer = await WebPeer.StartAsync();
        await using var destination = To(peer);
        peer.AnswerWith(400);
        Assert.Equal(Answer.Later, (await destination.SendAsync(Spoken.Text("one"), Test.Stop)).Answer);
        peer.AnswerWith(200);
        await destination.SendAsync(Spoken.Text("one"), Test.Stop);

        Assert.Equal((await peer.NextAsync()).Query, (await peer.NextAsync()).Query);
    }
}
