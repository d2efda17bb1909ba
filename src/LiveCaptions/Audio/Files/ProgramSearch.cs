namespace LiveCaptions.Audio.Files;

/// <summary>Looks for a program in folders, in their order, and never in the current one.</summary>
/// <param name="Chosen">A program or folder that the user has named, which rules out all others; null: none.</param>
/// <param name="Folders">Full paths.</param>
/// <param name="Ending">The ending of programs: ".exe".</param>
/// <param name="IsProgram">Whether a file is there and may be run.</param>
/// <remarks>Pure.</remarks>
internal sealed record ProgramSearch(string? Chosen, IReadOnlyList<string> Folders, string Ending, Func<string, bool> IsProgram)
{
    /// <summary>The full path of a program; null: it is in none of the places.</summary>
    public string? Find(string name) =>
        Chosen is null
            ? Folders.Select(folder => Path.Combine(folder, name + Ending)).FirstOrDefault(IsProgram)
            : Candidates(Chosen, name).FirstOrDefault(IsProgram);

    /// <summary>The program beside another one; null: it is not there.</summary>
    public string? Beside(string? other, string name) =>
        other is not null && Path.Combine(Path.GetDirectoryName(other)!, name + Ending) is var path && IsProgram(path) ? path : null;

    /// <summary>Where the program would be looked for first, or would be installed; nothing is there.</summary>
    public string Expected(string name) => Chosen ?? Path.Combine(Folders[0], name + Ending);

    /// <summary>The folders of a PATH. Those relative to the current folder are left out, since anybody may have written there.</summary>
    public static IEnumerable<string> FoldersOf(string? path) =>
        (path ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(folder => folder.Trim('"'))
            .Where(Path.IsPathFullyQualified);

    /// <summary>In the named folder, or in that of an unpacked archive; the named program itself, or another one beside it.</summary>
    private IEnumerable<string> Candidates(string chosen, string name) =>
        [
            Path.Combine(chosen, name + Ending),
            Path.Combine(chosen, "bin", name + Ending),
            .. name == "ffmpeg" ? [chosen] : Array.Empty<string>(),
            Path.Combine(Path.GetDirectoryName(chosen) ?? chosen, name + Ending),
        ];
}
