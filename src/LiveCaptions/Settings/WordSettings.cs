using System.ComponentModel.DataAnnotations;
using LiveCaptions.Captions.Rules;

namespace LiveCaptions.Settings;

/// <summary>Words that are written in another way than they were heard.</summary>
internal sealed record WordSettings
{
    /// <summary>What is written in place of a word: "jason=JSON; cube=Kube".</summary>
    [MayBeEmpty, RegularExpression(WordRules.ReplacementsPattern, ErrorMessage = "pairs such as \"jason=JSON; cube=Kube\", each of one word and what is written in its place")]
    public string Replacements { get; init; } = "";

    /// <summary>Words that an output may mask or leave out: "darn, heck".</summary>
    [MayBeEmpty, RegularExpression(WordRules.BlocklistPattern, ErrorMessage = "single words with commas between, such as \"darn, heck\"")]
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
