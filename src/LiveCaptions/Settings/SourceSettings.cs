using System.ComponentModel.DataAnnotations;

namespace LiveCaptions.Settings;

/// <summary>What a control token may open as a track's source, beside devices, browsers, typing and the demo.</summary>
internal sealed record SourceSettings
{
    private const StringSplitOptions Trimmed = StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries;

    /// <summary>Folders, separated by commas, whose files a control token may caption. The operator may caption any file.</summary>
    [MayBeEmpty, OneLine]
    public string Folders { get; init; } = "";

    /// <summary>Hosts, separated by commas, as in "radio.example, 10.0.0.5:9000", whose addresses a control token may caption.</summary>
    [
        MayBeEmpty,
        RegularExpression(
            @"^([^\s,/@]+(\s*,\s*[^\s,/@]+)*)?$",
            ErrorMessage = "hosts with commas between, such as \"radio.example, 10.0.0.5:9000\""
        )
    ]
    public string Hosts { get; init; } = "";

    /// <summary>Whether a file lies in one of the folders, links followed.</summary>
    public bool NamesFile(string path)
    {
        try
        {
            var real = RealPath(path);
            return Folders.Split(',', Trimmed).Any(folder => real.StartsWith(Ended(RealPath(folder)), StringComparison.Ordinal));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return false;
        }
    }

    /// <summary>Whether a host, or this port of it, is named.</summary>
    public bool NamesHost(string host, int? port) =>
        host.Length > 0
        && Hosts
            .Split(',', Trimmed)
            .Any(name =>
                name.Equals(host, StringComparison.OrdinalIgnoreCase)
                || (port is not null && name.Equals(FormattableString.Invariant($"{host}:{port}"), StringComparison.OrdinalIgnoreCase))
            );

    private static string Ended(string folder) => folder.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar;

    /// <summary>Follows the links in every part of a path.</summary>
    private static string RealPath(string path, int links = 0)
    {
        var whole = Path.GetFullPath(path);
        var at = Path.GetPathRoot(whole)!;
        foreach (var part in whole[at.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            at = Path.Combine(at, part);
            if (new FileInfo(at).LinkTarget is not { } target)
                continue;
            if (links >= 40)
                throw new IOException("Too many links.");
            at = RealPath(Path.Combine(Path.GetDirectoryName(at)!, target), links + 1);
        }
        return at;
    }
}
