using LiveCaptions.Remote;
using LiveCaptions.Whisper;

namespace LiveCaptions.Tests.Remote;

/// <summary>A way to another machine that a test cuts and mends.</summary>
internal sealed class FakeLink : IRemoteLink
{
    public IRemoteConnection? Current { get; set; }
    public string? Trouble { get; set; }
    public bool IsDisposed { get; private set; }

    public FakeConnection Connect()
    {
        var connection = new FakeConnection();
        Current = connection;
        return connection;
    }

    public void Dispose() => IsDisposed = true;
}

/// <summary>A connection whose answers a test writes, or a stream.</summary>
internal sealed class FakeConnection : IRemoteConnection
{
    private readonly Queue<RemoteAnswer> answers = new();
    private long? next;

    public string Model => "large";

    /// <summary>The stream that recognises there; null: the test answers.</summary>
    public ISpeechStream? Stream { get; init; }

    /// <summary>Whether it answers at all.</summary>
    public bool Answers { get; set; } = true;

    /// <summary>"hear 320 at 0", "terms", in order.</summary>
    public List<string> Sent { get; } = [];

    public bool IsGivenUp { get; private set; }

    /// <summary>The answer to the end of the sound; null: none comes.</summary>
    public TranscriptChange? Last { get; set; }

    public void Answer(TranscriptChange change, bool behind = false) => answers.Enqueue(new(change, behind));

    public void Send(long position, ReadOnlySpan<float> sound)
    {
        Sent.Add($"hear {sound.Length} at {position}");
        if (Stream is null || !Answers || IsGivenUp)
            return;
        var settled = new List<SettledWord>();
        if (position > (next ?? 0))
            settled.AddRange(Stream.Skip(position - (next ?? 0)).Settled);
        Stream.Write(sound);
        next = position + sound.Length;
        var change = Stream.Step();
        Answer(change with { Settled = [.. settled, .. change.Settled] });
    }

    public void Tell(ListedTerms terms) => Sent.Add($"terms {string.Join(", ", terms)}");

    public RemoteAnswer? Take() => answers.TryDequeue(out var answer) ? answer : null;

    public bool WaitForEnd(TimeSpan atMost)
    {
        if ((Answers && !IsGivenUp ? Stream?.Finish() : null) is { } change)
            Last = change;
        if (Last is null)
            return false;
        Answer(Last);
        return true;
    }

    public void GiveUp() => IsGivenUp = true;
}
