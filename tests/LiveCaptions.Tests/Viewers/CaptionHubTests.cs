using System.Text.Json;
using LiveCaptions.Captions;
using LiveCaptions.Tests.Captions;
using LiveCaptions.Viewers;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;

namespace LiveCaptions.Tests.Viewers;

/// <summary>Viewers of the real service, over real sockets.</summary>
public sealed class CaptionHubTests
{
    private static IAsyncEnumerator<CaptionFrame> Watch(HubConnection viewer, object? request, CancellationToken? leaves = null) =>
        viewer.StreamAsync<CaptionFrame>("Watch", request, leaves ?? Test.Stop).GetAsyncEnumerator(Test.Stop);

    private static async Task<CaptionFrame> NextAsync(IAsyncEnumerator<CaptionFrame> frames)
    {
        Assert.True(await frames.MoveNextAsync());
        return frames.Current;
    }

    [Fact]
    public async Task A_late_viewer_gets_the_whole_frame_at_once_and_then_the_news()
    {
        await using var service = await RunningService.StartAsync();
        service.Captions("main").Publish(Talk.Said(1, "we hold these", "truths"));
        await using var viewer = await service.ConnectAsync();
        await using var frames = Watch(viewer, null);

        var first = await NextAsync(frames);
        service.Captions("main").Publish(Talk.Said(2, "truths to be", "self-evident"));
        var second = await NextAsync(frames);

        Assert.Equal(["we hold these| truths"], first.Lines.Read());
        Assert.Equal(
            ("main", "main", 1, 1.0, true, "en"),
            (first.Track, first.Label, first.Sequence, first.Time, first.Speaking, first.Language)
        );
        Assert.Equal(["we hold these truths to be| self-evident"], second.Lines.Read());
        Assert.Equal(first.Lines[0].Id, second.Lines[0].Id);
    }

    [Fact]
    public async Task A_frame_tells_the_version_of_the_pages()
    {
        await using var service = await RunningService.StartAsync();
        await using var viewer = await service.ConnectAsync();

        await foreach (var frame in viewer.StreamAsync<JsonElement>("Watch", new { }, Test.Stop))
        {
            Assert.Matches("^[0-9a-f]{12}$", frame.GetProperty("assets").GetString());
            break;
        }
    }

    [Fact]
    public async Task Each_viewer_gets_what_it_asks_for()
    {
        await using var service = await RunningService.StartAsync(tracks: ["floor", "german"]);
        service.Captions("german").Publish(Talk.Said(1, "eins zwei drei vier fünf sechs", "sieben"));
        await using var viewer = await service.ConnectAsync();
        await using var floor = Watch(viewer, new { });
        await using var german = Watch(viewer, new WatchRequest("german", Lines: 1, Chars: 20, Tentative: false, Hold: 2));

        Assert.Equal("floor", (await NextAsync(floor)).Track);
        Assert.Equal(["fünf sechs|"], (await NextAsync(german)).Lines.Read());
    }

    [Fact]
    public async Task A_viewer_of_blocks_gets_whole_sentences_and_one_of_live_only_the_last()
    {
        await using var service = await RunningService.StartAsync();
        service.Captions("main").Publish(Talk.Said(1, "We hold these truths. All"));
        service.Captions("main").Publish(Talk.Said(3, "men", "are"));
        await using var viewer = await service.ConnectAsync();
        await using var block = Watch(viewer, new WatchRequest(Mode: "block"));
        await using var live = Watch(viewer, new WatchRequest(Mode: "live"));

        Assert.Equal(["We hold these truths.|"], (await NextAsync(block)).Lines.Read());
        Assert.Equal(["All men| are"], (await NextAsync(live)).Lines.Read());
    }

