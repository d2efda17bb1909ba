using LiveCaptions.Whisper.Streaming;

namespace LiveCaptions.Tests.Whisper.Streaming;

public sealed class SoundBufferTests
{
    [Fact]
    public void Sound_that_may_be_needed_is_kept_for_hours_in_the_same_memory()
    {
        var buffer = new SoundBuffer();
        var block = new float[16000];
        for (var second = 0; second < 3600; second++)
        {
            Array.Fill(block, second);
            buffer.Append(block, needed: Math.Max(0, buffer.End - 10 * 16000));
            var oldest = Math.Max(0, second - 9);
            Assert.Equal(oldest, buffer.Between(oldest * 16000L, oldest * 16000L + 1)[0]);
        }
        Assert.Equal(3600 * 16000L, buffer.End);
        Assert.True(buffer.Between(0, long.MaxValue).Length <= 40 * 16000);
    }

    [Fact]
    public void A_burst_is_kept_whole()
    {
        var buffer = new SoundBuffer();
        buffer.Append(new float[120 * 16000], needed: 0);
        Assert.Equal(120 * 16000, buffer.Between(0, buffer.End).Length);
    }

    [Fact]
    public void Positions_continue_behind_a_gap()
    {
        var buffer = new SoundBuffer();
        buffer.Append(new float[100], 0);
        buffer.Skip(900);
        buffer.Append([7f], 0);
        Assert.Equal(1001, buffer.End);
        Assert.Equal(7f, buffer.Between(1000, 1001)[0]);
        Assert.Equal(1, buffer.Between(0, 2000).Length);
    }
}
