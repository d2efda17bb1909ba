using System.IO.Pipes;
using LiveCaptions.Lifetime;
using Microsoft.Extensions.Time.Testing;

namespace LiveCaptions.Tests.Lifetime;

/// <summary>A service says what it ends with; a process that hangs afterwards is ended by force.</summary>
public sealed class ServiceEndTests : IDisposable
{
    private readonly AnonymousPipeServerStream requests = new(PipeDirection.Out);
    private readonly AnonymousPipeServerStream reports = new(PipeDirection.In);
    private readonly SupervisorLink link;
    private readonly FakeTimeProvider time = new();
    private readonly StringWriter console = new();
    private readonly TaskCompletionSource exited = new();
    private int kills,
        ups;

    public ServiceEndTests() =>
        link = SupervisorLink.Open($"{requests.GetClientHandleAsString()};{reports.GetClientHandleAsString()};4711", restarts: null)!;

    public void Dispose()
    {
        link.Dispose();
        requests.Dispose();
        reports.Dispose();
        console.Dispose();
    }

    [Fact]
    public async Task What_the_service_says_arrives_in_order_until_the_pipe_is_closed()
    {
        var said = new ServiceReports(() => ups++);
        var reading = said.ReadAsync(reports);
        link.ReportUp();
        link.ReportEnd(79);
        link.ReportEnd(-1);
        link.ReportEnd(256);

        Assert.Equal(79, await said.Ended.WaitAsync(Test.Stop));
        Assert.True(said.WasUp);
        Assert.Equal(1, ups);
        reports.DisposeLocalCopyOfClientHandle();
        link.Dispose();
        link.ReportUp();
        await reading.WaitAsync(Test.Stop);
    }

    [Fact]
    public async Task A_process_that_ends_without_a_word_counts_by_its_exit_code()
    {
        var ending = EndAsync(out _);
        exited.SetResult();

        Assert.Equal(139, await ending.WaitAsync(Test.Stop));
        Assert.Equal(0, kills);
    }

    [Fact]
    public async Task A_process_that_ends_after_its_last_word_is_left_alone()
    {
        var ending = EndAsync(out var said);
        link.ReportEnd(0);
        await said.Ended.WaitAsync(Test.Stop);
        exited.SetResult();

        Assert.Equal(139, await ending.WaitAsync(Test.Stop));
        Assert.Equal(0, kills);
        Assert.Empty(console.ToString());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(79)]
    public async Task A_process_that_hangs_after_its_last_word_is_ended_by_force_and_counts_by_that_word(int code)
    {
        var ending = EndAsync(out var said);
        link.ReportEnd(code);
        await said.Ended.WaitAsync(Test.Stop);
        while (kills == 0)
        {
            time.Advance(Supervisor.EndPatience);
            await Task.Yield();
        }

        Assert.Equal(code, await ending.WaitAsync(Test.Stop));
        Assert.Equal(1, kills);
        Assert.Contains("hung as it ended", console.ToString(), StringComparison.Ordinal);
    }

    private Task<int> EndAsync(out ServiceReports said)
    {
        said = new ServiceReports(() => { });
        _ = said.ReadAsync(reports);
        return new Supervisor("livecaptions", [], console, time).EndAsync(exited.Task, () => 139, Kill, said);
    }

    private void Kill()
    {
        kills++;
        exited.SetResult();
    }
}
