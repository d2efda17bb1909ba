namespace LiveCaptions.Whisper;

/// <summary>Counts over a stream's life.</summary>
public sealed record StreamStatistics
{
    /// <summary>Decodes.</summary>
    public long Steps { get; init; }

    /// <summary>Repetitions that decodes ran into and that were cut.</summary>
    public long Repetitions { get; init; }

    /// <summary>Windows started afresh because speech went on without words.</summary>
    public long Afresh { get; init; }

    /// <summary>Decodes in which nobody was intelligible.</summary>
    public long PassedOver { get; init; }

    /// <summary>Stock phrases dropped.</summary>
    public long Dropped { get; init; }
}
