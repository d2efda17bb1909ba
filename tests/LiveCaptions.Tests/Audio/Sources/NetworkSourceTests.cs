using LiveCaptions.Audio;
using LiveCaptions.Audio.Sources;

namespace LiveCaptions.Tests.Audio.Sources;

public class NetworkSourceTests
{
    private static string Line(string address) => string.Join(' ', NetworkAddress.Parse(address)!.Arguments());

    [Theory]
    [InlineData("talk.wav")]
    [InlineData("/media/a://b.wav")]
    [InlineData("file:///media/talk.wav")]
    [InlineData("c://talk.wav")]
    [InlineData("demo")]
    public void A_file_name_is_not_parsed_as_an_address(string source) => Assert.Null(NetworkAddress.Parse(source));

    [Theory]
    [InlineData("rtmp://user:hunter2@live.example:1935/app/secret-key?token=abcdef", "rtmp://live.example:1935")]
    [InlineData("srt://0.0.0.0:9000?mode=listener&passphrase=verysecret", "srt://0.0.0.0:9000")]
    [InlineData("HTTPS://cdn.example/x/y.m3u8#z", "https://cdn.example")]
    [InlineData("udp://@239.0.0.1:1234", "udp://239.0.0.1:1234")]
    public void Only_scheme_host_and_port_are_displayed(string address, string shown) =>
        Assert.Equal(shown, NetworkAddress.Parse(address)!.Shown);

    [Fact]
    public void Output_of_ffmpeg_is_redacted()
    {
        var address = NetworkAddress.Parse("srt://h.example:9000?passphrase=verysecret&streamid=show42")!;

        var redacted = address.Redact(
            "srt://h.example:9000?passphrase=verysecret&streamid=show42&latency=120000: bad passphrase 'verysecret' for show42"
        );

        Assert.Equal("srt://h.example:9000: bad … '…' for …", redacted);
    }

    [Theory]
    [InlineData("srt://h:1?mode=listener", true)]
    [InlineData("srt://h:1", false)]
    [InlineData("rtmp://h/live/key?listen=1", true)]
    [InlineData("rtmp://h/live/key", false)]
    [InlineData("udp://127.0.0.1:5000", true)]
    [InlineData("http://h/live", false)]
    public void A_listening_address_waits_for_its_sender(string address, bool listens)
    {
        Assert.Equal(listens, NetworkAddress.Parse(address)!.Listens);
        Assert.Equal(listens, new NetworkSource(NetworkAddress.Parse(address)!).FirstData is null);
    }

    [Theory]
    [InlineData("srt://h:1?mode=listener", " -i srt://h:1?mode=listener&latency=120000 ")]
    [InlineData("srt://h:1", " -i srt://h:1?latency=120000 ")]
    [InlineData("srt://h:1?latency=20000", " -i srt://h:1?latency=20000 ")]
    [InlineData("udp://h:1", " -i udp://h:1?timeout=3000000 ")]
    [InlineData("rtmp://h/live/key?listen=1", " -listen 1 -i rtmp://h/live/key ")]
    [InlineData("rtmp://h/live/key?listen=1&a=b", " -listen 1 -i rtmp://h/live/key?a=b ")]
    [InlineData("rtmp://h/live/key", " -rw_timeout 3000000 -i rtmp://h/live/key ")]
    [InlineData("http://h/x.m3u8", " -reconnect 1 ")]
    public void Every_wait_has_a_time_out_and_little_is_buffered(string address, string part)
    {
        Assert.Contains(part, Line(address), StringComparison.Ordinal);
        Assert.StartsWith("-nostdin -v error -fflags nobuffer -analyzeduration 500000 ", Line(address), StringComparison.Ordinal);
        Assert.EndsWith(" -vn -ar 16000 -c:a pcm_f32le -bitexact -f wav -flush_packets 1 -", Line(address), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 320, "", "The sender left, or the connection was cut.")]
    [InlineData(
        1,
        0,
        "rtmp://h.example/live/secretkey: Connection refused",
        "Nothing answers there (connection refused). Is the address right, and does the sender or server run?"
    )]
    [InlineData(
        1,
        0,
        "Output file #0 does not contain any stream",
        "It has no sound track, so there is nothing to caption. Let the sender add sound."
    )]
    [InlineData(
        1,
        0,
        "rtmp://h.example/live/secretkey: Input/output error",
        "The server offers nothing at this address now. Is the address with its key right, and has the sender started?"
    )]
    [InlineData(
        1,
        0,
        "rtmp://h.example/live/secretkey: Strange trouble",
        "ffmpeg delivered no sound (code 1): rtmp://h.example: Strange trouble."
    )]
    [InlineData(1, 0, "", "ffmpeg delivered no sound (code 1): it gave no reason.")]
    public void The_end_of_a_source_is_explained_in_a_sentence_without_secrets(int code, long samples, string errors, string sentence) =>
        Assert.Equal(
            sentence,
            new NetworkSource(NetworkAddress.Parse("rtmp://h.example/live/secretkey")!).Explain(new(code, errors, samples)).Message
        );

    [Fact]
    public void A_command_is_displayed_without_its_arguments() =>
        Assert.Equal(
            "the command curl",
            new CommandSource("curl -u me:hunter2 https://h.example/pcm", new(SampleFormat.S16le)).Description
        );
}
