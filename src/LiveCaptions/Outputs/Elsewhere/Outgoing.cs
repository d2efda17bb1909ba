namespace LiveCaptions.Outputs.Elsewhere;

/// <summary>A text on its way out.</summary>
/// <param name="Number">Rises by one with each text; a text that is sent again keeps its number.</param>
/// <param name="Lines">Empty: the screen is cleared.</param>
/// <param name="Words">The words that nobody has been sent before.</param>
internal sealed record Outgoing(long Number, IReadOnlyList<string> Lines, IReadOnlyList<SpokenWord> Words);

/// <summary>Makes texts of words: in which lines, and when.</summary>
/// <remarks>Pure: it takes moments of one monotonic clock and reads none.</remarks>
internal interface IShaping
{
    /// <summary>Words that were never taken and never will be.</summary>
    long Lost { get; }

    /// <summary>When <see cref="Next"/> will have a text; null until more words are added.</summary>
    TimeSpan? Due { get; }

    /// <summary>Corrects waiting words, and adds new ones.</summary>
    void Add(WordBatch batch);

    /// <summary>The text to send now, or to send again; null: none.</summary>
    /// <param name="isBehind">Earlier texts were not taken.</param>
    Outgoing? Next(TimeSpan now, bool isBehind);

    /// <summary>The other side has taken the newest text.</summary>
    void Taken(TimeSpan now);

    /// <summary>The other side will never take the newest text: its words are lost.</summary>
    void GiveUp(TimeSpan now);

    /// <summary>Drops what waits, which is lost: nothing goes there any more.</summary>
    void Discard();

    /// <summary>Drops what waits, which was withdrawn; an output that shows lines gets an empty text.</summary>
    void Clear();

    /// <summary>The text to end with; null: none.</summary>
    Outgoing? Last();
}
