using System.Security.Cryptography;
using System.Text;

namespace LiveCaptions.Access;

/// <summary>A token that was given out. Only its hash is kept, except for the room's, which pages and the program show again.</summary>
/// <param name="Id">Names it in lists and calls; no secret.</param>
/// <param name="Name">Whom it was given to, for people.</param>
/// <param name="For">What it is good for: watch, speak or control.</param>
/// <param name="Track">The only track it is for; null: all.</param>
/// <param name="Made">When it was made or last rotated.</param>
/// <param name="Hash">SHA-256 of its text, in hexadecimal digits; the text has 192 random bits, so that no salt is needed.</param>
/// <param name="Text">The text itself, of the room's token only.</param>
internal sealed record AccessToken(
    string Id,
    string Name,
    TokenUse For,
    string? Track,
    DateTimeOffset Made,
    string Hash,
    string? Text = null
)
{
    /// <summary>Id of the token on the wall.</summary>
    public const string RoomId = "room";

    private const string Start = "lc_";

    public Rights Rights =>
        For switch
        {
            TokenUse.Watch => Rights.Watch,
            TokenUse.Speak => Rights.Speak,
            TokenUse.Control => Rights.Watch | Rights.Control,
            _ => Rights.None,
        };

    /// <summary>A new text that nobody can guess.</summary>
    public static string NewText() =>
        Start + Convert.ToBase64String(RandomNumberGenerator.GetBytes(24)).Replace('+', '-').Replace('/', '_');

    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>Whether a text could be one at all.</summary>
    public static bool IsOne(string? text) => text is { Length: 35 } && text.StartsWith(Start, StringComparison.Ordinal);
}

/// <summary>What a token is good for.</summary>
internal enum TokenUse
{
    /// <summary>Reading captions: overlay, readers' page, subtitles.</summary>
    Watch,

    /// <summary>A microphone on the page <c>/speak</c>.</summary>
    Speak,

    /// <summary>The operator's calls, for a Stream Deck or Companion.</summary>
    Control,
}
