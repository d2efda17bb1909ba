using LiveCaptions.Models;

namespace LiveCaptions.Tests.Models;

public sealed class ModelPullTests : IAsyncLifetime
{
    private readonly PullRig rig = new();
    private ModelHost host = null!;

    public async ValueTask InitializeAsync()
    {
        host = await ModelHost.StartAsync();
        rig.Progress = host.Come;
    }

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        rig.Dispose();
    }

    private static byte[] Model => ModelHost.Model;

    [Fact]
    public async Task A_complete_model_that_matches_the_catalogue_gets_its_name()
    {
        var seen = new List<double>();
        rig.Progress = seen.Add;

        var pulled = await rig.PullAsync(host, PullRig.Known(Model, PullRig.Sha(Model)));

        Assert.Equal((Proof.Catalogue, PullRig.Sha(Model)), (pulled.Proof, pulled.Sha256));
        Assert.Equal(Model, rig.Kept);
        Assert.Equal(Model.Length, seen[^1]);
        Assert.Equal(PullRig.Sha(Model), ModelDigest.Recorded(pulled.Path));
        Assert.Equal(2, Directory.GetFiles(rig.Folder.Own).Length);
    }

    [Fact]
    public async Task A_connection_that_breaks_repeatedly_downloads_no_byte_twice()
    {
        host.Answer = http => host.SendAsync(http, Model, breakOffAfter: 70_000);

        Assert.Equal(Proof.None, (await rig.PullAsync(host)).Proof);

        Assert.Equal(Model, rig.Kept);
        var ranges = host.Asked.Where(asked => asked.Contains("bytes=", StringComparison.Ordinal)).ToList();
        Assert.True(ranges.Count >= 4, string.Join(", ", host.Asked));
        Assert.Equal(ranges.Distinct(), ranges);
    }

    [Fact]
    public async Task A_server_that_always_breaks_off_at_once_is_given_up_and_the_part_is_kept()
    {
        var first = true;
        host.Answer = http =>
        {
            if (!first)
                http.Abort();
            var answer = first ? host.SendAsync(http, Model, breakOffAfter: 100_000) : Task.CompletedTask;
            first = false;
            return answer;
        };

        Assert.Contains("the downloaded part is kept", await rig.RefusalAsync(host), StringComparison.Ordinal);
        var kept = rig.Folder.PartBytes("mine");
        Assert.InRange(kept, 1, 100_000);

        host.Answer = http => host.SendAsync(http, Model);
        await rig.PullAsync(host);
        Assert.Contains($"/models/ggml-mine.bin bytes={kept}-", host.Asked);
        Assert.Equal(Model, rig.Kept);
    }

    [Fact]
    public async Task A_server_without_ranges_sends_all_of_it_again()
    {
        var times = 0;
        host.Answer = http =>
        {
            http.Request.Headers.Remove("Range");
            return host.SendAsync(http, Model, breakOffAfter: times++ == 0 ? 100_000 : null);
        };

        await rig.PullAsync(host);

        Assert.Equal(Model, rig.Kept);
    }

    [Fact]
    public async Task Parts_of_two_versions_of_a_file_are_not_joined()
    {
        var times = 0;
        host.Answer = http =>
            times++ == 0 ? host.SendAsync(http, Model, "\"v1\"", breakOffAfter: 100_000) : host.SendAsync(http, ModelHost.Other, "\"v2\"");

        await rig.PullAsync(host, PullRig.Known(Model, PullRig.Sha(ModelHost.Other)));

        Assert.Equal(ModelHost.Other, rig.Kept);
    }

    [Fact]
    public async Task Halves_of_two_files_with_the_same_tag_fail_the_digest_and_are_downloaded_again()
    {
        host.Answer = http => host.SendAsync(http, [.. Model.Reverse()], breakOffAfter: 100_000);
        using (var stop = new CancellationTokenSource())
        {
            rig.Progress = _ => stop.Cancel();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => rig.PullAsync(host.Base, null, stop.Token));
        }
        Assert.True(rig.Folder.PartBytes("mine") > 0);
        rig.Progress = host.Come;
        host.Answer = http => host.SendAsync(http, Model);

        await rig.PullAsync(host, PullRig.Known(Model, PullRig.Sha(Model)));

        Assert.Equal(Model, rig.Kept);
    }

    [Fact]
    public async Task Wrong_bytes_are_deleted_and_reported_with_both_digests()
    {
        host.Answer = http => host.SendAsync(http, ModelHost.Other);

        var told = await rig.RefusalAsync(host, PullRig.Known(Model, PullRig.Sha(Model)));

        Assert.Contains(PullRig.Sha(Model), told, StringComparison.Ordinal);
        Assert.Contains(PullRig.Sha(ModelHost.Other), told, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(rig.Folder.Own));
    }

    [Fact]
    public async Task A_file_that_is_no_model_is_deleted_even_without_a_digest()
    {
        host.Answer = http => host.SendAsync(http, [.. "<html>Please log in</html>"u8]);

        Assert.Contains("is not a complete speech model", await rig.RefusalAsync(host), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(rig.Folder.Own));
    }

    [Fact]
    public async Task A_server_that_reports_too_small_a_length_gives_a_truncated_model_that_is_refused()
    {
        host.Answer = http => host.SendAsync(http, Model[..^5000]);

        Assert.Contains("is not a complete speech model", await rig.RefusalAsync(host), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_sends_less_than_its_length_is_given_up()
    {
        host.Answer = async http =>
        {
            http.Response.ContentLength = Model.Length + 1000;
            http.Response.Headers.ETag = "\"v1\"";
            if (http.Request.Headers.Range.Count > 0)
            {
                http.Abort();
                return;
            }
            await http.Response.Body.WriteAsync(Model, http.RequestAborted);
        };

        Assert.Contains(
            "5 times in a row",
            await rig.RefusalAsync(host, PullRig.Known([.. Model, .. new byte[5000]])),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("bytes 0-99/100"), InlineData("bytes 7-99/1000000"), InlineData("nonsense")]
    public async Task A_server_that_sends_other_ranges_than_requested_is_given_up(string range)
    {
        host.Answer = http =>
        {
            if (http.Request.Headers.Range.Count == 0)
                return host.SendAsync(http, Model, breakOffAfter: 100_000);
            (http.Response.StatusCode, http.Response.Headers.ContentRange) = (206, range);
            return http.Response.Body.WriteAsync(new byte[100], http.RequestAborted).AsTask();
        };

        Assert.Contains("other parts of the file than it was asked for", await rig.RefusalAsync(host), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_endless_body_is_cut_off_at_the_model_s_largest_size()
    {
        host.Answer = async http =>
        {
            while (!http.RequestAborted.IsCancellationRequested)
                await http.Response.Body.WriteAsync(new byte[10_000], http.RequestAborted);
        };

        Assert.Contains("sends more than", await rig.RefusalAsync(host, PullRig.Known(Model)), StringComparison.Ordinal);
        Assert.Equal(0, rig.Folder.PartBytes("mine"));
    }

    [Fact]
    public async Task A_length_beyond_the_limit_is_refused_before_the_download()
    {
        host.Answer = async http =>
        {
            http.Response.ContentLength = 1L << 50;
            await http.Response.Body.FlushAsync(http.RequestAborted);
            await ModelHost.UntilGoneAsync(http);
        };

        Assert.Contains("sends more than", await rig.RefusalAsync(host, PullRig.Known(Model)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_disk_is_reported_before_the_download()
    {
        rig.Free = 1000;

        Assert.Contains("has 0 MB free where 67 MB are needed", await rig.RefusalAsync(host), StringComparison.Ordinal);
        Assert.Equal(0, rig.Folder.PartBytes("mine"));
    }

    [Fact]
    public async Task A_server_that_falls_silent_is_asked_again_for_the_rest()
    {
        var clock = new ManualClock();
        using var patient = new PullRig { Time = clock };
        var (come, asked) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), 0);
        host.Answer = async http =>
        {
            if (asked++ > 0)
            {
                await host.SendAsync(http, Model);
                return;
            }
            http.Response.ContentLength = Model.Length;
            http.Response.Headers.ETag = "\"v1\"";
            await http.Response.Body.WriteAsync(Model.AsMemory(0, 1000), http.RequestAborted);
            await http.Response.Body.FlushAsync(http.RequestAborted);
            await ModelHost.UntilGoneAsync(http);
        };
        patient.Progress = _ => come.TrySetResult();

        var pull = patient.PullAsync(host);
        await come.Task;
        clock.Pass(ModelDownload.Patience);
        await clock.PassAsync(TimeSpan.FromSeconds(1), Test.Stop);
        await pull;

        Assert.Equal(Model, patient.Kept);
        Assert.Contains("/models/ggml-mine.bin bytes=1000-", host.Asked);
    }

    [Fact]
    public async Task A_stopped_download_keeps_its_part()
    {
        using var stop = new CancellationTokenSource();
        rig.Progress = _ => stop.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => rig.PullAsync(host.Base, null, stop.Token));

        Assert.InRange(rig.Folder.PartBytes("mine"), 1, Model.Length);
    }

    [Fact]
    public async Task A_complete_part_of_an_earlier_run_is_not_downloaded_again()
    {
        Directory.CreateDirectory(rig.Folder.Own);
        File.WriteAllBytes(rig.Part, Model);
        File.WriteAllText(rig.Part + ".json", $$"""{ "Total": {{Model.Length}} }""");

        await rig.PullAsync(host, PullRig.Known(Model, PullRig.Sha(Model)));

        Assert.Empty(host.Asked);
        Assert.Equal(Model, rig.Kept);
    }
}
