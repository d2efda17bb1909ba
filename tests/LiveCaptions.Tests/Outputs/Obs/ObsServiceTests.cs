using LiveCaptions.Access;
using LiveCaptions.Health;
using LiveCaptions.Tests.Captions;
using LiveCaptions.Tests.Obs.Fake;
using LiveCaptions.Tests.Viewers;

namespace LiveCaptions.Tests.Outputs.Obs;

/// <summary>The outputs as the service wires them, with a fake OBS.</summary>
public sealed class ObsServiceTests
{
    [Fact]
    public async Task Captions_reach_the_picture_and_the_stream_until_the_operator_clears_them()
    {
        await using var obs = await FakeObs.StartAsync();
        obs.Studio.Streaming = true;
        obs.Studio.Put("LiveCaptions", "text_ft2_source_v2", []);
        await using var service = await RunningService.StartAsync(
            new(),
            RequestOrigin.Connection,
            new()
            {
                Enabled = true,
                Address = obs.Address.ToString(),
                Recordings = new() { Enabled = false },
            }
        );
        await UntilAsync(() =>
            service
                .Part<IObsReports>()
                .Report()
                .Outputs.Any(output => output.Message.StartsWith("captions go into the stream", StringComparison.Ordinal))
        );

        service.Captions("main").Publish(Talk.Said(1, "good evening"));
        await UntilAsync(() => InPicture(obs) == "good evening" && InStream(obs) == "good evening");

        using var answer = await service.Client.PostAsync(new Uri("/obs/captions/clear", UriKind.Relative), null, Test.Stop);
        Assert.True(answer.IsSuccessStatusCode);
        await UntilAsync(() => InPicture(obs) == "" && InStream(obs) == "");
    }

    private static string? InPicture(FakeObs obs) =>
        (string?)obs.Requests.LastOrDefault(request => request.Type == "SetInputSettings")?.Data["inputSettings"]?["text"];

    private static string? InStream(FakeObs obs) =>
        obs.Requests.LastOrDefault(request => request.Type == "SendStreamCaption")?.Text("captionText");

    private static async Task UntilAsync(Func<bool> isSo)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(Test.Stop);
        late.CancelAfter(TimeSpan.FromSeconds(30));
        while (!isSo())
        {
            late.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
