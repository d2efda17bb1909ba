using System.Net;
using System.Net.WebSockets;
using LiveCaptions.EndToEnd.Parts;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;

namespace LiveCaptions.EndToEnd.Viewers;

/// <summary>Who is let in, and what a latecomer sees.</summary>
public sealed class AdmissionTests(DemoService service) : IClassFixture<DemoService>, IDisposable
{
    private readonly HttpClient http = new();

    public void Dispose() => http.Dispose();

    [Fact]
    public async Task A_late_viewer_gets_all_that_the_others_see()
    {
        await using var early = await HubViewer.ConnectAsync(service.Address);
        while ((early.Newest?.Lines.Count ?? 0) < 2)
            await Task.Delay(50, TestContext.Current.CancellationToken);

        await using var late = await HubViewer.ConnectAsync(service.Address);

        var first = await late.First;
        Assert.Equal(2, first.Lines.Count);
        Assert.InRange(first.Sequence, early.Newest!.Sequence - 2, early.Newest.Sequence + 2);
    }

    [Fact]
    public async Task A_page_of_another_site_may_not_read_captions()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(service.Address, "captions/negotiate?negotiateVersion=1"));
        request.Headers.Add("Origin", "https://elsewhere.example");
        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);

        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Origin", "https://elsewhere.example");
        await Assert.ThrowsAsync<WebSocketException>(() =>
            socket.ConnectAsync(
                new UriBuilder(service.Address) { Scheme = "ws", Path = "captions" }.Uri,
                TestContext.Current.CancellationToken
            )
        );
    }

    [Fact]
    public async Task A_name_that_points_here_is_not_ours()
    {
        foreach (var path in (string[])["", "overlay", "status", "captions/negotiate?negotiateVersion=1"])
        {
            using var request = new HttpRequestMessage(
                path.StartsWith('c') ? HttpMethod.Post : HttpMethod.Get,
                new Uri(service.Address, path)
            );
            request.Headers.Host = "elsewhere.example";
            using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Health_is_told_in_a_word_and_leaves_nothing_in_the_log()
    {
        Assert.Equal("live", await http.GetStringAsync(new Uri(service.Address, "health/live"), TestContext.Current.CancellationToken));
        Assert.Equal(
            """{"ready":true,"tracks":"main: running."}""",
            await http.GetStringAsync(new Uri(service.Address, "health/ready"), TestContext.Current.CancellationToken)
        );
        // The wait for its start has asked a track that was not ready.
        Assert.DoesNotContain("Health check", service.Process.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_viewer_who_asks_for_a_wrong_track_is_told_the_right_ones()
    {
        await using var connection = new HubConnectionBuilder().WithUrl(new Uri(service.Address, "captions")).Build();
        await connection.StartAsync(TestContext.Current.CancellationToken);
        var refused = await Assert.ThrowsAnyAsync<HubException>(async () =>
        {
            await foreach (var _ in connection.StreamAsync<object>("Watch", new { track = "none" }, TestContext.Current.CancellationToken))
                Assert.Fail("A frame came.");
        });
        Assert.Contains("There are: main.", refused.Message, StringComparison.Ordinal);
    }
}
