using LiveCaptions.Audio;
using LiveCaptions.Audio.Files;

namespace LiveCaptions.Tests.Audio.Files;

public class ResumedSoundTests
{
    private static readonly float[] Sound = [.. Enumerable.Range(0, 16000 * 40).Select(n => (float)n)];

    /// <summary>A decoder that dies by a signal after some samples; 0: it lives.</summary>
    private static async IAsyncEnumerable<ReadOnlyMemory<float>> RunAsync(int until, int signal)
    {
        for (var at = 0; at < until; at += 777)
        {
            await Task.CompletedTask;
            yield return Sound.AsMemory(at, Math.Min(777, until - at));
        }
        if (signal > 0)
            throw new DecoderDiedException(signal);
    }

    private readonly List<string> restarts = [];

    private async Task<(float[] Heard, string? Failure)> ReadAsync(params (int Until, int Signal)[] runs)
    {
        var left = new Queue<(int Until, int Signal)>(runs);
        var heard = new List<float>();
        var request = new SoundRequest("talk.mp4") { Restarted = restarts.Add };
        try
        {
            await foreach (
                var block in ResumedSound.ReadAsync(request, () => RunAsync(left.Peek().Until, left.Dequeue().Signal), Test.Stop)
            )
                heard.AddRange(block.Span);
        }
        catch (SourceException e)
        {
            return ([.. heard], e.Message);
        }
        return ([.. heard], null);
    }

    [Theory]
    [InlineData(9)]
    [InlineData(11)]
    [InlineData(6)]
    [InlineData(15)]
    public async Task A_decoder_that_dies_goes_on_where_it_was(int signal)
    {
        var (heard, failure) = await ReadAsync((16000 * 9, signal), (16000 * 3, signal), (0, signal), (Sound.Length, 0));

        Assert.Null(failure);
        Assert.Equal(Sound, heard);
        Assert.StartsWith($"ffmpeg was ended by signal {signal} while it read talk.mp4", Assert.Single(restarts), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deaths_far_apart_never_add_up()
    {
        var (heard, failure) = await ReadAsync([
            .. Enumerable.Range(1, 3).Select(n => (16000 * 12 * n, 9)),
            (16000 * 37, 9),
            (16000 * 38, 9),
            (Sound.Length, 0),
        ]);

        Assert.Null(failure);
        Assert.Equal(Sound, heard);
        Assert.Equal(3, restarts.Count);
    }

    [Theory]
    [InlineData(11, "The file is damaged at that place")]
    [InlineData(6, "The file is damaged at that place")]
    [InlineData(8, "The file is damaged at that place")]
    [InlineData(9, "The file is not at fault")]
    [InlineData(15, "The file is not at fault")]
    public async Task After_three_restarts_the_message_blames_what_is_to_blame(int signal, string blame)
    {
        var (heard, failure) = await ReadAsync([.. Enumerable.Repeat((16000 * 5, signal), 4)]);

        Assert.Contains(blame, failure, StringComparison.Ordinal);
        Assert.Contains("0:00:05", failure, StringComparison.Ordinal);
        Assert.Equal(Sound[..(16000 * 5)], heard);
    }

    [Theory]
    [InlineData(137, 9)]
    [InlineData(139, 11)]
    [InlineData(0, null)]
    [InlineData(1, null)]
    [InlineData(255, null)]
    [InlineData(234, null)]
    public void Exit_codes_of_signals_are_told_from_errors(int code, int? signal) =>
        Assert.Equal(signal, DecoderDiedException.SignalOf(code));
}
