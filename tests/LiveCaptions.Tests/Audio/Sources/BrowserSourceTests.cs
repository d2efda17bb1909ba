using LiveCaptions.Audio;
using LiveCaptions.Audio.Sources;
using LiveCaptions.Audio.Supervision;

namespace LiveCaptions.Tests.Audio.Sources;

public sealed class BrowserSourceTests : IDisposable
{
    private readonly SampleRing ring = new(16000);
    private readonly BrowserSource source = new();
    private readonly CancellationTokenSource first = new(),
        second = new();
    private readonly float[] block = new float[320];

    public void Dispose()
    {
        first.Dispose();
        second.Dispose();
    }

    private Task Run() => source.RunAsync(new SourceWriter(ring, new Timeline(), TimeProvider.System, 0, () => { }), Test.Stop);

    [Fact]
    public async Task The_sound_of_a_page_is_written_until_it_disconnects()
    {
        var running = Run();
        source.Connect(first);
        source.Write(first, block);
        source.Disconnect(first);

        Assert.Equal(
            "The page /speak was closed, or cannot be reached.",
            (await Assert.ThrowsAsync<SourceException>(() => running)).Message
        );
        Assert.Equal(320, ring.Unread);
    }

    [Fact]
    public void The_newest_page_replaces_the_one_before()
    {
        var running = Run();
        source.Connect(first);
        source.Connect(second);
        Assert.True(first.IsCancellationRequested);

        source.Write(first, block);
        Assert.Equal(0, ring.Unread);
        source.Write(second, block);
        Assert.Equal(320, ring.Unread);

        source.Disconnect(first);
        Assert.False(running.IsCompleted);
    }

    [Fact]
    public void Sound_before_the_source_is_opened_is_dropped()
    {
        source.Connect(first);
        source.Write(first, block);
        source.Disconnect(first);

        Assert.Equal(0, ring.Unread);
    }

    [Fact]
    public void A_track_that_ends_disconnects_its_page()
    {
        var sources = new BrowserSources();
        sources.Open("main").Connect(first);
        sources.Close("main");

        Assert.True(first.IsCancellationRequested);
        Assert.Null(sources.Find("main"));
    }
}
