using LiveCaptions.Sending;
using Microsoft.Extensions.Time.Testing;

namespace LiveCaptions.Tests.Sending;

/// <summary>A sender in virtual time, with a captioner whose link breaks.</summary>
public sealed class SoundSenderTests
{
    private const int Second = 16000;
    private readonly FakeTimeProvider clock = new();
    private readonly KeptSound kept = new();
    private readonly List<string> said = [];
    private int number;

    private SoundSender Sender(ICaptioner captioner, Random random) =>
        new(kept, captioner, new(said.Add, "the track main of box", clock), clock, random);

    /// <summary>Sounds for 20 ms: samples that are numbered in their order.</summary>
    private void Sound(long gap = 0)
    {
        kept.Append([.. Enumerable.Range(0, 320).Select(_ => Numbered(number++) / 32768f)], gap);
        clock.Advance(TimeSpan.FromMilliseconds(20));
    }

    private static short Numbered(int sample) => (short)(sample % 32749);

    /// <summary>Waits, while time stands still, until something is so.</summary>
    private static async Task SettledAsync(Func<bool> isSo)
    {
        while (!isSo())
        {
            Test.Stop.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    /// <summary>Lets time pass, without sound, until something is so.</summary>
    private Task LaterAsync(Func<bool> isSo) =>
        SettledAsync(() =>
        {
            clock.Advance(TimeSpan.FromMilliseconds(1));
            return isSo();
        });

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task Every_sample_comes_once_and_in_order_however_often_the_link_breaks(int seed)
    {
        var random = new Random(seed);
        var captioner = new FlakyCaptioner(random, clock) { Breaks = 30 };
        var running = Sender(captioner, new Random(seed)).RunAsync(Test.Stop);
        for (var block = 0; block < 3000; block++)
        {
            Sound();
            // A busy machine must not make outages longer than what is kept: then sound would be lost by rights.
            if (kept.End - captioner.Position > 10 * Second)
                await LaterAsync(() => kept.End - captioner.Position < Second);
            await Task.Yield();
        }
        kept.Complete();
        await LaterAsync(() => running.IsCompleted);
        await running;

        Assert.Empty(captioner.Gaps);
        Assert.Equal(Enumerable.Range(0, 3000 * 320).Select(Numbered), captioner.Sound);
        Assert.InRange(captioner.Connections, 3, 3000);
    }

    [Theory]
    [InlineData(6)]
    [InlineData(7)]
    public async Task What_is_older_than_twenty_seconds_is_a_gap_of_known_length(int seed)
    {
        var captioner = new FlakyCaptioner(new Random(seed), clock);
        var running = Sender(captioner, new Random(seed)).RunAsync(Test.Stop);
        for (var block = 0; block < 100; block++)
            Sound();
        await SettledAsync(() => captioner.Position == kept.End);
        captioner.IsAway = true;
        for (var block = 0; block < 50 * 31; block++)
        {
            Sound();
            await Task.Yield();
        }
        captioner.IsAway = false;
        var before = captioner.Connections;
        await LaterAsync(() => captioner.Connections > before);
        await SettledAsync(() => captioner.Position == kept.End);
        kept.Complete();
        await SettledAsync(() => running.IsCompleted);
        await running;

        Assert.Equal([(2 * Second, 11L * Second)], captioner.Gaps);
        Assert.Equal(
            [.. Enumerable.Range(0, 2 * Second).Concat(Enumerable.Range(13 * Second, 20 * Second)).Select(Numbered)],
            captioner.Sound
        );
        Assert.Equal(2, captioner.Connections);
        Assert.Contains(said, sentence => sentence.StartsWith("11.0 s of sound are missing", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Sound_that_the_source_did_not_deliver_is_a_gap_too()
    {
        var captioner = new FlakyCaptioner(new Random(8), clock);
        var running = Sender(captioner, new Random(8)).RunAsync(Test.Stop);
        Sound();
        Sound(gap: 700);
        await SettledAsync(() => captioner.Position == kept.End);
        kept.Complete();
        await SettledAsync(() => running.IsCompleted);

        Assert.Equal([(320, 700L)], captioner.Gaps);
        Assert.Equal(640, captioner.Sound.Length);
    }

    [Fact]
    public async Task A_captioner_that_was_started_again_gets_what_it_was_not_told_to_have()
    {
        var captioner = new FlakyCaptioner(new Random(9), clock);
        var running = Sender(captioner, new Random(9)).RunAsync(Test.Stop);
        for (var block = 0; block < 100; block++)
            Sound();
        await SettledAsync(() => captioner.Position == kept.End && said.Count > 0);
        captioner.IsAway = true;
        Sound();
        await SettledAsync(() => !captioner.IsConnected);
        captioner.Forget();
        for (var block = 0; block < 100; block++)
            Sound();
        captioner.IsAway = false;
        var before = captioner.Connections;
        await LaterAsync(() => captioner.Connections > before);
        await SettledAsync(() => captioner.Position == kept.End);
        kept.Complete();
        await SettledAsync(() => running.IsCompleted);

        Assert.Empty(captioner.Gaps);
        Assert.Equal(Numbered(201 * 320 - 1), captioner.Sound[^1]);
        Assert.InRange(captioner.Sound.Length, 201 * 320, 301 * 320);
    }

    [Fact]
    public async Task The_person_at_the_terminal_is_told_of_the_link_once_an_episode()
    {
        var captioner = new FlakyCaptioner(new Random(10), clock) { IsAway = true };
        var running = Sender(captioner, new Random(10)).RunAsync(Test.Stop);
        for (var block = 0; block < 200; block++)
        {
            Sound();
            await Task.Yield();
        }
        captioner.IsAway = false;
        var before = captioner.Connections;
        await LaterAsync(() => captioner.Connections > before);
        await SettledAsync(() => captioner.Position == kept.End);
        kept.Complete();
        await SettledAsync(() => running.IsCompleted);

        Assert.Equal(
            "It cannot be reached. The last 20 s of sound are kept and sent when the link is back, which is tried for ever.",
            said[0]
        );
        Assert.Equal("Connected: the sound goes to the track main of box.", said[1]);
        Assert.Equal("The captioner has all sound again: captions are in time.", said[2]);
        Assert.Equal(3, said.Count);
    }

    [Fact]
    public async Task A_captioner_that_answers_nothing_is_connected_again()
    {
        var captioner = new MuteCaptioner();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Test.Stop);
        var running = Sender(captioner, new Random(11)).RunAsync(stop.Token);
        await LaterAsync(() => captioner.Connections >= 2);
        Assert.Contains(said, sentence => sentence.StartsWith("The captioner has not answered for 5 s.", StringComparison.Ordinal));

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    [Fact]
    public async Task A_refusal_ends_the_sender()
    {
        var error = await Assert.ThrowsAsync<SendingException>(() => Sender(new RefusingCaptioner(), new Random(12)).RunAsync(Test.Stop));
        Assert.Equal("No.", error.Message);
    }

    private sealed class RefusingCaptioner : ICaptioner
    {
        public Task<ISoundLink> ConnectAsync(long from, bool again, CancellationToken stop) => throw new SendingException("No.");
    }

    /// <summary>Takes everything and tells nothing.</summary>
    private sealed class MuteCaptioner : ICaptioner, ISoundLink
    {
        private int connections;

        public int Connections => Volatile.Read(ref connections);

        public long Position => 0;

        public Task<ISoundLink> ConnectAsync(long from, bool again, CancellationToken stop)
        {
            Interlocked.Increment(ref connections);
            return Task.FromResult<ISoundLink>(this);
        }

        public Task SendAsync(ReadOnlyMemory<byte> message, CancellationToken stop) => Task.CompletedTask;

        public async Task<long?> ReceiveAsync(CancellationToken stop)
        {
            await new TaskCompletionSource().Task.WaitAsync(stop);
            return null;
        }

        public Task FinishAsync(CancellationToken stop) => Task.CompletedTask;

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
