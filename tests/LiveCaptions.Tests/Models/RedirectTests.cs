using LiveCaptions.Models;
using Microsoft.AspNetCore.Http;

namespace LiveCaptions.Tests.Models;

public sealed class RedirectTests : IAsyncLifetime
{
    private readonly PullRig rig = new();
    private ModelHost host = null!;

    public async ValueTask InitializeAsync() => host = await ModelHost.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        rig.Dispose();
    }

    private static string Sha => PullRig.Sha(ModelHost.Model);

    [Fact]
    public async Task A_redirect_is_followed_and_its_digest_is_compared_with_the_file()
    {
        host.Answer = http =>
        {
            if (http.Request.Path.StartsWithSegments("/elsewhere"))
                return host.SendAsync(http, ModelHost.Model);
            http.Response.Headers["X-Linked-ETag"] = $"\"{Sha}\"";
            http.Response.Redirect("/elsewhere/ggml-mine.bin");
            return Task.CompletedTask;
        };

        Assert.Equal(Proof.Server, (await rig.PullAsync(host)).Proof);
    }

    [Theory]
    [InlineData("file:///etc/passwd", "of the kind file")]
    [InlineData("ftp://127.0.0.1/model.bin", "of the kind ftp")]
    [InlineData("/models/ggml-mine.bin", "from place to place without end")]
    public async Task An_unsafe_or_circular_redirect_is_not_followed(string to, string said)
    {
        host.Answer = http =>
        {
            http.Response.Redirect(to);
            return Task.CompletedTask;
        };

        Assert.Contains(said, await rig.RefusalAsync(host), StringComparison.Ordinal);
        Assert.InRange(host.Asked.Count, 1, 6);
    }

    [Fact]
    public async Task A_digest_beside_the_model_is_compared_with_the_file()
    {
        var beside = Sha;
        host.Answer = http =>
            http.Request.Path.Value!.EndsWith(".sha256", StringComparison.Ordinal)
                ? http.Response.WriteAsync($"{beside}  ggml-mine.bin\n", http.RequestAborted)
                : host.SendAsync(http, ModelHost.Model);

        Assert.Equal(Proof.Server, (await rig.PullAsync(host)).Proof);

        File.Delete(rig.Folder.PathOf("mine"));
        beside = PullRig.Sha(ModelHost.Other);
        Assert.Contains(beside, await rig.RefusalAsync(host), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(404, "has no such file (404)", 1)]
    [InlineData(403, "requires a login (403)", 1)]
    [InlineData(418, "gave the unexpected answer 418", 1)]
    [InlineData(503, "is busy or broken (503), 5 times in a row", 5)]
    public async Task A_server_that_refuses_is_reported_in_a_sentence(int status, string said, int times)
    {
        host.Answer = http =>
        {
            http.Response.StatusCode = status;
            return Task.CompletedTask;
        };

        Assert.Contains(said, await rig.RefusalAsync(host), StringComparison.Ordinal);
        Assert.Equal(times, host.Asked.Count);
    }

    [Fact]
    public async Task A_compressed_answer_is_refused()
    {
        host.Answer = http =>
        {
            http.Response.Headers.ContentEncoding = "gzip";
            return host.SendAsync(http, ModelHost.Model);
        };

        Assert.Contains("compresses its answer", await rig.RefusalAsync(host), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_server_is_reported_with_its_name()
    {
        var gone = host.Base;
        await host.DisposeAsync();

        var told = (await Assert.ThrowsAsync<ModelException>(() => rig.PullAsync(gone, null, Test.Stop))).Message;

        Assert.Contains("The server 127.0.0.1 cannot be reached", told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Repr-Digest", "sha-256=:{0}:"), InlineData("Digest", "SHA-256={0}")]
    public void Digests_in_headers_are_read_as_their_standards_say(string name, string form)
    {
        using var answer = new HttpResponseMessage();
        answer.Headers.Add(
            name,
            string.Format(System.Globalization.CultureInfo.InvariantCulture, form, Convert.ToBase64String(Convert.FromHexString(Sha)))
        );

        Assert.Equal(Sha, ModelDigest.In(answer.Headers));
    }
}
