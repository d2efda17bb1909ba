using System.CommandLine;
using LiveCaptions.Settings;

namespace LiveCaptions.Commands;

/// <summary>Command-line options that set a setting, and the one that names the settings file.</summary>
/// <remarks>All are read as text: the settings know their types and ranges, and report all errors at once.</remarks>
internal sealed class SettingOptions
{
    private const string Track = $"{nameof(ServiceSettings.Tracks)}:{SettingValue.FirstTrack}:";
    private readonly List<(Option<string> Option, string Key)> settings = [];
    private readonly Option<string> file = new("--config") { Description = "Read settings from this file instead.", HelpName = "FILE" };

    /// <summary>Sets the model.</summary>
    public SettingOptions WithModel() =>
        With(
            "--model",
            "Recognition:Model",
            "A whisper.cpp model file, the name of a model (livecaptions models list), or \"auto\".",
            "MODEL"
        );

    /// <summary>Sets the hardware that recognises.</summary>
    public SettingOptions WithGpu() =>
        With("--gpu", "Recognition:Gpu", "\"auto\", \"none\", or part of a graphics card's name [default: auto].", "CARD");

    /// <summary>Sets the language.</summary>
    public SettingOptions WithLanguage() =>
        With("--language", Track + "Language", "\"auto\", a code such as \"en\", or several: \"en,de\".", "CODE");

    /// <summary>Sets a property of the first track.</summary>
    public SettingOptions WithTrack(string name, string property, string description, string value) =>
        With(name, Track + property, description, value);

    /// <summary>Sets the setting with this key.</summary>
    public SettingOptions With(string name, string key, string description, string value)
    {
        settings.Add((new Option<string>(name) { Description = description, HelpName = value }, key));
        return this;
    }

    /// <summary>Sets a property of the first track to true, or to the value that follows.</summary>
    public SettingOptions WithFlag(string name, string property, string description)
    {
        settings.Add(
            (
                new Option<string>(name)
                {
                    Description = description,
                    HelpName = "true|false",
                    Arity = ArgumentArity.ZeroOrOne,
                },
                Track + property
            )
        );
        return this;
    }

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var (option, _) in settings)
            command.Add(option);
        command.Add(file);
    }

    /// <summary>Reads all settings; warnings go to the error output.</summary>
    /// <param name="overrides">Values that win over all others.</param>
    /// <exception cref="SettingsException">At least one value cannot be used.</exception>
    public ServiceSettings Read(ParseResult parsed, CommandContext context, IEnumerable<SettingValue>? overrides = null) =>
        Read(parsed, context, context.Error.WriteLine, overrides);

    /// <summary>Reads all settings.</summary>
    /// <param name="warn">Receives warnings.</param>
    /// <param name="overrides">Values that win over all others.</param>
    /// <exception cref="SettingsException">At least one value cannot be used.</exception>
    public ServiceSettings Read(
        ParseResult parsed,
        CommandContext context,
        Action<string> warn,
        IEnumerable<SettingValue>? overrides = null
    ) => SettingsSources.Read(parsed.GetValue(file), context.Environment, Given(parsed).Concat(overrides ?? []), warn);

    /// <summary>The settings file named on the command line; null: none was.</summary>
    public string? FileOf(ParseResult parsed) => parsed.GetValue(file);

    /// <summary>Whether an option on the command line sets this key.</summary>
    public bool Gives(ParseResult parsed, string key) => Given(parsed).Any(given => given.Key == key);

    private IEnumerable<SettingValue> Given(ParseResult parsed) =>
        from setting in settings
        let given = parsed.GetResult(setting.Option)
        where given is not null
        select new SettingValue(setting.Key, given.Tokens is [var text, ..] ? text.Value : "true", setting.Option.Name);
}
