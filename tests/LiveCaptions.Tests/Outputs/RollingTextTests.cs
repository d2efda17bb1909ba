using System.Threading.Channels;
using LiveCaptions.Captions;
using LiveCaptions.Outputs;
using LiveCaptions.Tests.Captions;

namespace LiveCaptions.Tests.Outputs;

public sealed class RollingTextTests
{
    private readonly ManualClock clock = new();
    private readonly Channel<string> written = Channel.CreateBounded<string>(
        new BoundedChannelOptions(100) { FullMode = BoundedChannelFullMode.Wait }
    );

    private readonly CaptionTracks tracks = new();

    [Fact]
    public async Task The_file_holds_the_lines_on_screen_and_is_empty_when_the_screen_is()
    {
        var captions = Add("main");
        await using var running = Run();
        Assert.Equal("", await NextAsync());

        captions.Publish(Talk.Said(1, "we hold these truths to be", "self"));
        Assert.Equal("we hold these truths\nto be", await NextAsync());
        captions.Publish(Talk.Said(2, "self-evident", speaking: false));
        Assert.Equal("we hold these truths\nto be self-evident", await NextAsync());
        // All waits so far come to pass, up to the one for silence.
        var next = NextAsync();
        while (!next.IsCompleted)
            await clock.StepAsync(Test.Stop);
        Assert.Equal("", await next);

        await running.DisposeAsync();
        Assert.Equal(0, captions.Readers);
    }

    [Fact]
    public async Task A_track_that_is_taken_away_leaves_nothing_and_the_one_in_its_place_is_followed()
    {
        var old = Add("main");
        await using var running = Run();
        Assert.Equal("", await NextAsync());
        old.Publish(Talk.Said(1, "before"));
        Assert.Equal("before", await NextAsync());

        tracks.Remove(old);
        Assert.Equal("", await NextAsync());
        old.Publish(Talk.Said(2, "unheard"));
        var replaced = Add("main");
        replaced.Publish(Talk.Said(1, "after"));
        Assert.Equal("after", await NextAsync());

        Add("other").Publish(Talk.Said(1, "from the second"));
        tracks.Remove(replaced);
        Assert.Equal("", await NextAsync());
        Assert.Equal("from the second", await NextAsync());
    }

    [Fact]
    public async Task The_first_track_is_followed_when_it_comes_later()
    {
        await using var running = Run();
        Assert.Equal("", await NextAsync());

        Add("main").Publish(Talk.Said(1, "here it is"));

        Assert.Equal("here it is", await NextAsync());
    }

    private TrackCaptions Add(string id)
    {
        var captions = new TrackCaptions(id, id, new(clock));
        tracks.Add(captions);
        return captions;
    }

    private RunningText Run()
    {
        var stop = CancellationTokenSource.CreateLinkedTokenSource(Test.Stop);
        return new(
            stop,
            new RollingText(tracks, 2, 20, 5, clock, async text => await written.Writer.WriteAsync(text, Test.Stop)).RunAsync(stop.Token)
        );
    }

    private async Task<string> NextAsync() => await written.Reader.ReadAsync(Test.Stop);

    /// <summary>Ended by the test that began it.</summary>
    private sealed class RunningText(CancellationTokenSource stop, Task running) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await stop.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        }
    }
}
