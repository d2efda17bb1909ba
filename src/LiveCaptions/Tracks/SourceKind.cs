using LiveCaptions.Audio;
using LiveCaptions.Settings;

namespace LiveCaptions.Tracks;

/// <summary>One kind of source that a track's settings may name: how it is recognised, probed and opened.</summary>
/// <param name="Name">The word that names it in the settings; for kinds recognised by their form, the documentation's name.</param>
/// <param name="Open">Makes a source that is ready to run.</param>
internal sealed record SourceKind(string Name, Func<TrackSettings, TrackSources, IAudioSource> Open)
{
    /// <summary>Whether the text of the setting names this kind; without it, exactly the name does.</summary>
    public Func<string, bool> Accepts { get; init; } = source => source == Name;

    /// <summary>Checks before the start that the sound can be had; without it, only running can tell.</summary>
    public Func<TrackSettings, TrackSources, CancellationToken, Task> ProbeAsync { get; init; } = (_, _, _) => Task.CompletedTask;

    /// <summary>Forgets what is kept for a track that has ended for good.</summary>
    public Action<TrackSettings, TrackSources> Close { get; init; } = (_, _) => { };

    /// <summary>Whether a control token may name this source: it reaches no file and no host, or one that the settings name.</summary>
    public Func<string, SourceSettings, bool> IsOpenToTokens { get; init; } = (_, _) => true;

    /// <summary>It is opened again and again, so that a source that is missing at the start is waited for.</summary>
    public bool MayComeLater { get; init; }

    /// <summary>Only the settings file and the command line may name it, because it runs commands or reads the terminal.</summary>
    public bool FromFileOnly { get; init; }
}
