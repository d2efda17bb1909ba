namespace LiveCaptions.Health;

/// <summary>A way out of captions that can be read back: what stands there, not what was sent.</summary>
internal interface IReadBack
{
    /// <summary>The way's name for programs: "obsText".</summary>
    string Way { get; }

    /// <summary>Reads what stands there now.</summary>
    /// <param name="track">The track whose words are looked for.</param>
    Task<ReadBack> ReadAsync(string track, CancellationToken stop);
}

/// <summary>What stands at a way out.</summary>
/// <param name="IsUsed">Somebody or something takes captions there.</param>
/// <param name="Texts">The texts that stand there; several where several look.</param>
/// <param name="Name">The way in words, as the beginning of a sentence: "The text source in OBS".</param>
/// <param name="Sentence">Not used: why not. Used: what is wrong, or to look at, if the words are not there.</param>
internal sealed record ReadBack(bool IsUsed, IReadOnlyList<string> Texts, string Name, string Sentence)
{
    /// <summary>Nobody takes captions there.</summary>
    public static ReadBack Unused(string name, string why) => new(false, [], name, why);
}
