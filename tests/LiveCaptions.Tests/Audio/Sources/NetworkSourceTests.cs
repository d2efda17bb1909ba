using LiveCaptions.Audio;
using LiveCaptions.Audio.Sources;
using LiveCaptions.Settings;

namespace LiveCaptions.Tests.Audio.Sources;

public class NetworkSourceTests
{
    private static string Script(string address) => NetworkAddress.Parse(address)!.Script;

    private static IReadOnlyList<string> Arguments(string address) => NetworkAddress.Parse(address)!.Arguments;

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

    /// <summary>Every user of the machine can read the arguments of a process.</summary>
    [Theory]
    [InlineData("srt://h.example:9000?passphrase=verysecret&streamid=#!::u=hunter2")]
    [InlineData("rtmp://user:hunter2@h.example/app/verysecret?token=abcdef")]
    [InlineData("https://h.example/verysecret/live.m3u8?sig=hunter2#abcdef")]
    [InlineData("udp://239.0.0.1:1234?verysecret=1")]
    public void Arguments_of_ffmpeg_hold_no_part_of_the_address(string text)
    {
        var address = NetworkAddress.Parse(text)!;

        Assert.DoesNotContain(address.Arguments, argument => argument.Contains("h.example", StringComparison.Ordinal));
        foreach (var secret in (string[])["verysecret", "hunter2", "abcdef"])
            Assert.DoesNotContain(address.Arguments, argument => argument.Contains(secret, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("srt://h:1/a'b", @"file 'srt://h:1/a'\''b?latency=120000'")]
    [InlineData("HTTP://h/live.vtt", "file 'http://h/live.vtt'")]
    public void The_address_is_quoted_in_the_script(string address, string line) =>
        Assert.Contains($"{line}\n", NetworkAddress.Parse(address)!.Script, StringComparison.Ordinal);

    [Fact]
    public void No_address_may_open_files_and_no_live_sender_may_send_a_playlist()
    {
        foreach (var scheme in SourceText.Protocols)
        {
            var script = NetworkAddress.Parse($"{scheme}://h:1/x")!.Script;
            var protocols = script.Split('\n').Single(line => line.StartsWith("option protocol_whitelist ", StringComparison.Ordinal));
            foreach (var forbidden in (string[])["file", "pipe", "fd", "concat", "unix", "data", "subfile", "cache", "async", "ftp"])
                Assert.DoesNotContain(forbidden, protocols.Split(' ')[^1].Split(','));
            var formats = script.Split('\n').SingleOrDefault(line => line.StartsWith("option format_whitelist ", StringComparison.Ordinal));
            Assert.Equal(scheme is "http" or "https", formats is null);
            foreach (var playlist in (string[])["hls", "concat", "dash", "applehttp"])
                Assert.DoesNotContain(playlist, formats?.Split(' ')[^1].Split(',') ?? []);
        }
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
    [InlineData("srt://h:1?mode=listener", "file 'srt://h:1?mode=listener&latency=120000'")]
    [InlineData("srt://h:1", "file 'srt://h:1?latency=120000'")]
    [InlineData("srt://h:1?latency=20000", "file 'srt://h:1?latency=20000'")]
    [InlineData("udp://h:1", "file 'udp://h:1?timeout=3000000'")]
    [InlineData("rtmp://h/live/key?listen=1", "file 'rtmp://h/live/key'")]
    [InlineData("rtmp://h/live/key?listen=1", "option listen 1")]
    [InlineData("rtmp://h/live/key?listen=1&a=b", "file 'rtmp://h/live/key?a=b'")]
    [InlineData("rtmp://h/live/key", "option rw_timeout 3000000")]
    [InlineData("http://h/x.m3u8", "option reconnect 1")]
    [InlineData("http://h/x.m3u8", "option rw_timeout 10000000")]
    public void Every_wait_has_a_time_out_and_little_is_buffered(string address, string line)
    {
        Assert.Contains(line, Script(address).Split('\n'));
        Assert.Contains("option analyzeduration 500000", Script(address), StringComparison.Ordinal);
    }

    /// <summary>With this flag, ffmpeg throws away the first second, which it reads to learn what comes.</summary>
    [Fact]
    public void No_sound_is_thrown_away_while_ffmpeg_learns_what_comes()
    {
        foreach (var scheme in SourceText.Protocols)
            Assert.DoesNotContain("nobuffer", $"{Script($"{scheme}://h:1/x")} {string.Join(' ', Arguments($"{scheme}://h:1/x"))}");
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
    [InlineData(1, 0, "rtmp://h.example/live/secretkey: Strange trouble", "ffmpeg delivered no sound (code 1): for a reason of its own.")]
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
