using System.Security.Cryptography;
using System.Text;

namespace LiveCaptions.Access;

/// <summary>
/// Recognises browsers in which the operator has signed in before, by a signed cookie that gives no right: their attempts to sign in are
/// counted apart from those of everybody else at the same address.
/// </summary>
/// <remarks>Signed with the password's hash, which only its file holds: another password ends all of them, a restart none.</remarks>
internal sealed class KnownBrowsers(OperatorSessions sessions)
{
    public const string Cookie = "livecaptions-browser";
    private const int IdDigits = 32;

    /// <summary>Browsers keep a cookie for 400 days at most.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(400);

    /// <summary>The browser's key for counters; null: it has not signed in with this password.</summary>
    public string? Find(HttpContext context) =>
        context.Request.Cookies[Cookie] is { Length: > IdDigits } text
        && SignatureOf(text[..IdDigits]) is { } right
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(right), Encoding.UTF8.GetBytes(text[IdDigits..]))
            ? "browser " + text[..IdDigits]
            : null;

    /// <summary>Marks the browser of a request that has signed in.</summary>
    public void Remember(HttpContext context)
    {
        var id = RandomNumberGenerator.GetHexString(IdDigits, lowercase: true);
        if (Find(context) is null && SignatureOf(id) is { } signature)
            context.Response.Cookies.Append(Cookie, id + signature, VisitorAuthentication.Cookie(context, SameSiteMode.Strict, Lifetime));
    }

    private string? SignatureOf(string id) =>
        sessions.Hash is { } key
            ? Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(id)))
            : null;
}
