using System.Threading.Channels;
using LiveCaptions.Captions;
using LiveCaptions.Health;
using LiveCaptions.Outputs.Elsewhere;
using LiveCaptions.Tests.Captions;
using Microsoft.Extensions.Logging.Abstractions;

namespace LiveCaptions.Tests.Outputs.Elsewhere;

/// <summary>The loop of an output by a clock that the test moves, against a destination that does as it is told.</summary>
public sealed class TextOutTests : IAsyncDisposable
{
    private readonly ManualClock clock = new();
    private readonly ScriptedDestination destination = new();
    private readonly CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(Test.Stop);
    private readonly TextOut output;
    private readonly Task running;

    public TextOutTests()
    {
        var shaping = new NewShaping(new(1, 40), new(TimeSpan.FromSeconds(1), TimeSpan.Zero, TimeSpan.FromSeconds(60)));
        output = new(
            new("vmix", "tcp", "10.0.0.5:8099", shaping, destination, new(() => 0.25)),
            new MonotonicClock(clock),
            NullLogger.Instance
        );
        running = output.RunAsync(stop.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        stop.Dispose();
    }

    private void Say(string words) => output.Words.Write(Talk.Said(1, words));

    [Fact]
    public async Task A_text_that_fails_is_sent_again_after_growing_waits_and_what_was_said_meanwhile_follows()
    {
        destination.Script(new(Answer.Away, "It is away."), new(Answer.Later, "It is busy."), Outcome.Taken, Outcome.Taken);
        Say("one");
        Assert.Equal("one", await destination.NextAsync());
        await clock.UntilWaitingAsync(TimeSpan.FromSeconds(0.45), Test.Stop);
        Assert.Equal(
            ("retrying", "It is away. It is tried again; other captions are not affected."),
            (output.Report().State, output.Report().Message)
        );
        clock.Pass(TimeSpan.FromSeconds(0.45));
        Assert.Equal("one", await destination.NextAsync());
        Say("two");
        await clock.PassAsync(TimeSpan.FromSeconds(0.9), Test.Stop);
        Assert.Equal("one", await destination.NextAsync());
        await clock.PassAsync(TimeSpan.FromSeconds(1), Test.Stop);

        Assert.Equal("two", await destination.NextAsync());
        var report = await UntilAsync(report => report.Sent == 2);
        Assert.Equal(("connected", 0L), (report.State, report.Lost));
    }

    [Fact]
    public async Task The_lines_there_are_emptied_when_the_operator_clears_the_screens()
    {
        var (captions, screen) = (new TrackCaptions("main", "Main", new MonotonicClock(clock)), new ScriptedDestination());
        var shaping = new ScreenShaping(new(1, 40), TimeSpan.Zero, hold: TimeSpan.FromMinutes(5));
        var titles = new TextOut(new("titles", "udp", "10.0.0.5", shaping, screen, new(() => 0)), new(clock), NullLogger.Instance);
        captions.Pipeline.Subscribe(titles, TextOut.Rules);
        var loop = titles.RunAsync(stop.Token);
        captions.Publish(Talk.Said(1, "one"));
        Assert.Equal("one", await screen.NextAsync());

        captions.Pipeline.Clear();

        Assert.Equal("", await screen.NextAsync());
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => loop);
    }

    [Fact]
    public async Task A_destination_that_hangs_delays_nobody_and_is_given_up_after_its_patience()
    {
        destination.Script(null, Outcome.Taken);
        Say("one");
        await destination.NextAsync();

        for (var n = 0; n < 5000; n++)
            Say("word");
        await clock.PassAsync(TextOut.Patience, Test.Stop);
        await clock.UntilWaitingAsync(TimeSpan.FromSeconds(0.45), Test.Stop);

        Assert.Contains("does not answer within 10 s", output.Report().Message, StringComparison.Ordinal);
        Assert.Equal(5000 - WaitingWords.Capacity, output.Report().Lost);
    }

    [Fact]
    public async Task Repeated_refusal_switches_off_with_a_clear_word_and_all_that_is_said_then_counts_as_lost()
    {
        destination.Script([.. Enumerable.Repeat(new Outcome(Answer.Refused, "It refuses captions (403)."), Attempts.MostRefusals)]);
        Say("one");
        foreach (var wait in new[] { 0.45, 0.9, 1.8, 4.5, 9, 9, 9 })
        {
            await destination.NextAsync();
            await clock.PassAsync(TimeSpan.FromSeconds(wait), Test.Stop);
        }
        await destination.NextAsync();
        await UntilAsync(report => report.State == "off");
        Say("two three");

        var report = await UntilAsync(report => report.Lost == 3);
        Assert.Equal("off", report.State);
        Assert.Contains("restart LiveCaptions", report.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_that_alone_is_rejected_is_lost_and_the_next_goes_on()
    {
        destination.Script(new(Answer.Rejected, "Not this."), Outcome.Taken);
        Say("one");
        await destination.NextAsync();
        Say("two");
        await clock.PassAsync(TimeSpan.FromSeconds(0.45), Test.Stop);
        await clock.PassAsync(TimeSpan.FromSeconds(0.55), Test.Stop);

        Assert.Equal("two", await destination.NextAsync());
        Assert.Equal(1, (await UntilAsync(report => report.Sent == 1)).Lost);
    }

    private async Task<TextOutReport> UntilAsync(Func<TextOutReport, bool> isSo)
    {
        while (!isSo(output.Report()))
        {
            Test.Stop.ThrowIfCancellationRequested();
            await Task.Yield();
        }
        return output.Report();
    }

    /// <summary>Takes texts, and answers as the test has written; null: never.</summary>
    private sealed class ScriptedDestination : IDestination
    {
        private readonly Channel<string> sent = Channel.CreateUnbounded<string>();
        private readonly Queue<Outcome?> answers = new();

        public void Script(params Outcome?[] script)
        {
            foreach (var answer in script)
                answers.Enqueue(answer);
        }

        public Task<string> NextAsync() => sent.Reader.ReadAsync(Test.Stop).AsTask();

        public async Task<Outcome> SendAsync(Outgoing text, CancellationToken stop)
        {
            var answer = answers.TryDequeue(out var next) ? next : Outcome.Taken;
            sent.Writer.TryWrite(string.Join('|', text.Lines));
            return answer ?? await new TaskCompletionSource<Outcome>().Task.WaitAsync(stop);
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
