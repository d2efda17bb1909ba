using System.ComponentModel.DataAnnotations;

namespace LiveCaptions.Settings;

/// <summary>The room whose captions these are, and what this machine does for it.</summary>
internal sealed record RoomSettings
{
    public const string All = "all",
        Captioner = "captioner",
        Web = "web";

    /// <summary>The room's name on a Redis that several rooms share: a-z, 0-9 and "-".</summary>
    [RegularExpression(TrackSettings.IdPattern, ErrorMessage = "1 to 32 of the characters a-z, 0-9 and \"-\"")]
    public string Name { get; init; } = "main";

    /// <summary>
    /// "all": makes captions and shows them to viewers. "captioner": makes captions for other machines. "web": shows the captions that
    /// others make.
    /// </summary>
    [AllowedValues(All, Captioner, Web)]
    public string Role { get; init; } = All;

    /// <summary>This machine's name for the crew. Empty: the computer's name and the port.</summary>
    [MayBeEmpty, OneLine]
    public string Node { get; init; } = "";

    /// <summary>The web address at which others reach this machine. Empty: they are not told.</summary>
    [
        MayBeEmpty,
        RegularExpression(
            @"^(https?://[^/@?#\s]+(/[^?#\s]*)?)?$",
            ErrorMessage = "empty, or a web address such as \"https://captions1.example\", without a user and without a query"
        )
    ]
    public string Address { get; init; } = "";

    /// <summary>Captions are made here.</summary>
    public bool MakesCaptions => Role != Web;
}
