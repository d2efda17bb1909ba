using System.ComponentModel.DataAnnotations;

namespace LiveCaptions.Settings;

/// <summary>Captions as text to one place outside: a program, a device, a service.</summary>
internal sealed record OutputSettings
{
    /// <summary>The output's name in reports and in the log; the key of its entry.</summary>
    [NotASetting]
    public string Id { get; init; } = "main";

    public bool Enabled { get; init; } = true;

    /// <summary>How the text travels.</summary>
    [AllowedValues("tcp", "udp", "http", "youtube", "zoom", "webhook", "osc", "mqtt")]
    public string Kind { get; init; } = "tcp";

    /// <summary>A host with its port, a web address, or a broker with a topic. It may hold a key, so nobody is shown it.</summary>
    [
        Secret,
        MayBeEmpty,
        RegularExpression(
            @"^(https?://[^/@?#\s]+([/?][^#\s]*)?|mqtts?://[^/@?#\s]+(/[^#+\s\x00-\x1F]*)?|([A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\]):[0-9]{1,5})?$",
            ErrorMessage = "a host with its port such as \"10.0.0.5:8099\", a web address such as \"https://example.org/captions\", or a topic such as \"mqtt://10.0.0.5/captions\", without a user"
        )
    ]
    public string Address { get; init; } = "";

    /// <summary>Id of the track. Null: the first track.</summary>
    public string? Track { get; init; }

    /// <summary>"screen": the lines as they stand, again at each change; "new": every word once.</summary>
    [AllowedValues("screen", "new")]
    public string Send { get; init; } = "screen";

    /// <summary>What is sent; null: the text alone, with a line end on TCP.</summary>
    [OneLine]
    public string? Template { get; init; }

    /// <summary>How the captions are escaped where the template names them.</summary>
    [AllowedValues("none", "json", "url", "xml")]
    public string Escape { get; init; } = "none";

    /// <summary>The method of "http".</summary>
    [AllowedValues("GET", "POST", "PUT")]
    public string Method { get; init; } = "POST";

    /// <summary>The content type of "http".</summary>
    [RegularExpression(
        @"^[A-Za-z0-9!#$&^_.+-]+/[A-Za-z0-9!#$&^_.+-]+(; ?charset=utf-8)?$",
        ErrorMessage = "a content type such as \"application/json\""
    )]
    public string ContentType { get; init; } = "text/plain; charset=utf-8";

    /// <summary>Of "tcp": a part of the line that the other side answers to each text it took; empty: answers are not waited for.</summary>
    [MayBeEmpty, OneLine]
    public string Expect { get; init; } = "";

    /// <summary>Of "mqtt": the user's name. Null: the broker asks for none.</summary>
    [OneLine]
    public string? User { get; init; }

    /// <summary>Of "webhook": the key with which it is signed; of "mqtt": the user's password. Null: there is none.</summary>
    [Secret]
    public string? Secret { get; init; }

    /// <summary>Of "zoom": the captions' language and country.</summary>
    [RegularExpression("^[a-z]{2,3}-[A-Z]{2}$", ErrorMessage = "a language and a country such as \"en-US\"")]
    public string Language { get; init; } = "en-US";

    [Range(1, 4)]
    public int Lines { get; init; } = 2;

    /// <summary>Characters per line.</summary>
    [Range(20, 80)]
    public int Chars { get; init; } = 42;

    /// <summary>Seconds between two texts, at the least.</summary>
    [Range(0.1, 60.0)]
    public double Pace { get; init; } = 0.5;

    /// <summary>The host, and the port where one was written: what may be shown of the address.</summary>
    public string Host => Place?.Authority ?? "an unreadable address";

    /// <summary>The address in its parts; null: it has none.</summary>
    public Uri? Place => Uri.TryCreate(HasScheme ? Address : $"tcp://{Address}", UriKind.Absolute, out var place) ? place : null;

    /// <summary>Whether the address is one of the web.</summary>
    public bool IsWeb => HasScheme && Address.StartsWith("http", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the address is a topic of a broker.</summary>
    public bool IsTopic => HasScheme && Address.StartsWith("mqtt", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the address begins with how it is reached.</summary>
    private bool HasScheme => Address.Contains("://", StringComparison.Ordinal);

    /// <summary>Omits what may be secret, so that logging the settings does not reveal it.</summary>
    public override string ToString() => $"{Kind} output {Id}";
}
