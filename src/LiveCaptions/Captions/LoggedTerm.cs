using LiveCaptions.Whisper;

namespace LiveCaptions.Captions;

/// <summary>A listed term that was written although recognition alone would have written something else.</summary>
/// <param name="Use">The term, and what would have been written.</param>
/// <param name="Words">The words that it was written as; not all of its own where the last ones have not settled yet.</param>
internal sealed record LoggedTerm(TermUse Use, IReadOnlyList<LoggedWord> Words)
{
    /// <summary>The number of its first word, which names it.</summary>
    public long Number => Words[0].Word.Number;

    /// <summary>When it settled, by the wall clock.</summary>
    public DateTimeOffset At => Words[0].At;

    /// <summary>As it was written.</summary>
    public string Written => Joined(word => word.Word.Text);

    /// <summary>What stands there now.</summary>
    public string Now => Joined(word => word.Text);

    private string Joined(Func<LoggedWord, string> text) => string.Join(' ', Words.Select(text).Where(part => part.Length > 0));
}
