using LiveCaptions.Desktop;
using LiveCaptions.Lifetime;

namespace LiveCaptions.Tests.Desktop;

public sealed class InstanceFolderTests : IDisposable
{
    private readonly string path = Path.Combine(Directory.CreateTempSubdirectory("livecaptions-").FullName, "running");
    private readonly InstanceFolder folder;

    public InstanceFolderTests() => folder = new(path);

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);

    [Fact]
    public void One_instance_at_a_port_is_found_by_others_until_it_ends()
    {
        Assert.Empty(folder.All());
        using (var instance = folder.Own(4955))
        {
            Assert.Null(folder.Own(4955));
            Assert.Null(folder.Find(4955));
            Assert.True(folder.IsTaken(4955));

            instance!.Tell(Record(4955));
            Assert.Equal(Record(4955), folder.Find(4955));
            Assert.Equal(new Uri("http://127.0.0.1:4955/"), Assert.Single(folder.All()).Address);

            using var beside = folder.Own(4956);
            beside!.Tell(Record(4956));
            Assert.Equal([4955, 4956], folder.All().Select(running => running.Port));
        }
        Assert.False(folder.IsTaken(4955));
        Assert.Empty(folder.All());
        using var next = folder.Own(4955);
        Assert.NotNull(next);
    }

    [Fact]
    public void What_a_killed_instance_left_counts_for_nothing()
    {
        Directory.CreateDirectory(path);
        Record(4955).Write(Path.Combine(path, "4955.json"));
        File.WriteAllText(Path.Combine(path, "4955.quit"), $"{Environment.ProcessId}");

        Assert.Null(folder.Find(4955));
        Assert.Empty(folder.All());

        using var next = folder.Own(4955);
        Assert.Null(folder.Find(4955));
        Assert.False(File.Exists(Path.Combine(path, "4955.quit")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{\"port\":\"x\"}")]
    public void A_damaged_record_is_none(string text)
    {
        using var instance = folder.Own(4955);
        File.WriteAllText(Path.Combine(path, "4955.json"), text);

        Assert.Null(folder.Find(4955));
        Assert.Empty(folder.All());
    }

    [Fact]
    public async Task A_request_to_quit_is_heard_by_the_process_that_it_names_and_by_no_other()
    {
        var clock = new ManualClock();
        using var instance = folder.Own(4955)!;
        using var quit = new QuitRequest();
        var watch = instance.WatchAsync(quit, clock, Test.Stop);

        folder.AskToQuit(Record(4955) with { Process = Environment.ProcessId + 1 });
        clock.Pass(Instance.Look);
        Assert.False(quit.IsMade);

        folder.AskToQuit(Record(4955));
        await PassUntilAsync(clock, watch);
        Assert.True(quit.IsMade);
    }

    [Fact]
    public async Task A_record_that_could_not_be_written_is_tried_again()
    {
        var clock = new ManualClock();
        using var over = CancellationTokenSource.CreateLinkedTokenSource(Test.Stop);
        using var quit = new QuitRequest();
        using var instance = folder.Own(4955)!;
        var watch = instance.WatchAsync(quit, clock, over.Token);
        var obstacle = Directory.CreateDirectory(Path.Combine(path, "4955.json"));
        instance.Tell(Record(4955));
        Assert.Null(folder.Find(4955));

        obstacle.Delete();
        for (; folder.Find(4955) is null; await Task.Yield())
            clock.Pass(Instance.Look);

        Assert.Equal(Record(4955), folder.Find(4955));
        await over.CancelAsync();
        await watch;
    }

    [Fact]
    public async Task A_look_at_an_instance_that_has_just_ended_does_not_keep_the_next_from_starting()
    {
        var clock = new ManualClock();
        var held = folder.Own(4955)!;
        var next = folder.OwnAsync(4955, clock, Test.Stop);
        clock.Pass(TimeSpan.FromSeconds(0.05));
        Assert.False(next.IsCompleted);

        held.Dispose();
        await PassUntilAsync(clock, next);

        using var instance = await next;
        Assert.NotNull(instance);
    }

    [Fact]
    public async Task An_instance_that_stays_is_told_after_a_second()
    {
        var clock = new ManualClock();
        using var held = folder.Own(4955);
        var next = folder.OwnAsync(4955, clock, Test.Stop);

        var waited = await PassUntilAsync(clock, next);

        Assert.Null(await next);
        Assert.True(waited >= TimeSpan.FromSeconds(0.9), $"It was told after {waited}.");
    }

    [Fact]
    public void A_folder_that_cannot_be_written_keeps_nobody_from_captions()
    {
        File.WriteAllText(path, "a file where the folder should be");
        var elsewhere = new InstanceFolder(Path.Combine(path, "running"));

        using var instance = elsewhere.Own(4955);

        Assert.NotNull(instance);
        instance.Tell(Record(4955));
        Assert.Empty(elsewhere.All());
    }

    [Fact]
    public void Other_users_may_not_look_into_it()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The user's profile is private there.");
        using var instance = folder.Own(4955)!;
        instance.Tell(Record(4955));

        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(path));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(path, "4955.json")));
        }
    }

    /// <summary>Lets time pass until something is done.</summary>
    private static async Task<TimeSpan> PassUntilAsync(ManualClock clock, Task done)
    {
        var begun = clock.GetTimestamp();
        for (; !done.IsCompleted; await Task.Yield())
            clock.Pass(TimeSpan.FromSeconds(0.05));
        return clock.GetElapsedTime(begun);
    }

    private static InstanceRecord Record(int port) => new(port, Environment.ProcessId, 17, "", IsUp: true);
}
