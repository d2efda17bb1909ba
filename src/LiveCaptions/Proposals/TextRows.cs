namespace LiveCaptions.Proposals;

/// <summary>
/// Words that stand in a row, without anything between them that a name does not have: each row begins a line, a cell or a sentence.
/// </summary>
internal static class TextRows
{
    /// <summary>Nobody's document has more; they are looked at one by one.</summary>
    private const int MostWords = 500_000;

    public static IEnumerable<IReadOnlyList<string>> Of(string text)
    {
        var row = new List<string>();
        var words = 0;
        foreach (var piece in Pieces(text))
        {
            var word = piece.Trim('-', '\'', '’', '.', '·', '*', '_', '/', '#', '@', '&', '+');
            if (word.Length > 0)
                row.Add(word);
            if (word.Length > 0 && ++words == MostWords)
                break;
            // "Dr." and "J." go on; any longer word with a full stop ends its sentence.
            if (piece.Length == 0 || (piece.EndsWith('.') && word.Length > 3))
            {
                if (row.Count > 0)
                    yield return row;
                row = [];
            }
        }
        if (row.Count > 0)
            yield return row;
    }

    /// <summary>Pieces between blanks; an empty one where a row ends.</summary>
    private static IEnumerable<string> Pieces(string text)
    {
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && IsWord(text[i]))
                continue;
            if (i > start)
                yield return text[start..i];
            if (i == text.Length || text[i] != ' ')
                yield return "";
            start = i + 1;
        }
    }

    private static bool IsWord(char character) =>
        char.IsLetterOrDigit(character) || "-'’.·_&+".Contains(character, StringComparison.Ordinal);
}
