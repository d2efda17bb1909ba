using LiveCaptions.EndToEnd.Parts;

namespace LiveCaptions.EndToEnd.Viewers;

public sealed class ManyViewersTests(ITestOutputHelper output)
{
    private const int Healthy = 95,
        Deaf = 5;

    [Fact]
    public async Task Of_100_viewers_5_never_read_and_the_others_still_see_every_newest_frame()
    {
        using var folder = new ScratchFolder();
        await using var service = await ServiceProcess.StartAsync(await PaddedClip.WriteAsync(folder, "talk", Repository.Jfk, silence: 6));
        var deaf = await Task.WhenAll(Enumerable.Range(0, Deaf).Select(_ => DeafViewer.ConnectAsync(service.Address)));
        var viewers = await Task.WhenAll(Enumerable.Range(0, Healthy).Select(_ => HubViewer.ConnectAsync(service.Address)));
        await Task.WhenAll(viewers.Select(v => v.First));
        var before = service.Memory;
        Assert.Equal(Healthy + Deaf, (await service.StatusAsync()).GetProperty("viewers").GetInt32());

        await service.UntilTrackAsync("ended");
        var last = await LastAsync(viewers);
        var grown = (service.Memory - before) / 1048576;

        var most = viewers.Max(v => v.Sequences.Length);
        output.WriteLine(
            $"Last frame {last}; a viewer got {viewers.Min(v => v.Sequences.Length)} to {most} frames; the service grew by {grown} MB"
        );
        Assert.True(last > 15, $"There were only {last} frames.");
        Assert.All(viewers, v => Assert.Equal(last, v.Newest!.Sequence));
        Assert.All(viewers, v => Assert.Equal(v.Sequences.Order().Distinct(), v.Sequences));
        // Frames may be left out for a viewer, but not many on one machine.
        Assert.All(viewers, v => Assert.InRange(v.Sequences.Length, most * 8 / 10, most));
        Assert.All(viewers, v => Assert.Equal(viewers[0].Newest!.Lines, v.Newest!.Lines));
        Assert.Contains("country", string.Join(' ', viewers[0].Newest!.Lines.Select(l => l.Settled)), StringComparison.Ordinal);
        Assert.InRange(grown, -1000, 100);

        foreach (var viewer in viewers)
            await viewer.DisposeAsync();
        foreach (var viewer in deaf)
            viewer.Dispose();
        Assert.Equal(0, await service.StopAsync());
    }

    /// <summary>The number of the last frame, when nobody gets a new one any more.</summary>
    private static async Task<long> LastAsync(HubViewer[] viewers)
    {
        long before,
            now = Newest(viewers);
        do
        {
            before = now;
            await Task.Delay(500, TestContext.Current.CancellationToken);
            now = Newest(viewers);
        } while (now != before);
        return now;
    }

    private static long Newest(HubViewer[] viewers) => viewers.Max(v => v.Newest?.Sequence ?? 0);
}
