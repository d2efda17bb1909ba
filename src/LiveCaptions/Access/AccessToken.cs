using System.Security.Cryptography;
using System.Text;

namespace LiveCaptions.Access;

/// <summary>A token. Only its hash is kept, except for the venue's token, which pages and the program show again.</summary>
/// <param name="Id">Names it in lists and requests; no secret.</param>
/// <param name="Name">The person or machine that has it, for the list.</param>
/// <param name="For">The right that it gives: watch, speak or control.</param>
/// <param name="Track">The only track that it is valid for; null: all.</param>
/// <param name="Made">The moment at which it was made or last rotated.</param>
/// <param name="Hash">SHA-256 of its text, in hexadecimal digits; the text has 192 random bits, so that no salt is needed.</param>
/// <param name="Text">The text itself, of the venue's token only.</param>
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
    /// <summary>Id of the venue's token, whose address hangs on the wall.</summary>
    public const string VenueId = "room";

    private const string Prefix = "lc_";

    public Rights Rights =>
        For switch
        {
            TokenUse.Watch => Rights.Watch,
            TokenUse.Speak => Rights.Speak,
            TokenUse.Control => Rights.Watch | Rights.Control,
            _ => Rights.None,
        };

    /// <summary>A new random text, 192 bits.</summary>
    public static string NewText() =>
        Prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(24)).Replace('+', '-').Replace('/', '_');

    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>Whether a text has the shape of a token.</summary>
    public static bool HasShape(string? text) => text is { Length: 35 } && text.StartsWith(Prefix, StringComparison.Ordinal);
}

/// <summary>The right that a token gives.</summary>
internal enum TokenUse
{
    /// <summary>Read captions: overlay, readers' page, subtitles.</summary>
    Watch,

    /// <summary>Use a microphone on the page <c>/speak</c>.</summary>
    Speak,

    /// <summary>Send the operator's requests, from a Stream Deck or Companion.</summary>
    Control,
}
