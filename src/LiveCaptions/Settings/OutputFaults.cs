using System.Text.RegularExpressions;

namespace LiveCaptions.Settings;

/// <summary>What is wrong with an output although each of its settings could be used by itself.</summary>
internal static partial class OutputFaults
{
    /// <summary>A sentence for each fault, with the place where it was written.</summary>
    public static IEnumerable<string> In(OutputSettings output, ServiceSettings settings, IReadOnlyList<SettingValue> written)
    {
        if (!output.Enabled)
            yield break;
        if (AddressFault(output) is { } address)
            yield return $"{Place(nameof(output.Address))} {address}";
        if (output.Track is { } track && settings.Tracks.All(one => one.Id != track))
            yield return $"{Place(nameof(output.Track))} is not a track. There are: {string.Join(", ", settings.Tracks.Select(one => one.Id))}.";
        if (output.Template is { } template && TemplateFault(output, template) is { } fault)
            yield return $"{Place(nameof(output.Template))} {fault}";

        string Place(string name)
        {
            var key = $"{nameof(ServiceSettings.Outputs)}:{output.Id}";
            var at = written.LastOrDefault(value => value.Key.Equals($"{key}:{name}", StringComparison.OrdinalIgnoreCase))
                is { Key: not null } own
                ? own
                : written.LastOrDefault(value => value.Key.StartsWith(key, StringComparison.OrdinalIgnoreCase));
            return $"{key}:{name} ({at.Origin})";
        }
    }

    private static string? TemplateFault(OutputSettings output, string template) =>
        output.Kind == "osc" && !OscAddress().IsMatch(template)
            ? "must begin with an address of OSC such as \"/chatbox/input\", then a blank and what is sent."
            : TextTemplate.Fault(template);

    [GeneratedRegex(@"^/[^ #*,?\[\]{}""]* [^ ]")]
    private static partial Regex OscAddress();

    private static string? AddressFault(OutputSettings output)
    {
        if (output.Address.Length == 0)
            return $"is missing: name where the captions go, or set Outputs:{output.Id}:Enabled to false.";
        var (fits, what, example) = output.Kind switch
        {
            "tcp" or "udp" or "osc" => (!output.IsWeb && !output.IsTopic, "a host with its port", "10.0.0.5:8099"),
            "mqtt" => (output.IsTopic, "a topic of a broker", "mqtt://10.0.0.5/captions"),
            _ => (output.IsWeb, "a web address", "https://example.org/captions"),
        };
        if (!fits)
            return $"must be {what} for the kind \"{output.Kind}\", such as \"{example}\".";
        // Only topics have a usual port.
        if (output.Place is not { } place || (place.Port <= 0 && !output.IsTopic))
            return "names no host and port that can be reached.";
        return output.IsTopic && place.AbsolutePath.Length <= 1
            ? "names no topic: write one behind the broker, such as \"mqtt://10.0.0.5/captions\"."
            : null;
    }
}
