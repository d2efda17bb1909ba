using LiveCaptions.Exports;
using LiveCaptions.Files;
using LiveCaptions.Settings;

namespace LiveCaptions.Outputs.Obs.Recordings;

/// <summary>Where words of recordings are kept until their end, and where subtitles go.</summary>
/// <param name="settings">The folder and formats that the settings name.</param>
/// <param name="owner">Whose subtitles these are.</param>
/// <param name="data">The user's folder of the program's data.</param>
internal sealed class SidecarFolders(ObsRecordingSettings settings, SidecarOwner owner, string data)
{
    private readonly WrittenFiles written = new(Path.Combine(data, "written"), owner.ToString());

    public SidecarOwner Owner => owner;

    /// <summary>Stands before the ending of the subtitles' names, as players expect of translations; null: nothing does.</summary>
    public string? Language { get; init; }

    /// <summary>What these subtitles are called in reports.</summary>
    public string Title => Language is null ? "OBS recording subtitles" : $"OBS recording subtitles ({Language})";

    /// <summary>Our folder of journals, which other services of this user share.</summary>
    public string Journals => Path.Combine(data, "recordings");

    /// <summary>The folder of subtitles whose recording is not on this machine.</summary>
    public string Fallback => Path.Combine(data, "subtitles");

    /// <summary>What to tell before a recording: where its subtitles go if they cannot stand beside it.</summary>
    /// <param name="place">The recorded file or its folder, as OBS names it.</param>
    /// <param name="isHere">Whether this machine has that place.</param>
    public string? Notice(string place, bool isHere) =>
        settings.Folder is null && !isHere
            ? $"OBS records to {place}, which is no folder of this machine, so subtitles go to {Fallback}; name another folder in Obs:Recordings:Folder."
            : null;

    /// <summary>Whether the subtitles of a recorded file can stand beside it.</summary>
    public bool IsHere(string recording) => RecordingPath.IsHere(recording) && (owner.IsLocal || File.Exists(recording));

    /// <summary>Writes the subtitles of a recorded file; files of other origin are left as they are.</summary>
    /// <returns>The files written.</returns>
    /// <exception cref="IOException">The files cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not write them.</exception>
    public IReadOnlyList<string> Write(RecordingTranscript transcript, string recording)
    {
        var folder =
            settings.Folder is { } named ? Path.GetFullPath(named)
            : IsHere(recording) ? Path.GetDirectoryName(recording)!
            : Fallback;
        if (folder == Fallback)
            PrivateFolder.Create(folder);
        else if (settings.Folder is not null)
            Directory.CreateDirectory(folder);
        var name = Path.GetFileNameWithoutExtension(RecordingPath.NameOf(recording)) + (Language is null ? "" : $".{Language}");
        return
        [
            .. settings
                .Formats.Split('+')
                .Select(format =>
                    written.Write(
                        Path.Combine(folder, $"{name}.{format}"),
                        TranscriptText.Write(transcript, Enum.Parse<TranscriptFormat>(format, ignoreCase: true))
                    )
                ),
        ];
    }
}
