using System.CommandLine;
using LiveCaptions.Settings;

namespace LiveCaptions.Commands;

/// <summary>Options that say into which languages something is translated, and by what.</summary>
/// <param name="name">The name of the option with the languages.</param>
/// <param name="description">What it is for.</param>
internal sealed class LanguageOptions(string name, string description)
{
    private const string Usual = "apertium";

    private readonly Option<string> to = new(name) { Description = description, HelpName = "CODES" };

    private readonly Option<string> engine = new("--engine")
    {
        Description = "The engine that translates: a name under Translators, apertium, libretranslate or openai [default: apertium].",
        HelpName = "NAME",
    };

    public void AddTo(Command command)
    {
        command.Add(to);
        command.Add(engine);
    }

    /// <summary>The languages to translate into; none: the option was not given.</summary>
    /// <exception cref="UsageException">One of them is no language.</exception>
    public IReadOnlyList<string> Languages(ParseResult parsed)
    {
        if (parsed.GetValue(to) is not { } given)
            return [];
        string[] codes = [.. given.Split(',', StringSplitOptions.TrimEntries).Select(code => code.ToLowerInvariant()).Distinct()];
        return codes.FirstOrDefault(code => !Translation.Engines.Languages.IsKnown(code)) is { } unknown
            ? throw new UsageException(
                $"{name} takes codes of languages such as \"de\" or \"de,fr\", not \"{unknown}\", so nothing was translated."
            )
            : codes;
    }

    /// <summary>The engine's settings.</summary>
    /// <exception cref="UsageException">There is no such engine.</exception>
    public TranslatorSettings Engine(ParseResult parsed, ServiceSettings settings)
    {
        var wanted = parsed.GetValue(engine) ?? Usual;
        return TranslationFaults.Find(wanted, settings.Translators)
            ?? throw new UsageException(
                $"There is no engine \"{wanted}\", so nothing was translated. There are: {string.Join(", ", TranslationFaults.Names(settings.Translators))}."
            );
    }
}
