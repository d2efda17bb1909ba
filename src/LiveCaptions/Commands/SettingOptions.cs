using System.CommandLine;
using System.Globalization;
using LiveCaptions.Settings;

namespace LiveCaptions.Commands;

/// <summary>Options that stand for settings: what they set, and the settings with them.</summary>
internal sealed class SettingOptions
{
    private readonly Option<string?> config = new("--config") { Description = "Settings file; default: config/livecaptions.json beside the program.", HelpName = "FILE" };
    private readonly List<(Option Option, Func<ParseResult, string?> Value, string Key)> settings = [];

    /// <summary>An option for one setting.</summary>
    public SettingOptions With<T>(string name, string key, string description, string? helpName = null)
    {
        var option = new Option<T?>(name) { Description = description, HelpName = helpName };
        settings.Add((option, parsed => parsed.GetResult(option) is null ? null : Convert.ToString(parsed.GetValue(option), CultureInfo.InvariantCulture), key));
        return this;
    }

    /// <summary>Model and language: for every command that recognises.</summary>
    public SettingOptions WithModel() => this
        .With<string>("--model", "Recognition:Model", "Whisper model (ggml); default: the embedded tiny.en.", "FILE")
        .With<string>("--language", "Tracks:main:Language", "Language spoken: auto, or a code such as de. English-only models know en.", "CODE");

    public void AddTo(Command command)
    {
        command.Options.Add(config);
        foreach (var (option, _, _) in settings) command.Options.Add(option);
    }

    /// <summary>The settings: file, environment, then these options.</summary>
    /// <exception cref="SettingsException">Some of them are wrong.</exception>
    public AppSettings Read(ParseResult parsed) =>
        SettingsSources.Read(parsed.GetValue(config), settings.Select(s => (s.Key, Value: s.Value(parsed))).Where(s => s.Value is not null).ToDictionary(s => s.Key, s => s.Value));
}
