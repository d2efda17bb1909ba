using LiveCaptions.Http;
using LiveCaptions.Settings;

namespace LiveCaptions.Access;

/// <summary>Signing in and out, and the tokens, as HTTP calls.</summary>
internal static class AccessEndpoints
{
    private const string Session = "/api/session";

    public static void Map(WebApplication app)
    {
        app.MapGet(Session, (HttpContext context, ServerSettings server) =>
                Sentence.Answer(new SessionView(Visitor.Of(context).Rights.HasFlag(Rights.Control), server.NeedsPassword))
            )
            .Documented<SessionView>("ShowSession", "Whether one is the operator here.")
            .WithTags("Access");
        app.MapPost(Session, (HttpContext context, SignIn signIn) =>
                Sentence.ReadAsync<PasswordBody>(context, "{\"password\": \"…\"}", body => signIn.Try(context, body.Password))
            )
            .Takes<PasswordBody>("SignIn", "Signs the operator in with a cookie. After wrong passwords one must wait, longer each time.")
            .WithTags("Access");
        app.MapDelete(Session, (HttpContext context, SignIn signIn) => signIn.End(context))
            .Does("SignOut", "Signs the operator out.")
            .WithTags("Access");
        app.MapGet(
                "/api/room",
                (HttpContext context, Tokens tokens, PublicAddresses doorplate, ServerSettings server, RequestOrigin whence) =>
                    Sentence.Answer(
                        new RoomView(
                            server.NeedsPassword ? tokens.RoomText : null,
                            doorplate.Origins,
                            doorplate.SafeOrigins,
                            server.NeedsPassword && !whence.IsHere(context)
                        )
                    )
            )
            .Documented<RoomView>(
                "ShowRoom",
                "The addresses at which other machines reach this one, and the token that everybody in the room has."
            )
            .WithTags("Access");
        app.MapGet("/api/tokens", (Tokens tokens) => Sentence.Answer(tokens.All.Select(TokenView.Of)))
            .Documented<IReadOnlyList<TokenView>>("ListTokens", "The tokens that were given out.")
            .WithTags("Access");
        app.MapPost("/api/tokens", (HttpContext context, Tokens tokens) =>
                Sentence.ReadAsync<TokenBody>(context, "{\"name\": \"Hall B\", \"for\": \"Watch\", \"track\": \"main\"}", body =>
                    Make(tokens, body)
                )
            )
            .Takes<TokenBody>("MakeToken", "Makes a token to Watch, to Speak or to Control. Its text is told this once.")
            .WithTags("Access");
        app.MapDelete("/api/tokens/{id}", (string id, Tokens tokens, OpenRequests visits) =>
                Change(visits, () => tokens.Revoke(id) ? Results.NoContent() : Unknown())
            )
            .Does("RevokeToken", "Nobody is let in with this token any more, and who is in with it is sent out.")
            .WithTags("Access");
        app.MapPost("/api/tokens/{id}/rotate", (string id, Tokens tokens, OpenRequests visits) =>
                Change(visits, () => tokens.Rotate(id) is { } text ? Sentence.Answer(new TokenText(id, text)) : Unknown())
            )
            .Documented<TokenText>("RotateToken", "Gives the token another text; the one before is good no more.")
            .WithTags("Access");
    }

    private static IResult Make(Tokens tokens, TokenBody body)
    {
        try
        {
            var (token, text) = tokens.Make(body.Name, body.For, body.Track);
            return Sentence.Answer(new TokenText(token.Id, text));
        }
        catch (TokenException refused)
        {
            return Sentence.Wrong(refused.Message);
        }
    }

    private static IResult Change(OpenRequests visits, Func<IResult> change)
    {
        try
        {
            var answer = change();
            visits.EndInvalid();
            return answer;
        }
        catch (TokenException refused)
        {
            return Sentence.Wrong(refused.Message);
        }
    }

    private static IResult Unknown() => Sentence.NotThere("There is no such token; GET /api/tokens lists all.");
}
