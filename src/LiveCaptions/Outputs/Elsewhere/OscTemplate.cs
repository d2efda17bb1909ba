using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using LiveCaptions.Settings;

namespace LiveCaptions.Outputs.Elsewhere;

/// <summary>
/// A message of OSC 1.0: an address, then arguments with blanks between. Whole numbers, decimal numbers, true and false are what they look
/// like, everything else is a text; a text with blanks stands in quotes.
/// </summary>
internal sealed partial class OscTemplate
{
    /// <summary>The chat box of VRChat, which has limits of its own.</summary>
    public const string ChatBox = "/chatbox/input";

    /// <summary>Faster than this, VRChat shows nothing for half a minute.</summary>
    public static readonly TimeSpan ChatBoxPace = TimeSpan.FromSeconds(1.5);

    /// <summary>Shows the lines in VRChat's chat box at once and without a sound.</summary>
    public const string Default = $$"""{{ChatBox}} {lines} true false""";

    private const int ChatBoxLength = 144;

    private readonly string address;
    private readonly List<string> arguments;

    public OscTemplate(string template)
    {
        var parts = Part().Matches(template).Select(part => part.Value).ToList();
        (address, arguments) = (parts[0], parts[1..]);
    }

    public bool IsChatBox => address == ChatBox;

    /// <summary>The message with captions in their places.</summary>
    public byte[] Encode(IReadOnlyList<string> lines)
    {
        var shown = IsChatBox ? Shortened(lines) : lines;
        var (types, values) = (new StringBuilder(","), new List<byte>());
        foreach (var argument in arguments)
            types.Append(Write(argument, shown, values));
        return [.. Padded(address), .. Padded(types.ToString()), .. values];
    }

    private static char Write(string argument, IReadOnlyList<string> lines, List<byte> values)
    {
        if (argument is "true" or "false")
            return argument == "true" ? 'T' : 'F';
        Span<byte> four = stackalloc byte[4];
        if (int.TryParse(argument, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole))
            BinaryPrimitives.WriteInt32BigEndian(four, whole);
        else if (Decimal().IsMatch(argument) && float.TryParse(argument, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            BinaryPrimitives.WriteSingleBigEndian(four, number);
        else
        {
            values.AddRange(Padded(new TextTemplate(argument.Trim('"'), "none").Fill(lines)));
            return 's';
        }
        values.AddRange(four);
        return argument.Contains('.', StringComparison.Ordinal) ? 'f' : 'i';
    }

    /// <summary>The newest lines that the chat box shows; of a line that is too long, its end.</summary>
    private static List<string> Shortened(IReadOnlyList<string> lines)
    {
        var (kept, left) = (new List<string>(), ChatBoxLength);
        foreach (var line in lines.Reverse())
        {
            if (line.Length > left && kept.Count > 0)
                break;
            kept.Insert(0, line.Length > left ? line[^left..] : line);
            left -= kept[0].Length + 1;
        }
        return kept;
    }

    /// <summary>A text with its end, filled up to a multiple of four bytes.</summary>
    private static byte[] Padded(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return [.. bytes, .. new byte[4 - bytes.Length % 4]];
    }

    [GeneratedRegex("\"[^\"]*\"|[^ ]+")]
    private static partial Regex Part();

    [GeneratedRegex(@"^-?[0-9]+\.[0-9]+$")]
    private static partial Regex Decimal();
}
