using CliWrap;

namespace LiveCaptions.EndToEnd.Parts;

public sealed class ClipInFilmTests : IDisposable
{
    private readonly ScratchFolder folder = new();

    public void Dispose() => folder.Dispose();

    /// <summary>A recording may begin anywhere, including half a millisecond between two samples.</summary>
    [Theory]
    [InlineData(1600)]
    [InlineData(1606)]
    [InlineData(1608)]
    [InlineData(1610)]
    public async Task A_clip_is_found_in_a_film_wherever_the_film_begins(int samples)
    {
        var film = folder.File("film.wav");
        await Cli.Wrap("ffmpeg")
            .WithArguments(["-nostdin", "-v", "error", "-i", Repository.Demo, "-af", $"adelay={samples}S:all=1", film])
            .ExecuteAsync(TestContext.Current.CancellationToken);

        var found = await ClipInFilm.FindAsync(film, Repository.Demo);

        for (var second = 1.0; second < 30; second += 0.5)
        {
            Assert.NotNull(found.At(second));
            Assert.InRange(found.At(second)!.Value - second, samples / 16000.0 - 0.002, samples / 16000.0 + 0.002);
        }
    }
}
