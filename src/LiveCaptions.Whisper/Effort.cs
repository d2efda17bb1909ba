namespace LiveCaptions.Whisper;

/// <summary>How hard a stream works. Less effort: words come in longer steps and with a few more errors, at a fraction of the cost.</summary>
public enum Effort
{
    /// <summary>As the settings say.</summary>
    Full,

    /// <summary>Steps twice as long, no second opinions.</summary>
    Reduced,

    /// <summary>Steps four times as long, a shorter window.</summary>
    Low,

    /// <summary>Steps eight times as long.</summary>
    Least,
}
