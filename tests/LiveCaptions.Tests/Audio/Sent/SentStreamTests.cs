using LiveCaptions.Audio.Sent;

namespace LiveCaptions.Tests.Audio.Sent;

public sealed class SentStreamTests
{
    private static readonly TimeSpan Begun = TimeSpan.FromSeconds(100);
    private readonly SentStream stream = new(new('a', 32), 1000, Begun);

    private (int Passed, long Gap) Take(long position, int count, double seconds = 0)
    {
        var message = new SentMessage(position, 0, count);
        Assert.Null(stream.Place(message, Begun + TimeSpan.FromSeconds(seconds), out var passed, out var gap));
        stream.Advance(message);
        return (passed, gap);
    }

    [Fact]
    public void Sound_in_order_is_taken_whole()
    {
        Assert.Equal((0, 0), Take(1000, 320));
        Assert.Equal((0, 0), Take(1320, 320));
        Assert.Equal(1640, stream.Position);
    }

    [Theory]
    [InlineData(1000, 3200, 3200)]
    [InlineData(2600, 3200, 1600)]
    [InlineData(4200, 320, 0)]
    public void Sound_that_has_come_before_is_passed_over(long position, int count, int passed)
    {
        Take(1000, 3200);
        Assert.Equal((passed, 0), Take(position, count));
        Assert.Equal(Math.Max(4200, position + count), stream.Position);
    }

    [Fact]
    public void Missing_sound_is_a_gap_of_known_length_whether_or_not_sound_follows()
    {
        Assert.Equal((0, 500), Take(1500, 320));
        Assert.Equal((0, 180), Take(2000, 0));
        Assert.Equal(2000, stream.Position);
    }

    [Fact]
    public void What_was_told_as_a_gap_already_is_not_told_again()
    {
        Take(1000, 320);
        stream.GiveUp(16000);
        Assert.Equal((0, 0), Take(1320 + 6000, 320, seconds: 30));
        Assert.Equal((0, 5000), Take(1320 + 6000 + 320 + 10000 + 5000, 320, seconds: 30));
    }

    [Theory]
    [InlineData(999)]
    [InlineData(-1)]
    [InlineData(long.MinValue)]
    [InlineData(long.MaxValue)]
    [InlineData(1000 + 23 * 16000)]
    public void Sound_that_cannot_be_so_old_or_so_new_has_no_place(long position)
    {
        Assert.StartsWith(
            "A message is not at its place",
            stream.Place(new(position, 0, 320), Begun, out _, out _),
            StringComparison.Ordinal
        );
        Assert.Equal(1000, stream.Position);
    }

    [Fact]
    public void The_stream_goes_on_as_the_clock_does() => Assert.Equal((0, 31 * 16000), Take(1000 + 31 * 16000, 320, seconds: 10));

    [Fact]
    public void A_message_is_read_as_it_was_written()
    {
        var (bytes, sound) = (new byte[SentMessage.MaxBytes], new float[SentMessage.MaxSamples]);
        var written = new SentMessage(1L << 40, 12345, 3);
        var length = written.Write([short.MinValue, 0, 16384], bytes);

        Assert.Null(SentMessage.Read(bytes.AsSpan(0, length), text: false, sound, out var read));
        Assert.Equal(written, read);
        Assert.Equal([-1, 0, 0.5f], sound[..3]);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(11, false)]
    [InlineData(13, false)]
    [InlineData(12 + 6402, false)]
    [InlineData(332, true)]
    public void A_message_of_another_form_is_refused(int bytes, bool text) =>
        Assert.NotNull(SentMessage.Read(new byte[bytes], text, new float[SentMessage.MaxSamples], out _));

    [Fact]
    public void A_track_takes_what_a_sender_keeps_and_no_more_at_once()
    {
        var budget = new SoundBudget();
        var messages = 0;
        while (budget.Take(Begun, 3200))
            messages++;
        Assert.Equal(115, messages); // 23 s

        // It stays refused until as much has sounded.
        Assert.False(budget.Take(Begun, 3200));
        Assert.True(budget.Take(Begun + TimeSpan.FromSeconds(1), 3200));
    }

    [Fact]
    public void A_flood_of_empty_messages_is_refused()
    {
        var budget = new SoundBudget();
        Assert.All(Enumerable.Range(0, 2300), _ => Assert.True(budget.Take(Begun, 0)));
        Assert.False(budget.Take(Begun, 0));
    }

    [Fact]
    public void Late_sound_waits_until_the_track_has_heard_what_it_has_but_not_for_ever()
    {
        var (catchUp, second) = (new CatchUp(), 16000L);
        Assert.True(catchUp.Holds(TimeSpan.Zero, 10 * second, second));
        Assert.False(catchUp.Holds(TimeSpan.FromSeconds(1), 10 * second, second / 2));
        Assert.False(catchUp.Holds(TimeSpan.FromSeconds(2), second / 2, 3 * second)); // live sound never waits
        Assert.True(catchUp.Holds(TimeSpan.FromSeconds(3), 10 * second, second));
        Assert.False(catchUp.Holds(TimeSpan.FromSeconds(33), 10 * second, second));
    }
}
