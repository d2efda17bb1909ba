using System.ComponentModel.DataAnnotations;

namespace LiveCaptions.Settings;

/// <summary>An engine that translates captions: what it is and where it is reached.</summary>
internal sealed record TranslatorSettings
{
    /// <summary>The kinds of engines.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["apertium", "libretranslate", "openai"];

    /// <summary>The engine's name in the tracks' settings; the key of its entry.</summary>
    [NotASetting]
    public string Id { get; init; } = "apertium";

    /// <summary>How the engine is asked.</summary>
    [AllowedValues("apertium", "libretranslate", "openai")]
    public string Kind { get; init; } = "apertium";

    /// <summary>The web address of its interface, without a user or a key. Empty: its usual one on this machine.</summary>
    [
        MayBeEmpty,
        RegularExpression(
            @"^(https?://[^/@?#\s]+(/[^?#\s]*)?)?$",
            ErrorMessage = "empty, or a web address such as \"http://127.0.0.1:5000\", without a user, a question mark or a key"
        )
    ]
    public string Address { get; init; } = "";

    /// <summary>The key that the engine asks for. Null: it asks for none.</summary>
    [Secret]
    public string? Key { get; init; }

    /// <summary>Of "openai": the model's name.</summary>
    [MayBeEmpty, OneLine]
    public string Model { get; init; } = "";

    /// <summary>An engine with this name, of the kind that is called so if there is one.</summary>
    public static TranslatorSettings Named(string id) => Kinds.Contains(id) ? new() { Id = id, Kind = id } : new() { Id = id };

    /// <summary>The address that holds.</summary>
    public Uri Place =>
        new(
            Address.Length > 0 ? Address
            : Kind == "apertium" ? "http://127.0.0.1:2737"
            : Kind == "libretranslate" ? "http://127.0.0.1:5000"
            : "http://127.0.0.1:11434/v1"
        );

    /// <summary>Omits the key, so that logging the settings does not reveal it.</summary>
    public override string ToString() => $"{Kind} engine {Id}";
}
