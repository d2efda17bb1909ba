using LiveCaptions.Http;
using LiveCaptions.Settings;

namespace LiveCaptions.Access;

/// <summary>Signing in and out, the venue's addresses, and tokens, over HTTP.</summary>
internal static class AccessEndpoints
{
    public static void Map(WebApplication app)
    {
        var api = app.MapGroup("/api").WithTags("Access");
        MapSession(api.MapGroup("/session"));
        api.MapGet("/room", ShowVenue)
            .Returns<VenueView>("ShowRoom", "Shows the addresses at which other machines reach this one, and the venue's token.");
        MapTokens(api.MapGroup("/tokens"));
    }

    private static void MapSession(RouteGroupBuilder session)
    {
        session
            .MapGet("", (HttpContext context, ServerSettings server) =>
                ApiJson.Answer(new SessionView(Visitor.Of(context).Rights.HasFlag(Rights.Control), server.NeedsPassword))
            )
            .Returns<SessionView>("ShowSession", "Shows whether the sender is the operator, and whether strangers need a password.");
        session
            .MapPost("", (HttpContext context, SignIn signIn) =>
                ApiJson.ReadAsync<PasswordBody>(context, "{\"password\": \"…\"}", body => signIn.Try(context, body.Password))
            )
            .ReturnsNothing("SignIn", "Signs the operator in with a cookie. The wait after each wrong password grows.")
            .Takes<PasswordBody>()
            .MayRefuse(StatusCodes.Status401Unauthorized, StatusCodes.Status403Forbidden, StatusCodes.Status429TooManyRequests);
        session
            .MapDelete("", (HttpContext context, SignIn signIn) => signIn.End(context))
            .ReturnsNothing("SignOut", "Signs the operator out.");
    }

    private static void MapTokens(RouteGroupBuilder all)
    {
        all.MapGet("", (Tokens tokens) => ApiJson.Answer(tokens.All.Select(TokenView.Of)))
            .Returns<IReadOnlyList<TokenView>>("ListTokens", "Lists the tokens, without their texts.");
        all.MapPost("", (HttpContext context, Tokens tokens, ServerSettings server) =>
                ApiJson.ReadAsync<TokenBody>(context, "{\"name\": \"Hall B\", \"for\": \"Watch\", \"track\": \"main\"}", body =>
                    Make(tokens, body, server)
                )
            )
            .Returns<TokenText>("MakeToken", "Makes a token to Watch, to Speak or to Control. Its text is shown only here.")
            .Takes<TokenBody>();
        all.MapDelete("/{id}", (string id, Tokens tokens, OpenRequests open) =>
                Change(open, () => tokens.Revoke(id) ? Results.NoContent() : Unknown())
            )
            .ReturnsNothing("RevokeToken", "Revokes a token, and ends the requests that it admitted.")
            .MayRefuse(StatusCodes.Status404NotFound);
        all.MapPost("/{id}/rotate", (string id, Tokens tokens, OpenRequests open, ServerSettings server) =>
                Change(open, () => Rotate(tokens, id, server))
            )
            .Returns<TokenText>("RotateToken", "Gives the token another text; the previous one stops working.")
            .MayRefuse(StatusCodes.Status404NotFound);
    }

    private static IResult ShowVenue(
        HttpContext context,
        Tokens tokens,
        PublicAddresses addresses,
        ServerSettings server,
        AcceptedHosts hosts,
        RequestOrigin origin
    )
    {
        // Through a proxy, the service's own port may be closed to everybody: its pages then take the address at which they were opened.
        string[]? forwarded =
            PublicAddresses.Forwarded(context.Request) is { } address ? [address]
            : ForwardedRequest.SignOf(context.Request, hosts) is not null ? []
            : null;
        return ApiJson.Answer(
            new VenueView(
                server.NeedsPassword ? tokens.VenueText : null,
                forwarded ?? addresses.Origins,
                forwarded ?? addresses.SafeOrigins,
                server.NeedsPassword && !origin.IsHere(context)
            )
        );
    }

    private static IResult Make(Tokens tokens, TokenBody body, ServerSettings server)
    {
        try
        {
            var (token, text) = tokens.Make(body.Name, body.For, body.Track);
            return ApiJson.Answer(new TokenText(token.Id, text, TokenAdvice.Of(token, server)));
        }
        catch (TokenException refused)
        {
            return Problems.BadRequest(refused.Message);
        }
    }

    private static IResult Rotate(Tokens tokens, string id, ServerSettings server) =>
        tokens.Rotate(id) is { } text && tokens.All.FirstOrDefault(token => token.Id == id) is { } token
            ? ApiJson.Answer(new TokenText(id, text, TokenAdvice.Of(token, server)))
            : Unknown();

    private static IResult Change(OpenRequests open, Func<IResult> change)
    {
        try
        {
            var answer = change();
            open.EndInvalid();
            return answer;
        }
        catch (TokenException refused)
        {
            return Problems.BadRequest(refused.Message);
        }
    }

    private static IResult Unknown() => Problems.NotFound("There is no such token; GET /api/tokens lists all.");
}
