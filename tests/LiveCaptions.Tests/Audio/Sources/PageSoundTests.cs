using LiveCaptions.Audio.Sources;
using Microsoft.Extensions.Time.Testing;

namespace LiveCaptions.Tests.Audio.Sources;

public class PageSoundTests
{
    private readonly FakeTimeProvider clock = new();
    private readonly PageSound sound;
    private readonly float[] into = new float[PageSound.MaxSamples];

    public PageSoundTests() => sound = new(clock);

    private string? Decode(byte[] message, bool text = false) => sound.Decode(message, text, into, out _);

    [Fact]
    public void Bytes_are_decoded_as_little_endian_samples_of_16_bits()
    {
        Assert.Null(sound.Decode([0x00, 0x40, 0x00, 0x80, 0xff, 0x7f], text: false, into, out var count));

        Assert.Equal([0.5f, -1f, 32767 / 32768f], into[..count]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(6402)]
    public void A_message_of_the_wrong_size_is_refused(int bytes) =>
        Assert.Equal("A message must hold 1 to 3200 samples of 16 bits.", Decode(new byte[bytes]));

    [Fact]
    public void A_text_message_is_refused() =>
        Assert.Equal("Send sound as binary messages, not as text.", Decode(new byte[640], text: true));

    [Fact]
    public void Sound_in_real_time_is_accepted_for_hours_even_from_a_slightly_fast_clock()
    {
        for (var i = 0; i < 50 * 3600; i++)
        {
            clock.Advance(TimeSpan.FromMilliseconds(19.5));
            Assert.Null(Decode(new byte[640]));
        }
    }

    [Fact]
    public void A_short_burst_is_accepted_but_not_an_endless_one()
    {
        for (var i = 0; i < 150; i++)
            Assert.Null(Decode(new byte[640]));

        Assert.Equal("Sound comes faster than real time; send 16000 samples per second.", Decode(new byte[640]));
    }
}
