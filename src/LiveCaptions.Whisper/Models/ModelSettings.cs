namespace LiveCaptions.Whisper.Models;

/// <summary>What a family of models asks of the stream that is not what Whisper asks; what somebody has set himself stays.</summary>
internal static class ModelSettings
{
    private static readonly StreamSettings Defaults = new();

    /// <summary>The same settings, with the constants of the model's family.</summary>
    public static StreamSettings For(this StreamSettings settings, ModelLayout layout) =>
        layout.Family == ModelFamily.Moonshine ? ForMoonshine(settings) with { TokensPerSecond = layout.TokensPerSecond } : settings;

    /// <remarks>See docs/decisions/0074-moonshine-live.md.</remarks>
    private static StreamSettings ForMoonshine(StreamSettings settings) =>
        settings with
        {
            // From a window that has just begun it makes half as many errors again, so windows go on through pauses, and are long.
            ContextTimeout = Unless(settings.ContextTimeout, Defaults.ContextTimeout, 3),
            MaximumWindow = Unless(settings.MaximumWindow, Defaults.MaximumWindow, 16),
            KeepWindow = Unless(settings.KeepWindow, Defaults.KeepWindow, 8),
            WindowLimit = Unless(settings.WindowLimit, Defaults.WindowLimit, 24),
            FramesToTheRight = 83, // 2 s
            // It completes cut words freely, and is sure of what it makes of them.
            ShownOnce = 0.92f,
            ShownAgain = 0.82f,
        };

    private static TimeSpan Unless(TimeSpan set, TimeSpan usual, double seconds) => set == usual ? TimeSpan.FromSeconds(seconds) : set;
}
