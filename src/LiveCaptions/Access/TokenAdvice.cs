using LiveCaptions.Settings;

namespace LiveCaptions.Access;

/// <summary>How a token is used, in one sentence.</summary>
internal static class TokenAdvice
{
    public static string Of(AccessToken token, ServerSettings server) =>
        token.For switch
        {
            TokenUse.Watch => "Add it to addresses: /overlay?token=…, /live?token=…",
            TokenUse.Speak => $"Add it to the address: /speak?track={token.Track ?? "TRACK"}&token=…",
            _ when server.HasHttps =>
                $"Send it with every call: Authorization: Bearer …, to https and port {server.HttpsPort} only: sent over http, it can be read in the network.",
            _ => "Send it with every call: Authorization: Bearer …",
        };
}
