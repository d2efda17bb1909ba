using System.Globalization;
using System.Net.Http.Json;
using CliWrap;
using LiveCaptions.EndToEnd.Parts;

namespace LiveCaptions.EndToEnd.LongRun.Soak;

/// <summary>Does the faults of a plan, each entered into the ledger; faults of different kinds overlap.</summary>
internal sealed class Faults(
    ServiceProcess service,
    HttpClient http,
    SoakObs obs,
    SmallDisk disk,
    IReadOnlyList<WayOut> ways,
    SteppedDate date,
    Ledger ledger
)
{
    private static readonly TimeSpan[] Offsets =
    [
        TimeSpan.FromHours(-1),
        TimeSpan.FromHours(2),
        TimeSpan.FromDays(-3),
        TimeSpan.Zero,
        TimeSpan.FromSeconds(30),
        TimeSpan.FromSeconds(-30),
        TimeSpan.FromDays(400),
    ];

    private readonly Dictionary<FaultKind, SemaphoreSlim> turns = Enum.GetValues<FaultKind>()
        .ToDictionary(k => k, _ => new SemaphoreSlim(1, 1));

    public async Task RunAsync(IEnumerable<PlannedFault> plan, CancellationToken stop)
    {
        var running = new List<Task>();
        foreach (var fault in plan)
        {
            if (fault.At - ledger.Now is var wait and > 0)
                await Task.Delay(TimeSpan.FromSeconds(wait), stop);
            running.Add(OneAsync(fault));
            running.RemoveAll(task => task.IsCompletedSuccessfully);
        }
        await Task.WhenAll(running);
    }

    private async Task OneAsync(PlannedFault fault)
    {
        // OBS is away for one reason at a time.
        var turn = turns[fault.Kind == FaultKind.ObsUnreachable ? FaultKind.ObsCrashed : fault.Kind];
        await turn.WaitAsync();
        try
        {
            await DoAsync(fault);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            ledger.Wrong.Enqueue($"{fault.Kind} of {fault.At:F1} s: {e.Message}");
            ledger.Say($"WRONG {fault.Kind}: {e.Message}");
        }
        finally
        {
            turn.Release();
        }
    }

    private Task DoAsync(PlannedFault fault) =>
        fault.Kind switch
        {
            FaultKind.ServiceKilled => KillAsync(),
            FaultKind.ChildKilled => KillChildAsync(),
            FaultKind.ClockStepped => StepAsync(fault),
            FaultKind.ObsCrashed => ObsAsync(fault, crashes: true),
            FaultKind.ObsUnreachable => ObsAsync(fault, crashes: false),
            FaultKind.ViewersGone => LeaveAsync(fault),
            FaultKind.DiskFull => FillAsync(fault),
            FaultKind.RulesReplaced => RulesAsync(fault),
            _ => TearAsync(fault),
        };

    private async Task KillAsync()
    {
        var before = service.Worker;
        using (ledger.Begin(FaultKind.ServiceKilled, $"process {before}"))
        {
            await SignalAsync(before);
            await service.UntilRestartedAsync(before);
        }
        await Task.Delay(TimeSpan.FromSeconds(5));
    }

    private async Task KillChildAsync()
    {
        if (Processes.Below(service.Supervisor).FirstOrDefault(p => Processes.NameOf(p) == "ffmpeg") is not (var child and > 0))
            return;
        using (ledger.Begin(FaultKind.ChildKilled, $"ffmpeg {child}"))
            await SignalAsync(child);
        await Task.Delay(TimeSpan.FromSeconds(6)); // four within 10 s of sound are too many for a file
    }

    private Task StepAsync(PlannedFault fault)
    {
        var offset = Offsets[fault.Variant % Offsets.Length];
        using (ledger.Begin(FaultKind.ClockStepped, $"{offset}"))
            date.Set(offset);
        return Task.CompletedTask;
    }

    private async Task ObsAsync(PlannedFault fault, bool crashes)
    {
        using (ledger.Begin(fault.Kind))
            await obs.GoAwayAsync(fault.Seconds, crashes);
    }

    private async Task LeaveAsync(PlannedFault fault)
    {
        var leaving = ways.Where((_, i) => (fault.Variant >> i & 1) == 1 || fault.Variant % 5 == 0).ToList();
        using (ledger.Begin(FaultKind.ViewersGone, string.Join(' ', leaving.Select(way => way.Name))))
        {
            foreach (var way in leaving)
                way.Leave(fault.Seconds);
            await Task.Delay(TimeSpan.FromSeconds(fault.Seconds));
        }
    }

    private async Task FillAsync(PlannedFault fault)
    {
        if (!disk.IsMounted)
            return;
        using (ledger.Begin(FaultKind.DiskFull))
        {
            for (var end = ledger.Now + fault.Seconds; ledger.Now < end; await Task.Delay(200))
                disk.Fill();
            disk.Free();
        }
    }

    private async Task RulesAsync(PlannedFault fault)
    {
        using var _ = ledger.Begin(FaultKind.RulesReplaced, fault.Variant % 2 == 0 ? "by the operator" : "by half a file");
        if (fault.Variant % 2 == 1)
        {
            await File.WriteAllTextAsync(Path.ChangeExtension(service.Settings, ".rules.json"), "{ \"replacements\": ");
            return;
        }
        var rules = new
        {
            replacements = new Dictionary<string, string> { ["gnu"] = $"gnat{fault.Variant}" },
            blocklist = new[] { "xylophone" },
            overlay = new { },
            readers = new { },
            exports = new { },
        };
        try
        {
            using var put = await http.PutAsJsonAsync(new Uri("api/rules", UriKind.Relative), rules);
            ledger.Say($"rules: {(int)put.StatusCode}");
        }
        catch (HttpRequestException)
        {
            // The service is being started again.
        }
    }

    private async Task TearAsync(PlannedFault fault)
    {
        using var _ = ledger.Begin(FaultKind.SettingsTorn);
        var whole = await File.ReadAllTextAsync(service.Settings);
        await File.WriteAllTextAsync(service.Settings, whole[..(whole.Length / 2)]);
        await Task.Delay(TimeSpan.FromSeconds(fault.Seconds));
        await File.WriteAllTextAsync(service.Settings, whole);
    }

    private static Task SignalAsync(int process) =>
        Cli.Wrap("kill")
            .WithArguments(["-KILL", process.ToString(CultureInfo.InvariantCulture)])
            .WithValidation(CommandResultValidation.None)
            .ExecuteAsync();
}
