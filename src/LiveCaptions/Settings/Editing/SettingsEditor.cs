using System.Text;
using System.Text.Json.Nodes;

namespace LiveCaptions.Settings.Editing;

/// <summary>
/// Changes a settings file that people edit too: comments, order, indentation, line ends, encoding and everything else stay byte for byte.
/// </summary>
/// <remarks>Pure: it reads and writes no file.</remarks>
internal static class SettingsEditor
{
    /// <summary>What a new file begins with.</summary>
    public static byte[] NewFile =>
        Encoding.UTF8.GetBytes(
            """
            {
              // Settings of LiveCaptions that differ from their defaults. The settings page writes them, and so may you: comments stay.
            }

            """.ReplaceLineEndings()
        );

    /// <summary>Makes all changes, in their order.</summary>
    /// <param name="file">The whole file.</param>
    /// <param name="name">Its name, for errors.</param>
    /// <exception cref="SettingsException">The file is not one that the reader of settings takes, or would not be afterwards.</exception>
    public static byte[] Apply(byte[] file, string name, IEnumerable<SettingsEdit> edits)
    {
        SettingsFile.Parse(file, name);
        var encoded = EncodedText.Read(file, name);
        var text = edits.SelectMany(Each).Aggregate(encoded.Utf8, Apply);
        if (text.AsSpan().SequenceEqual(encoded.Utf8))
            return file;
        var changed = encoded.Encode(text);
        SettingsFile.Parse(changed, name);
        return changed;
    }

    /// <summary>Whether the file has this setting, section or track.</summary>
    public static bool Has(byte[] file, string name, string key) =>
        new JsonMap(EncodedText.Read(file, name).Utf8).Members.Any(member => member.Names(key.Split(':')));

    /// <summary>Whether a comment explains the setting where it stands.</summary>
    public static bool IsCommented(byte[] file, string name, string key)
    {
        var map = new JsonMap(EncodedText.Read(file, name).Utf8);
        return map.Find(key.Split(':')) is { } member && new JsonLayout(map).IsCommented(member);
    }

    private static IEnumerable<SettingsEdit> Each(SettingsEdit edit) =>
        edit is SetEdit { Value: JsonObject { Count: > 0 } section }
            ? section.SelectMany(member => Each(SettingsEdit.Set($"{edit.Key}:{member.Key}", member.Value)))
            : [edit];

    /// <summary>A key may be written more than once, as "Server:Port" and inside "Server": removing takes all.</summary>
    private static byte[] Apply(byte[] text, SettingsEdit edit)
    {
        while (true)
        {
            var splices = edit.In(new(text)).ToList();
            text = Spliced(text, splices);
            if (edit is not RemoveEdit || splices.Count == 0)
                return text;
        }
    }

    private static byte[] Spliced(byte[] text, IEnumerable<Splice> splices)
    {
        var (spliced, at) = (new List<byte>(text.Length), 0);
        foreach (var splice in splices.OrderBy(splice => splice.Old.Start))
        {
            spliced.AddRange(text[at..splice.Old.Start]);
            spliced.AddRange(Encoding.UTF8.GetBytes(splice.New));
            at = splice.Old.End;
        }
        spliced.AddRange(text[at..]);
        return [.. spliced];
    }
}
