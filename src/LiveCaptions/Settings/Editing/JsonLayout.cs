namespace LiveCaptions.Settings.Editing;

/// <summary>How the text between members is laid out: line ends, indentation, commas, and comments on a line.</summary>
/// <param name="map">The text.</param>
internal sealed class JsonLayout(JsonMap map)
{
    private byte[] Text => map.Text;

    /// <summary>The text's own line end.</summary>
    public string LineEnd =>
        Text.AsSpan().IndexOfAny((byte)'\r', (byte)'\n') switch
        {
            < 0 => "\n",
            var at when Text[at] == '\n' => "\n",
            var at => at + 1 < Text.Length && Text[at + 1] == '\n' ? "\r\n" : "\r",
        };

    /// <summary>One level of indentation.</summary>
    public string Unit =>
        map.In(map.Root).FirstOrDefault(IsFirstOnLine) is { } first && IndentOf(first) is { Length: > 0 } unit ? unit : "  ";

    public bool HasLineEnd(Span span) => Text.AsSpan(span.Start..span.End).IndexOfAny((byte)'\r', (byte)'\n') >= 0;

    /// <summary>The blanks that begin the line of a member.</summary>
    public string IndentOf(JsonMember member)
    {
        var start = LineStart(member.Key.Start);
        return map.Of(new(start, PastBlanks(start)));
    }

    public bool IsFirstOnLine(JsonMember member) => PastBlanks(LineStart(member.Key.Start)) == member.Key.Start;

    /// <summary>The comma after a value, whatever stands between; null: there is none.</summary>
    public int? CommaAfter(JsonMember member)
    {
        for (var at = member.Value.End; at < Text.Length; at++)
        {
            if (CommentAt(at) is { } comment)
                at = comment.End - 1;
            else if (!IsSpace(at))
                return Text[at] == ',' ? at : null;
        }
        return null;
    }

    /// <summary>Past the comments that begin on the rest of a line.</summary>
    public int PastComments(int at)
    {
        while (CommentAt(PastBlanks(at)) is { } comment)
            at = comment.End;
        return at;
    }

    /// <summary>Whether a comment explains the member: after it on its line, or alone on the line above.</summary>
    public bool IsCommented(JsonMember member)
    {
        var end = CommaAfter(member) is { } comma ? comma + 1 : member.Value.End;
        var start = LineStart(member.Key.Start);
        return PastComments(end) > end || map.Comments.Any(comment => comment.End <= start && IsLineAbove(comment.End, start));
    }

    public int PastBlanks(int at)
    {
        while (at < Text.Length && Text[at] is (byte)' ' or (byte)'\t')
            at++;
        return at;
    }

    public int LineStart(int at)
    {
        while (at > 0 && !IsLineEnd(at - 1))
            at--;
        return at;
    }

    /// <summary>Past the line end that begins here; null: none does.</summary>
    public int? PastLineEnd(int at) =>
        at >= Text.Length || !IsLineEnd(at) ? null
        : Text[at] == '\r' && at + 1 < Text.Length && Text[at + 1] == '\n' ? at + 2
        : at + 1;

    private bool IsLineAbove(int at, int start) => PastLineEnd(PastBlanks(at)) == start;

    private Span? CommentAt(int at) =>
        map.Comments.Where(comment => comment.Start == at).Select(comment => (Span?)comment).FirstOrDefault();

    private bool IsSpace(int at) => Text[at] is (byte)' ' or (byte)'\t' || IsLineEnd(at);

    private bool IsLineEnd(int at) => Text[at] is (byte)'\r' or (byte)'\n';
}
