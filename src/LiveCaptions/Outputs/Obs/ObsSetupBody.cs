namespace LiveCaptions.Outputs.Obs;

/// <summary>
/// A request to set up OBS; members that are left out take the defaults of the command <c>obs setup</c>. The password is used and saved,
/// and goes nowhere else.
/// </summary>
/// <param name="Scene">The scene that gets captions; null: the one on air.</param>
/// <param name="Name">The source's name; null: that of the settings.</param>
/// <param name="Kind">Null: the overlay where OBS has browser sources, otherwise text.</param>
/// <param name="Look">The look of the overlay, by its name; null: that of the address.</param>
/// <param name="Password">Null: that of the settings.</param>
/// <param name="PasswordFile">An absolute path; the first line of the file is the password, which is then not saved.</param>
internal sealed record ObsSetupBody(
    string? Scene = null,
    string? Name = null,
    ObsSourceKind? Kind = null,
    string? Look = null,
    string? Password = null,
    string? PasswordFile = null
)
{
    private const int MaxLength = 1000;

    /// <summary>The first error in the request; null if there is none.</summary>
    public string? Fault() =>
        new[] { Scene, Name, Look, Password, PasswordFile }.Any(text => text is { Length: 0 or > MaxLength })
            ? $"A text is empty or longer than {MaxLength} characters, so nothing was changed; leave out what should take its default."
        : PasswordFile is not null && !Path.IsPathFullyQualified(PasswordFile)
            ? "passwordFile is not an absolute path, so nothing was changed; write it from the root on."
        : Look is not null && Kind == ObsSourceKind.Text
            ? "A text source has no look of ours, so nothing was changed; leave out kind or look."
        : null;

    /// <summary>Never the password.</summary>
    public override string ToString() => $"{Kind} in {Scene}";
}

/// <summary>A report of what was done, in words.</summary>
internal sealed record ObsTold(string Told);
