using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using LiveCaptions.Settings;

namespace LiveCaptions.Access;

/// <summary>The valid tokens.</summary>
/// <remarks>Threading: safe; a change makes a new list.</remarks>
internal sealed partial class Tokens(TokenFile file, TimeProvider time)
{
    public const int MaxTokens = 500;
    private const int MaxNameLength = 60;

    private readonly Lock sync = new();
    private volatile IReadOnlyList<AccessToken> tokens = [];
    private DateTime stamp;

    public IReadOnlyList<AccessToken> All => tokens;

    /// <summary>The text of the venue's token, as pages show it; null where it was revoked.</summary>
    public string? VenueText => tokens.FirstOrDefault(token => token.Id == AccessToken.VenueId)?.Text;

    /// <summary>Reads the file again if it has changed.</summary>
    /// <returns>True if it has.</returns>
    /// <exception cref="TokenException">It cannot be read.</exception>
    public bool Refresh()
    {
        lock (sync)
        {
            var now = file.Stamp;
            if (now == stamp)
                return false;
            (tokens, stamp) = (file.Read(), now);
            return true;
        }
    }

    /// <summary>The token with this text. All are compared, each in constant time, so that the time reveals nothing.</summary>
    public AccessToken? Find(string? text)
    {
        if (!AccessToken.HasShape(text))
            return null;
        var hash = Encoding.ASCII.GetBytes(AccessToken.HashOf(text!));
        AccessToken? found = null;
        foreach (var token in tokens)
            if (CryptographicOperations.FixedTimeEquals(hash, Encoding.ASCII.GetBytes(token.Hash)))
                found = token;
        return found;
    }

    /// <summary>Makes a token.</summary>
    /// <returns>The token, and its text, which is not kept.</returns>
    /// <exception cref="TokenException">It cannot be made; the message says why.</exception>
    public (AccessToken Token, string Text) Make(string name, TokenUse use, string? track)
    {
        if (Fault(name, track) is { } fault)
            throw new TokenException(fault);
        var (text, id) = (AccessToken.NewText(), RandomNumberGenerator.GetHexString(6, lowercase: true));
        var token = new AccessToken(id, name, use, track, time.GetUtcNow(), AccessToken.HashOf(text));
        Change(all =>
            all.Count < MaxTokens
                ? [.. all, token]
                : throw new TokenException(
                    $"There are {MaxTokens} tokens already, which is the limit, so none was made. Revoke those that are no longer needed."
                )
        );
        return (token, text);
    }

    /// <summary>Makes the venue's token if there is none.</summary>
    public void MakeVenueToken()
    {
        var text = AccessToken.NewText();
        Change(all =>
            all.Any(token => token.Id == AccessToken.VenueId)
                ? all
                :
                [
                    new(
                        AccessToken.VenueId,
                        "Everybody in the venue",
                        TokenUse.Watch,
                        null,
                        time.GetUtcNow(),
                        AccessToken.HashOf(text),
                        text
                    ),
                    .. all,
                ]
        );
    }

    /// <summary>Revokes a token.</summary>
    /// <returns>False if there is no such token.</returns>
    public bool Revoke(string id)
    {
        var found = false;
        Change(all =>
        {
            found = all.Any(token => token.Id == id);
            return [.. all.Where(token => token.Id != id)];
        });
        return found;
    }

    /// <summary>Gives a token another text; the previous one stops working.</summary>
    /// <returns>The new text; null if there is no such token.</returns>
    public string? Rotate(string id)
    {
        string? text = null;
        Change(all =>
            [
                .. all.Select(token =>
                {
                    if (token.Id != id)
                        return token;
                    text = AccessToken.NewText();
                    return token with { Hash = AccessToken.HashOf(text), Made = time.GetUtcNow(), Text = token.Text is null ? null : text };
                }),
            ]
        );
        return text;
    }

    private static string? Fault(string name, string? track) =>
        name.Length is 0 or > MaxNameLength || name.Any(char.IsControl)
            ? $"A token's name has 1 to {MaxNameLength} characters and no control characters, so no token was made."
        : track is not null && (!TrackId().IsMatch(track) || track == TrackSettings.All)
            ? "A track's id has 1 to 32 of the characters a-z, 0-9 and \"-\", so no token was made. Leave it out for all tracks."
        : null;

    private void Change(Func<IReadOnlyList<AccessToken>, IReadOnlyList<AccessToken>> change)
    {
        lock (sync)
        {
            tokens = file.Change(change);
            stamp = file.Stamp;
        }
    }

    [GeneratedRegex(TrackSettings.IdPattern)]
    private static partial Regex TrackId();
}
