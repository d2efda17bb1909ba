namespace LiveCaptions.Whisper;

/// <summary>What a stream has done so far.</summary>
public sealed record StreamStatistics
{
    /// <summary>Decodes.</summary>
    public long Steps { get; init; }

    /// <summary>Decodes that ran into a repetition and were cut.</summary>
    public long Repetitions { get; init; }

    /// <summary>Fresh starts because speech went on without words.</summary>
    public long Afresh { get; init; }

    /// <summary>Decodes in which nobody could be understood.</summary>
    public long PassedOver { get; init; }

    /// <summary>Stock phrases dropped.</summary>
    public long Dropped { get; init; }
}
