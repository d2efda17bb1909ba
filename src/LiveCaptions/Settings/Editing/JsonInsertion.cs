namespace LiveCaptions.Settings.Editing;

/// <summary>Inserts a member into an object, laid out as its neighbours are.</summary>
/// <param name="map">The text.</param>
internal sealed class JsonInsertion(JsonMap map)
{
    private readonly JsonLayout layout = new(map);

    /// <param name="into">The object; or null, which becomes one.</param>
    /// <param name="names">The member's name, and those inside it down to the value.</param>
    /// <param name="value">The value as JSON.</param>
    public IEnumerable<Splice> Insert(JsonMember into, string[] names, string value)
    {
        if (!into.IsObject)
            return [new(into.Value, Nested(names, value, layout.IndentOf(into), inLines: IsInLines))];
        return map.In(into).LastOrDefault() is { } last ? After(last, into, names, value) : First(into, names, value);
    }

    private bool IsInLines => layout.HasLineEnd(map.Root.Value);

    private IEnumerable<Splice> After(JsonMember last, JsonMember into, string[] names, string value)
    {
        var comma = layout.CommaAfter(last);
        var inLines = layout.HasLineEnd(into.Value);
        var indent = layout.IsFirstOnLine(last) ? layout.IndentOf(last) : layout.IndentOf(into) + layout.Unit;
        var at = layout.PastComments(comma + 1 ?? last.Value.End);
        if (comma is null)
            yield return At(last.Value.End, ",");
        var before = inLines ? layout.LineEnd + indent : " ";
        yield return At(at, before + Member(names, value, indent, inLines) + (comma is null ? "" : ","));
    }

    private IEnumerable<Splice> First(JsonMember into, string[] names, string value)
    {
        var at = layout.PastComments(into.Value.Start + 1);
        var close = into.Value.End - 1;
        var inLines = into == map.Root || IsInLines || at > into.Value.Start + 1;
        var outer = layout.IndentOf(into);
        var indent = outer + layout.Unit;
        var member = Member(names, value, indent, inLines);
        if (!inLines)
            yield return new(new(at, close), $" {member} ");
        else if (layout.HasLineEnd(new(at, close)))
            yield return At(at, layout.LineEnd + indent + member);
        else
            yield return new(
                new(at, at > into.Value.Start + 1 ? at : layout.PastBlanks(at)),
                layout.LineEnd + indent + member + layout.LineEnd + outer
            );
    }

    private string Member(string[] names, string value, string indent, bool inLines) =>
        $"{JsonText.Quote(names[0])}: {(names.Length == 1 ? value : Nested(names[1..], value, indent, inLines))}";

    private string Nested(string[] names, string value, string outer, bool inLines)
    {
        var indent = outer + layout.Unit;
        var member = Member(names, value, indent, inLines);
        return inLines ? $"{{{layout.LineEnd}{indent}{member}{layout.LineEnd}{outer}}}" : $"{{ {member} }}";
    }

    private static Splice At(int position, string text) => new(new(position, position), text);
}
