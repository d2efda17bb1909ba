namespace LiveCaptions.Captions.Rules.Numbers;

/// <summary>How numbers are written.</summary>
internal enum NumberStyle
{
    /// <summary>As the recogniser writes them.</summary>
    AsHeard,

    /// <summary>In figures: "25 people".</summary>
    Digits,

    /// <summary>In words: "twenty-five people".</summary>
    Words,
}

/// <summary>A number that was found.</summary>
/// <param name="To">The piece behind its last.</param>
/// <param name="Text">What is written in its place; null: it stays as it was heard.</param>
internal readonly record struct NumberMatch(int To, string? Text);
