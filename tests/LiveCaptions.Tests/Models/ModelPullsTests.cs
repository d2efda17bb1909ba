using LiveCaptions.Models;

namespace LiveCaptions.Tests.Models;

/// <summary>Downloads in the background, from a real web server.</summary>
public sealed class ModelPullsTests : IDisposable
{
    private readonly PullRig rig = new();

    public void Dispose() => rig.Dispose();

    private static CatalogueModel Known => PullRig.Known(ModelHost.Model, PullRig.Sha(ModelHost.Model));

    private ModelPulls Open(Uri address) =>
        new(
            rig.Folder,
            new() { BaseAddress = address.ToString() },
            () => new HttpMessageInvoker(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false }),
            _ => rig.Free,
            rig.Time
        );

    private static async Task<PullState> UntilAsync(ModelPulls pulls, JobStage stage)
    {
        while (pulls.Of("mine") is var state)
        {
            if (state?.State == stage)
                return state;
            Test.Stop.ThrowIfCancellationRequested();
            await Task.Yield();
        }
        throw new InvalidOperationException();
    }

    [Fact]
    public async Task A_model_is_downloaded_and_its_progress_is_told()
    {
        await using var host = await ModelHost.StartAsync();
        await using var pulls = Open(host.Base);
        Assert.Null(pulls.Of("mine"));

        pulls.Start(Known);

        var done = await UntilAsync(pulls, JobStage.Done);
        Assert.Equal((ModelHost.Model.Length, ModelHost.Model.Length, null), (done.Downloaded, done.Total, done.Sentence));
        Assert.Equal(ModelHost.Model, rig.Kept);
    }

    [Fact]
    public async Task A_paused_download_keeps_its_part_and_resumes_there()
    {
        await using var host = await ModelHost.StartAsync();
        var half = ModelHost.Model.Length / 2;
        var answer = host.Answer;
        host.Answer = async http =>
        {
            http.Response.Headers.ETag = "\"one\"";
            http.Response.ContentLength = ModelHost.Model.Length;
            await http.Response.Body.WriteAsync(ModelHost.Model.AsMemory(0, half), http.RequestAborted);
            await http.Response.Body.FlushAsync(http.RequestAborted);
            await ModelHost.UntilGoneAsync(http);
        };
        await using var pulls = Open(host.Base);
        pulls.Start(Known);
        while (pulls.Of("mine")!.Downloaded < half)
            await Task.Yield();

        await pulls.PauseAsync("mine");

        Assert.Equal(JobStage.Paused, pulls.Of("mine")!.State);
        Assert.Equal(half, rig.Folder.PartBytes("mine"));
        host.Answer = answer;
        pulls.Start(Known);
        await UntilAsync(pulls, JobStage.Done);
        Assert.Equal(ModelHost.Model, rig.Kept);
    }

    [Fact]
    public async Task A_cancelled_download_leaves_nothing_behind()
    {
        await using var host = await ModelHost.StartAsync();
        host.Answer = async http =>
        {
            http.Response.Headers.ETag = "\"one\"";
            http.Response.ContentLength = ModelHost.Model.Length;
            await http.Response.Body.WriteAsync(ModelHost.Model.AsMemory(0, 70_000), http.RequestAborted);
            await http.Response.Body.FlushAsync(http.RequestAborted);
            await ModelHost.UntilGoneAsync(http);
        };
        await using var pulls = Open(host.Base);
        pulls.Start(Known);
        while (pulls.Of("mine")!.Downloaded < 70_000)
            await Task.Yield();

        Assert.True(await pulls.CancelAsync("mine"));

        Assert.Null(pulls.Of("mine"));
        Assert.False(File.Exists(rig.Part));
        Assert.False(await pulls.CancelAsync("mine"));
    }

    [Fact]
    public async Task Without_the_internet_the_sentence_says_so_and_that_installed_models_work()
    {
        await using var pulls = Open(new("http://127.0.0.1:1/"));
        pulls.Start(Known);

        var failed = await UntilAsync(pulls, JobStage.Failed);

        Assert.Contains("cannot be reached", failed.Sentence, StringComparison.Ordinal);
        Assert.EndsWith("The models that are installed work without it.", failed.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_disk_that_is_too_full_is_told_before_anything_is_downloaded()
    {
        rig.Free = 1000;
        await using var host = await ModelHost.StartAsync();
        await using var pulls = Open(host.Base);
        pulls.Start(Known);

        var failed = await UntilAsync(pulls, JobStage.Failed);

        Assert.Contains("MB free where", failed.Sentence, StringComparison.Ordinal);
        Assert.Equal(0, rig.Folder.PartBytes("mine"));
    }
}
