using System.Net;
using LiveCaptions.Captions;
using LiveCaptions.Tests.Captions;
using LiveCaptions.Viewers;

namespace LiveCaptions.Tests.Viewers;

/// <summary>The subtitles of a track as programs fetch them.</summary>
public sealed class SubtitleFileTests
{
    private static readonly Uri Address = new("/api/tracks/main/captions.vtt", UriKind.Relative);

    private static SubtitleFile FileOf(RunningService service) => service.Part<SubtitleFiles>().Of(service.Captions("main"));

    [Fact]
    public async Task Subtitles_are_written_once_however_many_fetch_them()
    {
        await using var service = await RunningService.StartAsync();
        service.Captions("main").Publish(Talk.Said(1, "we hold these truths"));

        var all = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => service.Client.GetStringAsync(Address, Test.Stop)));

        Assert.Contains("we hold these truths", Assert.Single(all.Distinct()), StringComparison.Ordinal);
        Assert.Equal(1, FileOf(service).Writings);
    }

    [Fact]
    public async Task A_program_that_has_the_newest_subtitles_gets_no_copy()
    {
        await using var service = await RunningService.StartAsync();
        service.Captions("main").Publish(Talk.Said(1, "we hold these truths"));
        using var first = await service.Client.GetAsync(Address, Test.Stop);
        var tag = first.Headers.ETag!.ToString();

        Assert.Equal(HttpStatusCode.NotModified, (await AskAsync(service, tag)).Status);
        service.Captions("main").Publish(Talk.Said(2, "to", "be"));
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(service, tag)).Status);

        var (_, newest) = await AskAsync(service, tag);
        service.Captions("main").Publish(Talk.Said(3, "", "tentative"));
        Assert.Equal(HttpStatusCode.NotModified, (await AskAsync(service, newest!)).Status);
    }

    [Fact]
    public async Task Subtitles_of_a_corrected_word_are_written_anew()
    {
        await using var service = await RunningService.StartAsync();
        service.Captions("main").Publish(Talk.Said(1, "we hold thees truths"));
        Assert.Contains("thees", await service.Client.GetStringAsync(Address, Test.Stop), StringComparison.Ordinal);

        service.Captions("main").Pipeline.Correct(3, "these");

        Assert.Contains("we hold these truths", await service.Client.GetStringAsync(Address, Test.Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_voices_are_told_apart_each_cue_says_who_speaks()
    {
        await using var service = await RunningService.StartAsync();
        service.Captions("main").Publish(SaidBy(1, 2, "How are you?"));
        service.Captions("main").Publish(SaidBy(2, 4, "Fine, thank you."));

        var subtitles = await service.Client.GetStringAsync(Address, Test.Stop);
        Assert.Contains("<v Speaker 1>How are you?", subtitles, StringComparison.Ordinal);
        Assert.Contains("<v Speaker 2>Fine, thank you.", subtitles, StringComparison.Ordinal);
    }

    private static CaptionUpdate SaidBy(int speaker, double at, string text)
    {
        var said = Talk.Said(at, text);
        return said with { Settled = [.. said.Settled.Select(word => word with { Speaker = speaker })] };
    }

    private static async Task<(HttpStatusCode Status, string? Tag)> AskAsync(RunningService service, string tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Address);
        request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        using var answer = await service.Client.SendAsync(request, Test.Stop);
        return (answer.StatusCode, answer.Headers.ETag?.ToString());
    }
}
