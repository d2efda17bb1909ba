using CliWrap;
using CliWrap.Buffered;
using LiveCaptions.EndToEnd.Parts;

namespace LiveCaptions.EndToEnd.Viewers;

/// <summary>The live playlist as another program's reader of RFC 8216 and WebVTT takes it: ffmpeg.</summary>
public sealed class PlayerSegmentsTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Ffmpeg_reads_from_the_segments_every_word_of_the_track_once_and_in_order()
    {
        using var folder = new ScratchFolder();
        await using var service = await ServiceProcess.StartAsync("typed");
        using var http = new HttpClient { BaseAddress = new(service.Address, "api/tracks/main/") };
        foreach (
            var line in new[] { "He was not an ill-disposed young man,", "unless to be rather cold hearted,", "is to be ill-disposed." }
        )
        {
            Assert.True(await service.TypeAsync(line));
            // A segment and a half, so that they are in several.
            await Task.Delay(TimeSpan.FromSeconds(3), TestContext.Current.CancellationToken);
        }

        // ffmpeg reads subtitles to their end before it gives the first, so the list gets one.
        var list = await UntilListedAsync(http, "is to be ill-disposed.");
        var ended = list.Replace("\ncaptions/", $"\n{http.BaseAddress}captions/", StringComparison.Ordinal) + "#EXT-X-ENDLIST\n";
        var read = await Cli.Wrap("ffmpeg")
            .WithArguments([
                .. "-loglevel error -protocol_whitelist file,http,tcp -i".Split(' '),
                folder.Write("ended.m3u8", ended),
                .. "-f srt -".Split(' '),
            ])
            .ExecuteBufferedAsync(TestContext.Current.CancellationToken);

        var words = read
            .StandardOutput.Split('\n')
            .Where(line => line.Any(char.IsLetter))
            .SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        Assert.Equal(await service.WordsAsync(), words);
    }

    /// <summary>The list, once a segment in it has this text.</summary>
    private static async Task<string> UntilListedAsync(HttpClient http, string text)
    {
        for (var wait = System.Diagnostics.Stopwatch.StartNew(); ; await Task.Delay(500, TestContext.Current.CancellationToken))
        {
            var list = await http.GetStringAsync(new Uri("captions.m3u8", UriKind.Relative), TestContext.Current.CancellationToken);
            var newest = list.Split('\n').Last(line => line.StartsWith("captions/", StringComparison.Ordinal));
            if ((await http.GetStringAsync(new Uri(newest, UriKind.Relative))).Contains(text, StringComparison.Ordinal))
                return list;
            Assert.True(wait.Elapsed < Patience, $"After {Patience.TotalSeconds} s the list is still:\n{list}");
        }
    }
}
