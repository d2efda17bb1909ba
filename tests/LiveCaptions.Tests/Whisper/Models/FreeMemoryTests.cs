using LiveCaptions.Whisper.Models;

namespace LiveCaptions.Tests.Whisper.Models;

/// <summary>Memory is what the tightest limit leaves; text as the kernel writes it.</summary>
public sealed class FreeMemoryTests
{
    private const long Mega = 1 << 20;
    private const string Machine = "MemTotal:  8388608 kB\nMemFree:  1 kB\nMemAvailable:    4194304 kB\nSwapFree:  0 kB\n";
    private const string NoLimit =
        "Limit   Soft Limit  Hard Limit  Units\nMax address space         unlimited            unlimited            bytes\n";

    private static long Free(params (string Path, string Text)[] files)
    {
        var all = new Dictionary<string, string> { ["/proc/meminfo"] = Machine, ["/proc/self/limits"] = NoLimit };
        foreach (var (path, text) in files)
            all[path] = text;
        return FreeMemory.FromFiles(path => all.GetValueOrDefault(path, "")) / Mega;
    }

    [Fact]
    public void Without_limits_it_is_what_the_machine_has_available() => Assert.Equal(4096, Free());

    [Fact]
    public void Swap_counts() =>
        Assert.Equal(5120, Free(("/proc/meminfo", Machine.Replace("SwapFree:  0", "SwapFree:  1048576", StringComparison.Ordinal))));

    [Fact]
    public void A_system_that_says_nothing_has_no_limit() => Assert.Equal(long.MaxValue / Mega, FreeMemory.FromFiles(_ => "") / Mega);

    [Fact]
    public void An_address_space_limit_leaves_what_is_not_taken_or_reserved() =>
        Assert.Equal(
            2000 - 900 - 800,
            Free(
                ("/proc/self/limits", "Max address space         2097152000            unlimited            bytes\n"),
                ("/proc/self/status", "Name:\tx\nVmSize:\t  921600 kB\n")
            )
        );

    [Theory]
    [InlineData("0::/", "/sys/fs/cgroup")] // a container
    [InlineData("0::/user.slice/a.scope", "/sys/fs/cgroup/user.slice/a.scope")]
    [InlineData("0::/user.slice/a.scope", "/sys/fs/cgroup/user.slice")] // the group around it
    [InlineData("1:cpu:/x\n0::/user.slice/a.scope", "/sys/fs/cgroup/user.slice/a.scope")]
    public void A_control_group_leaves_its_limit_without_what_it_could_give_back(string group, string folder) =>
        Assert.Equal(
            512 - 200 + 50,
            Free(
                ("/proc/self/cgroup", group + "\n"),
                ($"{folder}/memory.max", $"{512 * Mega}\n"),
                ($"{folder}/memory.current", $"{200 * Mega}\n"),
                ($"{folder}/memory.stat", $"anon 1\ninactive_file {50 * Mega}\n")
            )
        );

    [Fact]
    public void A_control_group_without_a_limit_is_none() =>
        Assert.Equal(
            4096,
            Free(("/proc/self/cgroup", "0::/\n"), ("/sys/fs/cgroup/memory.max", "max\n"), ("/sys/fs/cgroup/memory.current", "5\n"))
        );

    [Fact]
    public void Control_groups_of_the_first_version_count_too() =>
        Assert.Equal(
            300 - 100,
            Free(
                ("/proc/self/cgroup", "4:cpuset:/x\n7:memory:/docker/a\n"),
                ("/sys/fs/cgroup/memory/memory.limit_in_bytes", $"{300 * Mega}\n"),
                ("/sys/fs/cgroup/memory/memory.usage_in_bytes", $"{100 * Mega}\n")
            )
        );

    [Fact]
    public void A_limit_below_what_is_taken_leaves_nothing() =>
        Assert.Equal(
            0,
            Free(("/proc/self/limits", "Max address space  1000  1000  bytes\n"), ("/proc/self/status", "VmSize:\t 921600 kB\n"))
        );

    [Fact]
    public void A_larger_model_needs_more_and_each_stream_again()
    {
        var tiny = new ModelMemory(43 * Mega, 384, 4, 4, 51864);
        var small = new ModelMemory(264 * Mega, 768, 12, 12, 51865);
        Assert.True(small.Model > tiny.Model && small.Stream > tiny.Stream);
        // Measured: 50 MB and 110 MB; 210 MB for the process with both.
        Assert.InRange((tiny.Model + tiny.Stream) / Mega, 160, 400);
    }
}
