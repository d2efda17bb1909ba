namespace LiveCaptions.Scoring;

/// <summary>Where words stand in a longer text: the span that the fewest edits turn into them.</summary>
/// <param name="Start">The first word of the span.</param>
/// <param name="Length">Words of the span.</param>
internal readonly record struct BestSpan(int Start, int Length)
{
    /// <summary>Finds the span; what stands before and behind it costs nothing (Sellers 1980).</summary>
    public static BestSpan Of(string[] words, string[] text)
    {
        // The cheapest edit of the first i words into a span that ends at the present word of the text, and where that span begins.
        var column = Enumerable.Range(0, words.Length + 1).Select(cost => new Edit(cost, 0)).ToArray();
        var (best, cheapest) = (new BestSpan(0, 0), words.Length);
        for (var j = 1; j <= text.Length; j++)
        {
            Advance(column, words, text[j - 1], j);
            // Of equal ones the last: the last word that was said is in it.
            if (column[^1].Cost > cheapest)
                continue;
            (best, cheapest) = (new(column[^1].Start, j - column[^1].Start), column[^1].Cost);
        }
        return best;
    }

    /// <summary>Goes on to the next word of the text.</summary>
    private static void Advance(Edit[] column, string[] words, string word, int at)
    {
        var diagonal = column[0];
        column[0] = new(0, at);
        for (var i = 1; i < column.Length; i++)
        {
            var pair = diagonal.With(words[i - 1] == word ? 0 : 1);
            diagonal = column[i];
            column[i] = Cheapest(pair, column[i].With(1), column[i - 1].With(1));
        }
    }

    private static Edit Cheapest(Edit pair, Edit insert, Edit delete) =>
        pair.Cost <= Math.Min(insert.Cost, delete.Cost) ? pair
        : insert.Cost < delete.Cost ? insert
        : delete;

    /// <summary>An edit: what it costs, and where its span begins.</summary>
    private readonly record struct Edit(int Cost, int Start)
    {
        public Edit With(int more) => this with { Cost = Cost + more };
    }
}
