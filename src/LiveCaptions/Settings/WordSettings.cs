using System.ComponentModel.DataAnnotations;
using LiveCaptions.Captions.Rules;

namespace LiveCaptions.Settings;

/// <summary>Words that are written in another way than they were heard.</summary>
internal sealed record WordSettings
{
    /// <summary>What is written in place of a word or a phrase: "jason=JSON; cube control=kubectl".</summary>
    [
        MayBeEmpty,
        RegularExpression(
            WordRules.ReplacementsPattern,
            ErrorMessage = "pairs such as \"jason=JSON; cube control=kubectl\", each of a word or a phrase of at most 64 characters and what is written in its place"
        )
    ]
    public string Replacements { get; init; } = "";

    /// <summary>Words and phrases that an output may mask or leave out: "darn, what the heck".</summary>
    [
        MayBeEmpty,
        RegularExpression(
            WordRules.BlocklistPattern,
            ErrorMessage = "words or phrases of at most 64 characters with commas between, such as \"darn, what the heck\""
        )
    ]
    public string Blocklist { get; init; } = "";
}

/// <summary>How an output treats words.</summary>
internal sealed record TreatmentSettings
{
    public Blocked Blocked { get; init; } = Blocked.AsSpoken;
    public Fillers Fillers { get; init; } = Fillers.Keep;
    public Casing Casing { get; init; } = Casing.AsSpoken;
}

/// <summary>A text file that holds the lines on screen.</summary>
internal sealed record TextFileSettings
{
    /// <summary>Where it is; empty: there is none.</summary>
    [MayBeEmpty]
    public string Path { get; init; } = "";
}
