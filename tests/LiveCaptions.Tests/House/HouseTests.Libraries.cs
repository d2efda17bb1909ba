using System.Text.RegularExpressions;

namespace LiveCaptions.Tests.House;

/// <summary>Folders of the libraries: the root is the public face and knows them all; each knows only folders below it.</summary>
public partial class HouseTests
{
    /// <summary>Each folder of a library and the folders that it may know.</summary>
    private static readonly Dictionary<string, string[]> LibraryKnows = new()
    {
        ["Whisper.Native"] = [],
        ["Whisper.Voice"] = ["Whisper.Native"],
        ["Whisper.Models"] = ["Whisper.Native", "Whisper.Voice"],
        ["Whisper.Decoding"] = ["Whisper.Models", "Whisper.Native"],
        ["Whisper.Engines"] = ["Whisper.Decoding", "Whisper.Models", "Whisper.Native", "Whisper.Voice"],
        ["Whisper.Streaming"] = ["Whisper.Decoding", "Whisper.Models", "Whisper.Voice"],
        ["Whisper.Recordings"] = ["Whisper.Decoding", "Whisper.Models", "Whisper.Streaming", "Whisper.Voice"],
        ["Whisper.Speakers"] = ["Whisper.Models", "Whisper.Streaming"],
        ["Capture.Native"] = [],
        ["Capture.Conversion"] = [],
        ["Capture.Devices"] = [],
        ["Capture.Programs"] = ["Capture.Native"],
        ["Obs.Protocol"] = [],
        ["Obs.Requests"] = [],
        ["Obs.Events"] = ["Obs.Protocol"],
        ["Obs.Connection"] = ["Obs.Events", "Obs.Protocol"],
    };

    private static IEnumerable<string> LibraryFolderFiles =>
        Source.Where(file =>
            file.StartsWith("src/LiveCaptions.", StringComparison.Ordinal) && file.Count(character => character == '/') > 2
        );

    [Fact]
    public void Folders_of_libraries_know_only_folders_below() =>
        None(
            from file in LibraryFolderFiles
            from used in LibraryUsing().Matches(Read(file)).Select(found => found.Groups[1].Value).Distinct()
            let folder = LibraryFolderOf(file)
            where LibraryKnows.ContainsKey(used) && used != folder && !LibraryKnows.GetValueOrDefault(folder, []).Contains(used)
            select $"{file}: {folder} must not know {used}"
        );

    [Fact]
    public void The_table_of_library_folders_has_no_cycle_and_names_every_folder()
    {
        var placed = new List<string>();
        while (LibraryKnows.Keys.Except(placed).FirstOrDefault(folder => LibraryKnows[folder].All(placed.Contains)) is { } next)
            placed.Add(next);

        Assert.Empty(LibraryKnows.Keys.Except(placed));
        Assert.Empty(LibraryFolderFiles.Select(LibraryFolderOf).Distinct().Except(LibraryKnows.Keys));
    }

    /// <summary>"Whisper.Decoding" for src/LiveCaptions.Whisper/Decoding/….</summary>
    private static string LibraryFolderOf(string file)
    {
        var parts = file.Split('/');
        return $"{parts[1].Split('.')[1]}.{parts[2]}";
    }

    [GeneratedRegex(@"\bLiveCaptions\.((?:Whisper|Capture|Obs)\.[A-Z]\w+)")]
    private static partial Regex LibraryUsing();
}
