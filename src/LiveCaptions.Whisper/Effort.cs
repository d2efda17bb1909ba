namespace LiveCaptions.Whisper;

/// <summary>
/// How much computing a stream does. With less, words come in longer steps and with a few more errors, at a fraction of the cost.
/// </summary>
public enum Effort
{
    /// <summary>Steps as set.</summary>
    Full,

    /// <summary>Steps twice as long, and runners-up are not tried.</summary>
    Reduced,

    /// <summary>Steps four times as long, and a window half as long.</summary>
    Low,

    /// <summary>Steps eight times as long.</summary>
    Least,
}
