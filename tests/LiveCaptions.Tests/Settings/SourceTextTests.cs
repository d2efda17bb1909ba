using LiveCaptions.Settings;

namespace LiveCaptions.Tests.Settings;

/// <summary>The text of a track's source: an address, a file, or something that may not be opened.</summary>
public sealed class SourceTextTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("livecaptions-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static string ErrorOf(string source) =>
        Assert
            .Throws<SettingsException>(() => SettingsReader.ReadTrack("main", [new SettingValue("Source", source, "line 1 of the test")]))
            .Problems.Single();

    [Theory]
    [InlineData("srt://host:9000/live.srt")]
    [InlineData("http://h.example/stream.vtt")]
    [InlineData("https://h.example/a/b.SRT?x=y.vtt#z.srt")]
    [InlineData("rtmp://h.example/app/key.vtt")]
    [InlineData("udp://@239.0.0.1:1234")]
    [InlineData("HTTP://[::1]:8000/jfk.wav")]
    public void An_address_is_an_address_whatever_it_ends_with(string source)
    {
        Assert.True(SourceText.IsAddress(source));
        Assert.False(new TrackSettings { Source = source }.IsWritten);
        Assert.Equal(source, SettingsReader.ReadTrack("main", [new("Source", source, "")]).Source);
    }

    [Theory]
    [InlineData("talk.srt")]
    [InlineData("/media/a://b.wav")]
    [InlineData("c://talk.wav")]
    [InlineData(@"C:\clips\talk.mp4")]
    [InlineData("Interview: part 2.wav")]
    [InlineData("./data: final.wav")]
    public void A_file_stays_a_file(string source)
    {
        Assert.False(SourceText.IsAddress(source));
        Assert.Equal(source, SettingsReader.ReadTrack("main", [new("Source", source, "")]).Source);
    }

    [Theory]
    [InlineData("tcp://127.0.0.1:22/hunter2")]
    [InlineData("ftp://user:hunter2@h/x")]
    [InlineData("gopher://h/hunter2")]
    [InlineData("unix:/run/hunter2")]
    [InlineData("concat:/etc/hunter2|b")]
    [InlineData("concatf:http://h/hunter2")]
    [InlineData("cache:http://h/hunter2")]
    [InlineData("async:rtmp://h/app/hunter2")]
    [InlineData("crypto+http://h/hunter2")]
    [InlineData("subfile,,start,0,end,0,,:/etc/hunter2")]
    [InlineData("data:text/plain,hunter2")]
    [InlineData("pipe:0hunter2")]
    [InlineData("fd:3hunter2")]
    [InlineData("hls+http://h/hunter2")]
    [InlineData("rtmp:/h/app/hunter2")]
    [InlineData("srt:h?passphrase=hunter2")]
    [InlineData("srt://h:9000&passphrase=hunter2")]
    [InlineData("srt://h:port-hunter2")]
    [InlineData("http://user:hunter2/x@h")]
    [InlineData("http://h\\hunter2")]
    [InlineData("http://h/\u001b[31mhunter2")]
    [InlineData("http://h/a\nhunter2")]
    [InlineData("http://h/a\u2028hunter2")]
    [InlineData("http://h/\u202Ehunter2")]
    [InlineData("talk\u0007hunter2.wav")]
    public void What_may_not_be_opened_is_refused_and_not_repeated(string source)
    {
        var error = ErrorOf(source);

        Assert.Matches(
            @"^Tracks:main:Source \(line 1 of the test\) (must be the name of a source, a file, or an address|contains a control character)",
            error
        );
        Assert.DoesNotContain("hunter2", error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_address_in_the_wrong_place_is_not_repeated()
    {
        var problem = Assert.Throws<SettingsException>(() => SettingsReader.Read([new("Tracks:main", "rtmp://h/app/hunter2", "line 1")]));

        Assert.DoesNotContain("hunter2", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("radio.example, 10.0.0.5:9000, [::1]", "radio.example", 80, true)]
    [InlineData("radio.example, 10.0.0.5:9000, [::1]", "RADIO.example", null, true)]
    [InlineData("radio.example, 10.0.0.5:9000, [::1]", "10.0.0.5", 9000, true)]
    [InlineData("radio.example, 10.0.0.5:9000, [::1]", "10.0.0.5", 22, false)]
    [InlineData("radio.example, 10.0.0.5:9000, [::1]", "[::1]", 5, true)]
    [InlineData("radio.example, 10.0.0.5:9000, [::1]", "evil.radio.example", null, false)]
    [InlineData("", "127.0.0.1", 80, false)]
    [InlineData("", "", null, false)]
    public void A_token_reaches_the_hosts_that_the_settings_name(string hosts, string host, int? port, bool named) =>
        Assert.Equal(named, new SourceSettings { Hosts = hosts }.NamesHost(host, port));

    [Fact]
    public void A_token_reaches_the_folders_that_the_settings_name_and_no_link_leads_out_of_them()
    {
        var (open, closed) = (
            Directory.CreateDirectory(Path.Combine(folder, "open")),
            Directory.CreateDirectory(Path.Combine(folder, "opens"))
        );
        File.WriteAllText(Path.Combine(open.FullName, "a.wav"), "");
        File.WriteAllText(Path.Combine(closed.FullName, "b.wav"), "");
        File.CreateSymbolicLink(Path.Combine(open.FullName, "link.wav"), Path.Combine(closed.FullName, "b.wav"));
        Directory.CreateSymbolicLink(Path.Combine(open.FullName, "out"), closed.FullName);
        File.CreateSymbolicLink(Path.Combine(open.FullName, "loop"), Path.Combine(open.FullName, "loop"));
        var named = new SourceSettings { Folders = $"/nowhere, {open.FullName}" };

        Assert.True(named.NamesFile(Path.Combine(open.FullName, "a.wav")));
        Assert.True(named.NamesFile(Path.Combine(open.FullName, "none.wav")));
        foreach (var path in (string[])["link.wav", "out/b.wav", "../opens/b.wav", "loop", "loop/x", "out/../../opens/b.wav"])
            Assert.False(named.NamesFile(Path.Combine(open.FullName, path)), path);
        Assert.False(named.NamesFile(closed.FullName));
        Assert.False(new SourceSettings().NamesFile("/etc/passwd"));
    }
}
