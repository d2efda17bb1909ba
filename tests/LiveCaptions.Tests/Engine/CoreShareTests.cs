using LiveCaptions.Engine;
using LiveCaptions.Settings;

namespace LiveCaptions.Tests.Engine;

public sealed class CoreShareTests
{
    [Theory]
    [InlineData(2, 1, 0, 0, 1, 1)] // the usual machine: half of it
    [InlineData(1, 1, 0, 0, 1, 1)]
    [InlineData(8, 1, 0, 0, 1, 4)]
    [InlineData(32, 1, 0, 0, 1, 4)]
    [InlineData(8, 2, 0, 0, 2, 2)] // tracks side by side first, threads after
    [InlineData(8, 3, 0, 0, 3, 1)]
    [InlineData(2, 4, 0, 0, 1, 1)]
    [InlineData(2, 2, 2, 0, 2, 1)] // all cores, since that was said
    [InlineData(16, 1, 2, 0, 1, 2)]
    [InlineData(4, 8, 64, 0, 4, 1)] // no more than there are
    [InlineData(8, 2, 4, 4, 1, 4)] // threads as they were set
    [InlineData(8, 2, 0, 1, 2, 1)]
    [InlineData(8, 2, 2, 16, 1, 16)]
    [InlineData(8, 0, 0, 0, 1, 4)] // all tracks are typed
    public void Cores_are_shared(int processors, int tracks, int maxCores, int threads, int lanes, int ofEach) =>
        Assert.Equal(
            new(lanes, ofEach),
            CoreShare.Of(new RecognitionSettings { MaxCores = maxCores, Threads = threads }, processors, tracks)
        );

    [Fact]
    public void The_threads_of_all_lanes_are_never_more_than_allowed()
    {
        for (var processors = 1; processors <= 64; processors++)
        for (var tracks = 0; tracks <= 12; tracks++)
        for (var most = 0; most <= 12; most++)
        {
            var share = CoreShare.Of(new RecognitionSettings { MaxCores = most }, processors, tracks);
            Assert.InRange(share.Lanes * share.Threads, 1, Math.Max(1, most > 0 ? Math.Min(most, processors) : processors / 2));
        }
    }
}
