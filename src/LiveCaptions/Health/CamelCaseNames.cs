using System.Text.Json;
using System.Text.Json.Serialization;

namespace LiveCaptions.Health;

/// <summary>Writes the values of an enum as programs read them: "notUsed".</summary>
internal sealed class CamelCaseNames<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
    where T : struct, Enum;
