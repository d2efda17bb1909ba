using System.Text.Json.Serialization;

namespace LiveCaptions.Looks;

/// <summary>The looks that are kept by name.</summary>
/// <param name="Looks">By name.</param>
/// <param name="Told">What was wrong with the saved looks, if anything.</param>
internal sealed record LooksView(
    IReadOnlyList<LookView> Looks,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Told
);

/// <summary>A look.</summary>
/// <param name="Name">Its name in addresses.</param>
/// <param name="Values">Parameters of the overlay and their texts; what is missing is left to the theme.</param>
/// <param name="Formerly">Earlier names, which lead to it as well.</param>
/// <param name="Open">Overlays that follow it now.</param>
internal sealed record LookView(string Name, IReadOnlyDictionary<string, string> Values, IReadOnlyList<string> Formerly, int Open);

/// <summary>What a look sets.</summary>
internal sealed record LookBody(IReadOnlyDictionary<string, string> Values);

/// <summary>A look's name.</summary>
internal sealed record LookNameBody(string Name);
