using System.CommandLine;
using System.Globalization;

namespace LiveCaptions.Commands;

/// <summary>The option that tells speakers apart.</summary>
internal static class SpeakerOption
{
    private const string Name = "--speakers";
    private const int Fewest = 2,
        Most = 99;

    public static Option<string> Create() =>
        new(Name)
        {
            Description = "Tell speakers apart, MOST of them at most; their voices are compared in memory only.",
            HelpName = "MOST",
            Arity = ArgumentArity.ZeroOrOne,
        };

    /// <summary>Speakers at most; null: nobody is told apart.</summary>
    /// <exception cref="UsageException">It is no such number.</exception>
    public static int? Read(ParseResult parsed, Option<string> option)
    {
        if (parsed.GetResult(option) is not { } given)
            return null;
        if (given.Tokens is not [var text, ..])
            return int.MaxValue;
        return int.TryParse(text.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var most) && most is >= Fewest and <= Most
            ? most
            : throw new UsageException(
                $"{Name} takes the most speakers that there can be, from {Fewest} to {Most}, not \"{text.Value}\", so nothing was transcribed. Leave the number out if it is not known, and name recordings before the option: livecaptions transcribe talk.wav {Name}"
            );
    }
}
