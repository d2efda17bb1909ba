namespace LiveCaptions.Outputs;

/// <summary>The end of a text that grows, for those who look whether words have arrived.</summary>
internal static class Tail
{
    /// <summary>Two sentences: what was said a while ago must not be taken for what is said now.</summary>
    public const int MaxLength = 240;

    public static string Of(string text) => text.Length <= MaxLength ? text : text[^MaxLength..];
}
