using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LiveCaptions.Translation.Engines;

/// <summary>JSON as the body of a request.</summary>
internal static class JsonText
{
    // Only engines read it: text is sent as it is, not as six characters for each.
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static StringContent Of(JsonObject body) => new(body.ToJsonString(Plain), Encoding.UTF8, "application/json");
}
