using LiveCaptions.Looks;
using LiveCaptions.Outputs.Obs;
using LiveCaptions.Tests.Obs.Fake;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace LiveCaptions.Tests.Outputs.Obs;

/// <summary>Requests to OBS that come at the same time, as they do from a page that looks every two seconds and is clicked.</summary>
public sealed class ObsSetupRequestsTests : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory().FullName;
    private readonly TaskCompletionSource answers = new();
    private FakeObs obs = null!;

    public async ValueTask DisposeAsync()
    {
        await obs.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private async Task<ObsSetupRequests> StartAsync(TimeSpan? patience = null)
    {
        obs = await FakeObs.StartAsync();
        obs.Answering = async _ =>
        {
            await answers.Task;
            return null;
        };
        var file = Path.Combine(folder, "livecaptions.json");
        await File.WriteAllTextAsync(file, $$"""{ "Obs": { "Address": "{{obs.Address}}" } }""", Test.Stop);
        var looks = new StoredLooks(new(Path.Combine(folder, "looks.json"), new ManualClock()));
        return patience is { } wait
            ? new(file, new Dictionary<string, string>(), new(), looks) { Patience = wait }
            : new(file, new Dictionary<string, string>(), new(), looks);
    }

    [Fact]
    public async Task A_click_waits_until_OBS_has_answered_the_request_before_it()
    {
        using var requests = await StartAsync();
        var look = requests.ShowAsync(Test.Stop);
        var click = requests.SetUpAsync(new(Kind: ObsSourceKind.Text), Test.Stop);
        Assert.False(click.IsCompleted);

        answers.SetResult();

        Assert.Equal(StatusCodes.Status200OK, await StatusOfAsync(look));
        Assert.Equal(StatusCodes.Status200OK, await StatusOfAsync(click));
        Assert.Single(obs.Studio.Inputs);
    }

    [Fact]
    public async Task An_OBS_that_answers_nobody_is_told_and_nothing_is_changed()
    {
        using var requests = await StartAsync(TimeSpan.Zero);
        var look = requests.ShowAsync(Test.Stop);

        Assert.Equal(StatusCodes.Status409Conflict, await StatusOfAsync(requests.RemoveAsync(Test.Stop)));

        answers.SetResult();
        Assert.Equal(StatusCodes.Status200OK, await StatusOfAsync(look));
    }

    private static async Task<int> StatusOfAsync(Task<IResult> answer)
    {
        await using var services = new ServiceCollection().AddLogging().BuildServiceProvider();
        var context = new DefaultHttpContext { RequestServices = services };
        await (await answer).ExecuteAsync(context);
        return context.Response.StatusCode;
    }
}
