using System.Threading.Channels;
using LiveCaptions.Captions;
using LiveCaptions.Outputs;
using LiveCaptions.Tests.Captions;

namespace LiveCaptions.Tests.Outputs;

public sealed class RollingTextTests
{
    private readonly ManualClock clock = new();
    private readonly Channel<string> written = Channel.CreateBounded<string>(new BoundedChannelOptions(100) { FullMode = BoundedChannelFullMode.Wait });

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_file_holds_the_lines_on_screen_and_is_empty_when_the_screen_is()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var captions = new TrackCaptions("main", "main", "abc", clock);
        var running = new RollingText(captions, 2, 20, 5, clock, async text => await written.Writer.WriteAsync(text, Stop)).RunAsync(stop.Token);
        Assert.Equal("", await NextAsync());

        captions.Publish(Talk.Said(1, "we hold these truths to be", "self"));
        Assert.Equal("we hold these truths\nto be", await NextAsync());
        captions.Publish(Talk.Said(2, "self-evident", speaking: false));
        Assert.Equal("we hold these truths\nto be self-evident", await NextAsync());
        // All waits so far come to pass, up to the one for silence.
        var next = NextAsync();
        while (!next.IsCompleted) await clock.StepAsync(Stop);
        Assert.Equal("", await next);

        await stop.CancelAsync();
        await running.ContinueWith(_ => { }, Stop, TaskContinuationOptions.None, TaskScheduler.Default);
        Assert.Equal(0, captions.Readers);
    }

    [Fact]
    public async Task A_text_takes_the_place_of_the_one_before_whole()
    {
        var folder = Directory.CreateTempSubdirectory("livecaptions-");
        try
        {
            var path = Path.Combine(folder.FullName, "captions.txt");
            await TextFile.ReplaceAsync(path, "a longer text");
            await TextFile.ReplaceAsync(path, "größer");

            Assert.Equal("größer", await File.ReadAllTextAsync(path, Stop));
            Assert.Equal([path], Directory.GetFiles(folder.FullName));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task<string> NextAsync() => await written.Reader.ReadAsync(Stop);
}
