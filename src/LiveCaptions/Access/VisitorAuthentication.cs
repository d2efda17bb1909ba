namespace LiveCaptions.Access;

/// <summary>Determines the visitor of a request: this machine, an operator who has signed in, or the bearer of a token.</summary>
internal sealed class VisitorAuthentication(RequestOrigin origin, Tokens tokens, OperatorSessions sessions)
{
    public const string OperatorCookie = "livecaptions-operator";
    private const string Bearer = "Bearer ";

    /// <summary>
    /// Names of the token in an address, since a browser sends no other. A control token is not accepted there: it belongs in a header.
    /// </summary>
    public static readonly IReadOnlyList<string> InAddress = ["token", "access_token"];

    private static readonly TimeSpan CookieLifetime = TimeSpan.FromDays(30);

    public Visitor Of(HttpContext context)
    {
        if (origin.IsHere(context))
            return Visitor.Here;
        if (sessions.Find(context.Request.Cookies[OperatorCookie]) is { } session)
            return Visitor.Here with { Key = session };
        if (Header(context.Request) is { } text)
            return tokens.Find(text) is { } token ? For(token) : Visitor.Stranger;
        return Presented(context) is { } presented
            ? For(presented.Token) with
            {
                FromAddress = InAddress.Any(context.Request.Query.ContainsKey),
            }
            : Visitor.Stranger;
    }

    /// <summary>The text of the token in the address or in a cookie; null: there is none that is valid.</summary>
    public string? TokenText(HttpContext context) => Presented(context)?.Text;

    /// <summary>Stores the token of an address in a cookie, so that the page's further requests need not carry it.</summary>
    public void RememberToken(HttpContext context)
    {
        if (Presented(context) is not { FromAddress: true } presented || !HttpMethods.IsGet(context.Request.Method))
            return;
        context.Response.Cookies.Append(CookieOf(presented.Token.For), presented.Text, Cookie(context, SameSiteMode.Lax, CookieLifetime));
    }

    /// <summary>A cookie that scripts cannot read.</summary>
    public static CookieOptions Cookie(HttpContext context, SameSiteMode sameSite, TimeSpan lifetime) =>
        new()
        {
            HttpOnly = true,
            SameSite = sameSite,
            Secure = context.Request.IsHttps,
            // Below a path, other programs of the same host must not get it.
            Path = context.Request.PathBase is { HasValue: true } below ? below.Value : "/",
            MaxAge = lifetime,
            IsEssential = true,
        };

    private static Visitor For(AccessToken token) => new(token.Rights, token.Hash, token.Track);

    private static string? Header(HttpRequest request) =>
        request.Headers.Authorization.ToString() is var header && header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
            ? header[Bearer.Length..].Trim()
            : null;

    private (AccessToken Token, string Text, bool FromAddress)? Presented(HttpContext context)
    {
        foreach (var name in InAddress)
            if (context.Request.Query.TryGetValue(name, out var values))
                return values is [{ } text] && tokens.Find(text) is { For: not TokenUse.Control } token
                    ? (token, text, name == InAddress[0])
                    : null;
        // The one that the endpoint needs comes first: a browser may hold one to watch and one to speak.
        var required = EndpointRights.Of(context.GetEndpoint(), context.Request.Method).Needs;
        foreach (var use in required == Rights.Speak ? [TokenUse.Speak, TokenUse.Watch] : new[] { TokenUse.Watch, TokenUse.Speak })
            if (context.Request.Cookies[CookieOf(use)] is { } text && tokens.Find(text) is { } token && token.For == use)
                return (token, text, false);
        return null;
    }

    private static string CookieOf(TokenUse use) => use == TokenUse.Speak ? "livecaptions-speak" : "livecaptions-watch";
}
