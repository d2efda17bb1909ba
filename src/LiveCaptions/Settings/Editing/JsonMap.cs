using System.Text;
using System.Text.Json;

namespace LiveCaptions.Settings.Editing;

/// <summary>Where in a settings file each member and each comment stands.</summary>
internal sealed class JsonMap
{
    private static readonly JsonReaderOptions WithComments = new()
    {
        CommentHandling = JsonCommentHandling.Allow,
        AllowTrailingCommas = true,
    };

    private readonly List<JsonMember> members = [];
    private readonly List<Span> comments = [];

    /// <param name="text">In UTF-8, without a mark; a text that the reader of settings takes.</param>
    public JsonMap(byte[] text)
    {
        Text = text;
        var reader = new Utf8JsonReader(text, WithComments);
        Next(ref reader);
        var start = (int)reader.TokenStartIndex;
        var root = new JsonMember([], 0, new(start, start), default, JsonTokenType.StartObject, null);
        ReadMembers(ref reader, root);
        Root = root with { Value = new(start, (int)reader.BytesConsumed) };
        Next(ref reader);
    }

    public byte[] Text { get; }

    public JsonMember Root { get; }

    /// <summary>All members in their order, each after those inside it.</summary>
    public IReadOnlyList<JsonMember> Members => members;

    /// <summary>The comments outside lists.</summary>
    public IReadOnlyList<Span> Comments => comments;

    /// <summary>The member whose value counts for this key: the last one.</summary>
    public JsonMember? Find(string[] key) => members.LastOrDefault(member => member.Is(key));

    /// <summary>The innermost object in which this key belongs; one that is null may become it.</summary>
    public JsonMember Innermost(string[] key) =>
        members
            .Where(member => member.Contains(key) && (member.IsObject || member.Kind == JsonTokenType.Null))
            .Append(Root)
            .MaxBy(member => (member.Path.Length, member.Value.Start))!;

    /// <summary>The members of an object, in their order.</summary>
    public IEnumerable<JsonMember> In(JsonMember parent) =>
        members.Where(member => member.Parent!.Key == parent.Key).OrderBy(member => member.Key.Start);

    public string Of(Span span) => Encoding.UTF8.GetString(Text.AsSpan(span.Start..span.End));

    private void ReadMembers(ref Utf8JsonReader reader, JsonMember parent)
    {
        while (Next(ref reader) && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!.Split(':');
            // A name's bytes do not end where the reader is: it has passed the colon.
            var start = (int)reader.TokenStartIndex;
            var key = new Span(start, start + reader.ValueSpan.Length + 2);
            Next(ref reader);
            var (kind, begin) = (reader.TokenType, (int)reader.TokenStartIndex);
            var member = new JsonMember([.. parent.Path, .. name], name.Length, key, default, kind, parent);
            if (kind == JsonTokenType.StartObject)
                ReadMembers(ref reader, member);
            else
                reader.Skip();
            members.Add(member with { Value = new(begin, (int)reader.BytesConsumed) });
        }
    }

    /// <summary>Goes to the next token that is not a comment.</summary>
    private bool Next(ref Utf8JsonReader reader)
    {
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.Comment)
                return true;
            var start = (int)reader.TokenStartIndex;
            comments.Add(new(start, start + reader.ValueSpan.Length + (Text[start + 1] == '*' ? 4 : 2)));
        }
        return false;
    }
}
