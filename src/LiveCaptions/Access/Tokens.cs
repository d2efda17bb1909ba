using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using LiveCaptions.Settings;

namespace LiveCaptions.Access;

/// <summary>The tokens that are valid now.</summary>
/// <remarks>Threading: safe; a change makes a new list.</remarks>
internal sealed partial class Tokens(TokenFile file, TimeProvider time)
{
    public const int Most = 500;
    private const int LongestName = 60;

    private readonly Lock sync = new();
    private volatile IReadOnlyList<AccessToken> tokens = [];
    private DateTime stamp;

    public IReadOnlyList<AccessToken> All => tokens;

    /// <summary>The room's token as pages show it; null where it was revoked.</summary>
    public string? RoomText => tokens.FirstOrDefault(token => token.Id == AccessToken.RoomId)?.Text;

    /// <summary>Takes over what the file says, if it says something else than before.</summary>
    /// <returns>True if it did.</returns>
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

    /// <summary>The token with this text. All are compared, each in constant time, so that the time tells nothing.</summary>
    public AccessToken? Find(string? text)
    {
        if (!AccessToken.IsOne(text))
            return null;
        var hash = Encoding.ASCII.GetBytes(AccessToken.HashOf(text!));
        AccessToken? found = null;
        foreach (var token in tokens)
            if (CryptographicOperations.FixedTimeEquals(hash, Encoding.ASCII.GetBytes(token.Hash)))
                found = token;
        return found;
    }

    /// <summary>Makes a token.</summary>
    /// <returns>It, and its text, which nobody can see again.</returns>
    /// <exception cref="TokenException">It cannot be made; the message says why.</exception>
    public (AccessToken Token, string Text) Make(string name, TokenUse use, string? track)
    {
        if (Fault(name, track) is { } fault)
            throw new TokenException(fault);
        var (text, id) = (AccessToken.NewText(), RandomNumberGenerator.GetHexString(6, lowercase: true));
        var token = new AccessToken(id, name, use, track, time.GetUtcNow(), AccessToken.HashOf(text));
        Change(all =>
            all.Count < Most
                ? [.. all, token]
                : throw new TokenException($"There are {Most} tokens already, so none was made. Revoke those that nobody needs.")
        );
        return (token, text);
    }

    /// <summary>Makes the room's token where there is none.</summary>
    public void MakeRoom()
    {
        var text = AccessToken.NewText();
        Change(all =>
            all.Any(token => token.Id == AccessToken.RoomId)
                ? all
                :
                [
                    new(
                        AccessToken.RoomId,
                        "Everybody in the room",
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

    /// <summary>From now on nobody is let in with it.</summary>
    /// <returns>False if there is no such token.</returns>
    public bool Revoke(string id)
    {
        var there = false;
        Change(all =>
        {
            there = all.Any(token => token.Id == id);
            return [.. all.Where(token => token.Id != id)];
        });
        return there;
    }

    /// <summary>Gives a token another text; the one before is good no more.</summary>
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
        name.Length is 0 or > LongestName || name.Any(char.IsControl)
            ? $"A token's name has 1 to {LongestName} characters and no control characters, so no token was made."
        : track is not null && (!TrackId().IsMatch(track) || track == TrackSettings.All)
            ? "The track is none: 1 to 32 of the characters a-z, 0-9 and \"-\"; no token was made. Leave it out for all tracks."
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