    [Fact]
    public async Task A_reader_gets_what_was_said_before_and_then_only_the_news()
    {
        await using var service = await RunningService.StartAsync();
        service.Captions("main").Publish(Talk.Said(1, "we hold", "these"));
        await using var viewer = await service.ConnectAsync();
        await using var news = viewer.StreamAsync<ReaderNews>("Read", null, Test.Stop).GetAsyncEnumerator(Test.Stop);

        Assert.True(await news.MoveNextAsync());
        var first = news.Current;
        Assert.Equal(
            ("main", "running", "we hold", "these"),
            (first.Track, first.State, first.Part.Paragraphs[0].Text, first.Part.Tentative)
        );
        Assert.Equal(1, service.Captions("main").Readers);
        service.Captions("main").Publish(Talk.Said(9, "truths"));
        Assert.True(await news.MoveNextAsync());

        Assert.Equal("truths", Assert.Single(news.Current.Part.Paragraphs).Text);
        await using var again = viewer
            .StreamAsync<ReaderNews>("Read", new ReadRequest(Since: first.Part.Version, Run: first.Run), Test.Stop)
            .GetAsyncEnumerator(Test.Stop);
        Assert.True(await again.MoveNextAsync());
        Assert.Equal("truths", Assert.Single(again.Current.Part.Paragraphs).Text);
        await using var elsewhere = viewer
            .StreamAsync<ReaderNews>("Read", new ReadRequest(Since: first.Part.Version, Run: "another"), Test.Stop)
            .GetAsyncEnumerator(Test.Stop);
        Assert.True(await elsewhere.MoveNextAsync());
        Assert.Equal(2, elsewhere.Current.Part.Paragraphs.Count);
    }

    [Theory]
    [InlineData("{ \"track\": \"attic\" }", "There is no track \"attic\". There are: floor, german.")]
    [InlineData("{ \"lines\": 5 }", "lines is 5; it must be from 1 to 4.")]
    [InlineData("{ \"mode\": \"ticker\" }", "mode is ticker; it must be rollup, block or live.")]
    [InlineData("{ \"lines\": 0 }", "lines is 0; it must be from 1 to 4.")]
    [InlineData("{ \"chars\": 19 }", "chars is 19; it must be from 20 to 80.")]
    [InlineData("{ \"chars\": -2147483648 }", "chars is -2147483648; it must be from 20 to 80.")]
    [InlineData("{ \"hold\": 30.5 }", "hold is 30.5; it must be from 0 to 30.")]
    public async Task A_bad_request_is_answered_with_a_sentence(string request, string sentence)
    {
        await using var service = await RunningService.StartAsync(tracks: ["floor", "german"]);
        await using var viewer = await service.ConnectAsync();
        await using var frames = Watch(viewer, System.Text.Json.JsonDocument.Parse(request).RootElement);

        var trouble = await Assert.ThrowsAsync<HubException>(async () => await frames.MoveNextAsync());

        Assert.EndsWith(sentence, trouble.Message, StringComparison.Ordinal);
        Assert.Equal(0, service.Captions("floor").Readers);
    }

    [Fact]
    public async Task A_request_of_another_shape_hurts_nobody()
    {
        await using var service = await RunningService.StartAsync();
        await using var viewer = await service.ConnectAsync();
        await using var wrong = Watch(viewer, new { Lines = "many" });
        await Assert.ThrowsAsync<HubException>(async () => await wrong.MoveNextAsync());

        await using var right = Watch(viewer, null);
        Assert.Equal("main", (await NextAsync(right)).Track);
    }

    [Fact]
    public async Task A_viewer_that_closes_the_connection_is_no_longer_counted()
    {
        await using var service = await RunningService.StartAsync();
        var viewer = await service.ConnectAsync();
        await using var frames = Watch(viewer, null);
        await NextAsync(frames);
        Assert.Equal(1, service.Captions("main").Readers);

        await viewer.DisposeAsync();

        await GoneAsync(service);
    }

    [Fact]
    public async Task A_message_longer_than_any_request_ends_the_connection()
    {
        await using var service = await RunningService.StartAsync();
        await using var viewer = await service.ConnectAsync();
        var closed = new TaskCompletionSource();
        viewer.Closed += _ =>
        {
            closed.TrySetResult();
            return Task.CompletedTask;
        };
        await using var frames = Watch(viewer, new WatchRequest(new string('x', 5000)));

        await Assert.ThrowsAnyAsync<Exception>(async () => await frames.MoveNextAsync());
        await closed.Task.WaitAsync(Test.Stop);
    }

    /// <summary>The server notices a moment later that a viewer has left.</summary>
    private static async Task GoneAsync(RunningService service)
    {
        while (service.Captions("main").Readers > 0)
            await service.Client.GetAsync(new Uri("health/live", UriKind.Relative), Test.Stop);
    }
}
