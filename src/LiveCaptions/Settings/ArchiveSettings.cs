using System.ComponentModel.DataAnnotations;

namespace LiveCaptions.Settings;

/// <summary>Whether and how long words are kept after they have gone out.</summary>
internal sealed record ArchiveSettings
{
    /// <summary>Keep what has gone out, to be searched, corrected and exported later.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>Days after which a session is deleted. 0: sessions stay until somebody deletes them.</summary>
    [Range(0, 3650)]
    public int Days { get; init; } = 30;

    /// <summary>Folder of the archive. Null: the user's application data folder.</summary>
    [OneLine]
    public string? Folder { get; init; }
}
