using LiveCaptions.EndToEnd.Parts;

namespace LiveCaptions.EndToEnd.Start;

/// <summary>The service is up again after every kind of crash, and ends in good order on every signal.</summary>
public sealed class CrashTests : IDisposable
{
    private readonly ScratchFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task After_any_crash_of_native_code_the_service_is_up_again_at_the_same_address_and_says_why()
    {
        var crash = new NativeCrash(folder);
        await using var service = await ServiceProcess.StartAsync(new { Source = "demo" }, environment: await crash.PrepareAsync());
        var count = 0;
        foreach (var (kind, cause) in new[] { ('a', "SIGABRT"), ('s', "SIGSEGV"), ('i', "SIGILL"), ('x', "exit code 99") })
        {
            var before = service.Worker;
            crash.Order(kind);
            await service.UntilRestartedAsync(before);

            var restarts = (await service.StatusAsync()).GetProperty("restarts");
            Assert.Equal(++count, restarts.GetProperty("count").GetInt32());
            Assert.Contains(cause, restarts.GetProperty("cause").GetString(), StringComparison.Ordinal);
            Assert.Contains(cause, service.Said, StringComparison.Ordinal);
        }
        await service.UntilTrackAsync("running");
        Assert.Equal(0, await service.StopAsync());
    }

    [Fact]
    public async Task After_the_service_process_alone_was_killed_it_is_up_again()
    {
        await using var service = await ServiceProcess.StartAsync("demo");
        var before = service.Worker;
        await service.SignalAsync("-KILL");
        await service.UntilRestartedAsync(before);

        Assert.Contains("SIGKILL", service.Said, StringComparison.Ordinal);
        Assert.Equal(0, await service.StopAsync());
    }

    [Fact]
    public async Task A_settings_file_that_is_half_written_at_the_moment_of_a_crash_delays_the_restart_only()
    {
        await using var service = await ServiceProcess.StartAsync("demo");
        var (before, whole) = (service.Worker, await File.ReadAllTextAsync(service.Settings, TestContext.Current.CancellationToken));
        await File.WriteAllTextAsync(service.Settings, whole[..(whole.Length / 2)], TestContext.Current.CancellationToken);
        await service.SignalAsync("-KILL");
        await service.UntilSaidAsync("could not be restarted after its crash");

        await File.WriteAllTextAsync(service.Settings, whole, TestContext.Current.CancellationToken);
        await service.UntilRestartedAsync(before);

        Assert.Equal(1, (await service.StatusAsync()).GetProperty("restarts").GetProperty("count").GetInt32());
        Assert.Equal(0, await service.StopAsync());
    }

    [Fact]
    public async Task A_killed_supervisor_takes_the_service_with_it_so_that_the_port_is_free()
    {
        var service = await ServiceProcess.StartAsync("demo");
        var worker = service.Worker;
        await service.KillAsync();
        await ServiceProcess.UntilGoneAsync(worker);
        var port = service.Port;
        await service.DisposeAsync();

        await using var again = await ServiceProcess.StartAsync("demo", port);
        Assert.Equal(0, await again.StopAsync());
    }

    [Theory]
    [InlineData("-INT")]
    [InlineData("-TERM")]
    [InlineData("-HUP")]
    [InlineData("-QUIT")]
    public async Task Every_signal_that_asks_for_the_end_ends_both_processes_in_good_order(string signal)
    {
        await using var service = await ServiceProcess.StartAsync("demo");
        var worker = service.Worker;

        Assert.Equal(0, await service.StopAsync(signal));
        await ServiceProcess.UntilGoneAsync(worker);
    }

    [Fact]
    public async Task An_error_that_the_service_explains_is_told_once_and_not_tried_again()
    {
        var settings = folder.Write("settings.json", "{ \"Server\": { \"Prot\": 1 } }");

        (await ProgramRun.OfAsync("serve", "--config", settings)).ToldInALine(2, "Did you mean Port?");
    }
}
