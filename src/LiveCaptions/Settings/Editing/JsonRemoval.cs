namespace LiveCaptions.Settings.Editing;

/// <summary>Removes a member with its comma, and its line if nothing else is on it; comments around it stay.</summary>
/// <param name="map">The text.</param>
internal sealed class JsonRemoval(JsonMap map)
{
    private readonly JsonLayout layout = new(map);

    public IEnumerable<Splice> Remove(JsonMember member)
    {
        var comma = layout.CommaAfter(member);
        if (comma is null && CommaBefore(member) is { } before)
            yield return new(new(before, before + 1), "");
        var between = CommentsIn(new(member.Key.End, member.Value.Start));
        if (between.Length == 0 && (comma is null || CommentsIn(new(member.Value.End, comma.Value)).Length == 0))
        {
            yield return new(Whole(new(member.Key.Start, comma + 1 ?? member.Value.End)), "");
            yield break;
        }
        yield return new(new(member.Key.Start, member.Value.End), between);
        if (comma is { } own)
            yield return new(new(own, own + 1), "");
    }

    /// <summary>The comma that would be one too many at the object's end.</summary>
    private int? CommaBefore(JsonMember member) =>
        map.In(member.Parent!).TakeWhile(other => other.Key != member.Key).LastOrDefault() is { } before ? layout.CommaAfter(before) : null;

    private string CommentsIn(Span span) =>
        string.Concat(
            map.Comments.Where(comment => comment.Start >= span.Start && comment.End <= span.End)
                .Select(map.Of)
                .Select(comment => comment.StartsWith("//", StringComparison.Ordinal) ? comment + layout.LineEnd : comment)
        );

    /// <summary>With the line, if only blanks would be left of it; otherwise with the blanks that follow.</summary>
    private Span Whole(Span span)
    {
        var (line, rest) = (layout.LineStart(span.Start), layout.PastBlanks(span.End));
        return layout.PastBlanks(line) == span.Start && layout.PastLineEnd(rest) is { } next ? new(line, next) : new(span.Start, rest);
    }
}
