using LiveCaptions.Access;

namespace LiveCaptions.Tests.Access;

/// <summary>
/// Tests listen on loopback only: whoever sends the header Stranger counts as another machine, of the address that it holds.
/// </summary>
internal static class StrangerRule
{
    public const string Header = "Stranger";

    public static readonly RequestOrigin Origin = new(
        context => !context.Request.Headers.ContainsKey(Header),
        context => context.Request.Headers[Header].ToString()
    );
}
