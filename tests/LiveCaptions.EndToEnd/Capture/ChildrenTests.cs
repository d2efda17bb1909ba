using System.Diagnostics;
using System.Text;
using LiveCaptions.EndToEnd.Parts;

namespace LiveCaptions.EndToEnd.Capture;

/// <summary>Whatever ends the service, its children end too: within two seconds, with all that they have started.</summary>
public sealed class ChildrenTests : IDisposable
{
    /// <summary>Asks to end, in vain; leaves the session; loses its parent; waits in the background; gives sound.</summary>
    private const string Stubborn =
        "trap '' TERM; setsid sleep 3001 & (setsid sh -c 'trap \"\" TERM HUP; sleep 3002; sleep 3002' &); nohup sleep 3003 & tail -f /dev/null & "
        + "ffmpeg -nostdin -v error -re -f lavfi -i sine=frequency=300 -ar 16000 -ac 1 -f s16le -";

    private const string WholeTree = "-KILL to the whole tree";

    private readonly ScratchFolder data = new();

    public void Dispose() => data.Dispose();

    [Theory]
    [InlineData(WholeTree)]
    [InlineData("-KILL")]
    [InlineData("-TERM")]
    [InlineData("-INT")]
    [InlineData("-HUP")]
    public async Task All_children_of_a_service_end_with_it(string signal)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Processes are found through /proc.");
        var home = data.File("data");
        await using var service = await ServiceProcess.StartAsync(
            new { Source = PipedWav.Of(Repository.Jfk, data.Path), Loop = true },
            data: home,
            second: new { Source = "pipe", Command = Stubborn }
        );
        await service.PutTrackAsync("srt", new { Source = $"srt://127.0.0.1:{ServiceProcess.FreePort()}?mode=listener" });
        await service.PutTrackAsync("rtmp", new { Source = $"rtmp://127.0.0.1:{ServiceProcess.FreePort()}/live/key?listen=1" });
        await UntilAsync(() => Family(home) is var family && Has(family, "ffmpeg", 4) && Has(family, "sleep", 3) && Has(family, "tail", 1));

        // Killed alone, the supervisor takes the service with it. A tree, as task managers and runners kill it, lacks the processes
        // that have lost their parent.
        if (signal == WholeTree)
            await service.KillAsync();
        else
            await service.StopAsync(signal);
        var wait = Stopwatch.StartNew();
        await UntilAsync(() => Family(home).Count == 0, () => string.Join(", ", Family(home)));

        Assert.InRange(wait.Elapsed.TotalSeconds, 0, 2);
    }

    private static bool Has(List<string> family, string program, int count) =>
        family.Count(name => name.StartsWith(program, StringComparison.Ordinal)) >= count;

    /// <summary>The names of all processes that have inherited this folder in their environment.</summary>
    private static List<string> Family(string home)
    {
        var names = new List<string>();
        foreach (var process in Directory.EnumerateDirectories("/proc").Where(path => char.IsAsciiDigit(Path.GetFileName(path)[0])))
            try
            {
                if (Encoding.UTF8.GetString(File.ReadAllBytes($"{process}/environ")).Contains($"={home}\0", StringComparison.Ordinal))
                    names.Add(File.ReadAllText($"{process}/comm").TrimEnd());
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // It has ended, or is not ours.
            }
        return names;
    }

    private static async Task UntilAsync(Func<bool> isSo, Func<string>? otherwise = null)
    {
        for (var wait = Stopwatch.StartNew(); !isSo(); await Task.Delay(20, TestContext.Current.CancellationToken))
            Assert.True(wait.Elapsed.TotalSeconds < 30, $"Waited in vain. {otherwise?.Invoke()}");
    }
}
