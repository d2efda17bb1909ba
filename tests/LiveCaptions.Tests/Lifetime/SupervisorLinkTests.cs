using System.IO.Pipes;
using LiveCaptions.Lifetime;

namespace LiveCaptions.Tests.Lifetime;

public sealed class SupervisorLinkTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_service_without_its_supervisor_ends_at_once_even_while_it_is_stopping(int asked)
    {
        using var requests = new AnonymousPipeServerStream(PipeDirection.Out);
        using var reports = new AnonymousPipeServerStream(PipeDirection.In);
        using var link = SupervisorLink.Open(
            $"{requests.GetClientHandleAsString()};{reports.GetClientHandleAsString()};4711",
            restarts: null
        )!;
        Assert.Equal(4711, link.Process);
        var stops = 0;
        var orphaned = new TaskCompletionSource();
        link.Listen(() => Interlocked.Increment(ref stops), orphaned.SetResult);
        for (var i = 0; i < asked; i++)
            requests.WriteByte(1);
        Assert.False(orphaned.Task.IsCompleted);

        requests.Dispose();
        await orphaned.Task.WaitAsync(Test.Stop);
        Assert.Equal(asked, stops);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("12")]
    [InlineData("1;2")]
    [InlineData("1;2;parent")]
    [InlineData("1;2;3;4")]
    public void Without_both_handles_there_is_no_supervisor(string? handles) => Assert.Null(SupervisorLink.Open(handles, restarts: null));
}
