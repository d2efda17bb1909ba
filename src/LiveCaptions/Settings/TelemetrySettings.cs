using System.ComponentModel.DataAnnotations;

namespace LiveCaptions.Settings;

/// <summary>Where metrics and traces are sent. By default nothing is sent anywhere; <c>/metrics</c> needs none of this.</summary>
internal sealed record TelemetrySettings
{
    /// <summary>The web address of an OpenTelemetry collector (OTLP over HTTP). Empty: nothing is sent.</summary>
    [
        MayBeEmpty,
        RegularExpression(
            @"^(https?://[^/@?#\s]+(/[^?#\s]*)?)?$",
            ErrorMessage = "empty, or a web address such as \"http://127.0.0.1:4318\", without a user, a question mark or a key"
        )
    ]
    public string Otlp { get; init; } = "";

    /// <summary>Headers that the collector asks for, "Authorization=Bearer abc, X-Scope-OrgID=hall". Null: it asks for none.</summary>
    [
        Secret,
        OneLine,
        RegularExpression(
            @"^\s*[A-Za-z0-9!#$&'*+.^_`|~-]+\s*=[\x20-\x2B\x2D-\x7E]+(,\s*[A-Za-z0-9!#$&'*+.^_`|~-]+\s*=[\x20-\x2B\x2D-\x7E]+)*$",
            ErrorMessage = "headers with commas between, such as \"Authorization=Bearer abc\""
        )
    ]
    public string? OtlpHeaders { get; init; }

    /// <summary>The share of traces that is sent, from 0 (none) to 1 (all).</summary>
    [Range(0.0, 1.0)]
    public double Traces { get; init; } = 0.1;

    /// <summary>Something is sent.</summary>
    public bool IsOn => Otlp.Length > 0;

    /// <summary>Omits the headers, so that logging the settings does not reveal them.</summary>
    public override string ToString() => $"{nameof(TelemetrySettings)} {{ Otlp = {Otlp}, Traces = {Traces} }}";
}
