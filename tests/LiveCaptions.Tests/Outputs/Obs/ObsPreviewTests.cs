using LiveCaptions.Obs;
using LiveCaptions.Outputs.Obs;
using LiveCaptions.Tests.Obs.Fake;
using Microsoft.Extensions.Time.Testing;

namespace LiveCaptions.Tests.Outputs.Obs;

public class ObsPreviewTests
{
    private readonly FakeTimeProvider clock = new();

    private async Task WithAsync(Func<ObsPreview, Func<FakeRequest[]>, Task> act, string picture = "data:image/jpg;base64,AQID")
    {
        await using var obs = await FakeObs.StartAsync();
        var asked = new System.Collections.Concurrent.ConcurrentQueue<FakeRequest>();
        obs.Answering = request =>
        {
            if (request.Type != "GetSourceScreenshot")
                return Task.FromResult<FakeAnswer?>(null);
            asked.Enqueue(request);
            return Task.FromResult<FakeAnswer?>(FakeAnswer.With(new() { ["imageData"] = picture }));
        };
        await using var client = new ObsClient(new() { Address = obs.Address });
        client.Start();
        await client.WaitReadyAsync(Test.Stop);
        await act(new(client, clock), () => [.. asked]);
    }

    [Fact]
    public Task However_many_operators_look_OBS_is_asked_once_a_second_for_a_small_picture() =>
        WithAsync(
            async (preview, asked) =>
            {
                var looks = await Task.WhenAll(preview.LookAsync(), preview.LookAsync());
                Assert.All(looks, picture => Assert.Equal("AQID", Convert.ToBase64String(picture)));
                var request = Assert.Single(asked());
                Assert.Equal(
                    ("Scene", "jpg", 480),
                    (request.Text("sourceName"), request.Text("imageFormat"), (int)request.Data["imageWidth"]!)
                );

                clock.Advance(TimeSpan.FromSeconds(0.9));
                await preview.LookAsync();
                Assert.Single(asked());
                clock.Advance(TimeSpan.FromSeconds(0.1));
                await preview.LookAsync();
                Assert.Equal(2, asked().Length);
            }
        );

    [Fact]
    public Task An_invalid_picture_is_an_error_and_does_not_make_OBS_be_asked_more_often() =>
        WithAsync(
            async (preview, asked) =>
            {
                await Assert.ThrowsAsync<ObsAnswerException>(preview.LookAsync);
                await Assert.ThrowsAsync<ObsAnswerException>(preview.LookAsync);
                Assert.Single(asked());
            },
            "data:image/jpg;base64,?"
        );
}
