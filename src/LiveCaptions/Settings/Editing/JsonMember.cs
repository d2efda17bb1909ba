using System.Text.Json;

namespace LiveCaptions.Settings.Editing;

/// <summary>A member of an object in a settings file, and where it stands. The file's own object is one without a name.</summary>
/// <param name="Path">The parts of its key; a name such as "Server:Port" has several.</param>
/// <param name="Own">How many of the parts are its own name's.</param>
/// <param name="Key">The name with its quotes.</param>
/// <param name="Value">The value, with its brackets or quotes.</param>
/// <param name="Kind">The token that the value begins with.</param>
/// <param name="Parent">The object that it is in.</param>
internal sealed record JsonMember(string[] Path, int Own, Span Key, Span Value, JsonTokenType Kind, JsonMember? Parent)
{
    /// <summary>Settings may be in it.</summary>
    public bool IsObject => Kind == JsonTokenType.StartObject;

    /// <summary>Whether it is this key.</summary>
    public bool Is(string[] key) => Path.Length == key.Length && Begins(key);

    /// <summary>Whether this key is inside it.</summary>
    public bool Contains(string[] key) => Path.Length < key.Length && Path.Zip(key).All(Same);

    /// <summary>Whether the last part of this key is a part of its own name, so that the member is the key or is inside it.</summary>
    public bool Names(string[] key) => Path.Length - Own < key.Length && Path.Length >= key.Length && Begins(key);

    private bool Begins(string[] key) => key.Zip(Path).All(Same);

    private static bool Same((string, string) parts) => parts.Item1.Equals(parts.Item2, StringComparison.OrdinalIgnoreCase);
}

/// <summary>A part of a text, in bytes.</summary>
/// <param name="Start">Its first byte.</param>
/// <param name="End">The byte after its last.</param>
internal readonly record struct Span(int Start, int End);

/// <summary>A part of a text that another one takes the place of.</summary>
/// <param name="Old">Empty: something is inserted there.</param>
/// <param name="New">Empty: something is deleted.</param>
internal readonly record struct Splice(Span Old, string New);
