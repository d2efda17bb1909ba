namespace LiveCaptions.Access;

/// <summary>Finds out who asks: this machine, an operator who has signed in, or somebody with a token.</summary>
internal sealed class VisitorAuthentication(RequestOrigin whence, Tokens tokens, OperatorSessions sessions)
{
    public const string OperatorCookie = "livecaptions-operator";
    private const string Bearer = "Bearer ";

    /// <summary>Tokens in addresses and cookies: a browser sends no other. A token of control is no such thing: it belongs into a header.</summary>
    private static readonly string[] InAddress = ["token", "access_token"];

    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public Visitor Of(HttpContext context)
    {
        if (whence.IsHere(context))
            return Visitor.Here;
        if (sessions.Find(context.Request.Cookies[OperatorCookie]) is { } session)
            return Visitor.Here with { Key = session };
        if (Header(context.Request) is { } text)
            return tokens.Find(text) is { } token ? For(token) : Visitor.Stranger;
        return Presented(context) is { } shown ? For(shown.Token) : Visitor.Stranger;
    }

    /// <summary>Keeps the token of an address in a cookie, so that the page's further requests need not carry it.</summary>
    public void Keep(HttpContext context)
    {
        if (Presented(context) is not { FromAddress: true } shown || !HttpMethods.IsGet(context.Request.Method))
            return;
        context.Response.Cookies.Append(CookieOf(shown.Token.For), shown.Text, Cookie(context, SameSiteMode.Lax, Kept));
    }

    /// <summary>A cookie that scripts cannot read.</summary>
    public static CookieOptions Cookie(HttpContext context, SameSiteMode from, TimeSpan lasts) =>
        new()
        {
            HttpOnly = true,
            SameSite = from,
            Secure = context.Request.IsHttps,
            Path = "/",
            MaxAge = lasts,
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
            if (context.Request.Query.TryGetValue(name, out var asked))
                return asked is [{ } text] && tokens.Find(text) is { For: not TokenUse.Control } token
                    ? (token, text, name == InAddress[0])
                    : null;
        // The one that the entry needs comes first: a browser may hold one to watch and one to speak.
        var needs = EndpointRights.Of(context.GetEndpoint(), context.Request.Method);
        foreach (var use in needs == Rights.Speak ? [TokenUse.Speak, TokenUse.Watch] : new[] { TokenUse.Watch, TokenUse.Speak })
            if (context.Request.Cookies[CookieOf(use)] is { } text && tokens.Find(text) is { } token && token.For == use)
                return (token, text, false);
        return null;
    }

    private static string CookieOf(TokenUse use) => use == TokenUse.Speak ? "livecaptions-speak" : "livecaptions-watch";
}
