using System.Net;
using System.Net.Sockets;
using System.Text;
using LiveCaptions.Captions;
using LiveCaptions.Outputs.Elsewhere;
using LiveCaptions.Settings;

namespace LiveCaptions.Tests.Outputs.Elsewhere;

/// <summary>Messages of OSC, by the bytes that its specification wants.</summary>
public class OscTests
{
    private static string Encoded(string template, params string[] lines) =>
        Encoding.UTF8.GetString(new OscTemplate(template).Encode(lines)).Replace('\0', '.');

    [Theory]
    [InlineData("/chatbox/input {lines} true false", "/chatbox/input..,sTF....hi..")]
    [InlineData("/a {text}", "/a..,s..hi..")]
    [InlineData("/abc \"say {text}!\" {line2}", "/abc....,ss.say hi!.....")]
    public void Texts_end_with_a_zero_and_fill_four_bytes(string template, string bytes) => Assert.Equal(bytes, Encoded(template, "hi"));

    [Fact]
    public void Numbers_are_big_endian()
    {
        var bytes = new OscTemplate("/n 258 -1 0.5 {text}").Encode(["x"]);

        Assert.Equal("/n\0\0,iifs\0\0\0"u8.ToArray(), bytes[..12]);
        Assert.Equal([0, 0, 1, 2, 255, 255, 255, 255, 0x3F, 0, 0, 0, (byte)'x', 0, 0, 0], bytes[12..]);
    }

    [Fact]
    public void Characters_of_several_bytes_are_filled_up_by_their_bytes() =>
        Assert.Equal(0, new OscTemplate("/a {text}").Encode(["東京ü"]).Length % 4);

    [Theory]
    [InlineData(60, 2)]
    [InlineData(80, 1)]
    [InlineData(200, 1)]
    public void The_chat_box_gets_the_newest_lines_within_its_length(int length, int shown)
    {
        string[] lines = [new('a', length), new('b', length), new('c', length)];
        var text = Encoding.UTF8.GetString(new OscTemplate(OscTemplate.Default).Encode(lines)[24..]).TrimEnd('\0');

        Assert.InRange(text.Length, 1, 144);
        Assert.Equal(lines[^shown..].Select(line => line[..Math.Min(144, length)]), text.Split('\n'));
        Assert.Equal(3, new OscTemplate("/other {lines}").Encode(lines).Count(b => b is (byte)'\n') + 1);
    }

    [Fact]
    public async Task A_message_arrives_at_a_socket_of_this_machine()
    {
        using var peer = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        var settings = new OutputSettings { Kind = "osc", Address = $"127.0.0.1:{((IPEndPoint)peer.Client.LocalEndPoint!).Port}" };
        var made = new TextOutKinds(TimeSpan.FromSeconds(5), new MonotonicClock(TimeProvider.System), Path.GetTempPath()).Of(settings);
        await using var destination = made.Destination;

        Assert.Equal(Outcome.Taken, await destination.SendAsync(Spoken.Text("hello", "there"), Test.Stop));

        var message = Encoding.UTF8.GetString((await peer.ReceiveAsync(Test.Stop)).Buffer);
        Assert.StartsWith("/chatbox/input", message, StringComparison.Ordinal);
        Assert.Contains("hello\nthere", message, StringComparison.Ordinal);
    }
}
