using System.Collections;
using LiveCaptions.Access;
using LiveCaptions.Audio;
using LiveCaptions.Audio.Files;
using LiveCaptions.Desktop;
using LiveCaptions.Lifetime;
using LiveCaptions.Recognition;
using LiveCaptions.Settings;

namespace LiveCaptions.Hosting;

/// <summary>The machine and the process in which the service runs; tests put doubles in their places.</summary>
/// <param name="Console">Warnings about the start.</param>
/// <param name="Variables">Environment variables of the process.</param>
/// <param name="Decoder">Reads sound files.</param>
/// <param name="Devices">Sound devices.</param>
internal sealed record ServiceEnvironment(TextWriter Console, IDictionary Variables, ISoundDecoder Decoder, ISoundDevices Devices)
{
    /// <summary>The clock of everything that takes time.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Tells requests of this machine from those of others.</summary>
    public RequestOrigin Origin { get; init; } = RequestOrigin.Connection;

    /// <summary>The settings file named on the command line; null: none was.</summary>
    public string? SettingsFile { get; init; }

    /// <summary>Where text rules are kept that are set while the program runs; null: they are not kept.</summary>
    public string? RulesFile { get; init; }

    /// <summary>Where looks of overlays are kept; null: they end with the program.</summary>
    public string? LooksFile { get; init; }

    /// <summary>Remembers that the set-up was done; null: that is not kept.</summary>
    public string? SetupFile { get; init; }

    /// <summary>Where the archive is kept, unless the settings name another folder; null: nothing is kept.</summary>
    public string? ArchiveFolder { get; init; }

    /// <summary>The first visit of the start page leads to the set-up.</summary>
    public bool LeadsToSetup { get; init; }

    /// <summary>The engine that was chosen for this machine; null: the one that the settings name.</summary>
    public EngineChoice? Engine { get; init; }

    /// <summary>Warnings about settings, which are read before there is a log.</summary>
    public IReadOnlyList<string> SettingsWarnings { get; init; } = [];

    /// <summary>Hears requests to stop the service.</summary>
    public QuitRequest Quit { get; init; } = new();

    /// <summary>What starts the program by itself; the default cannot be changed.</summary>
    public Autostart Autostart { get; init; } = new(null, null, new(ProgramFiles.Data, Browser.Here));

    /// <summary>Settings that the command line gives, which win over the files.</summary>
    public IReadOnlyList<SettingValue> CommandLine { get; init; } = [];

    /// <summary>A supervisor starts the service again if it asks for it.</summary>
    public bool CanRestart { get; init; }

    /// <summary>Restarts of the service after crashes.</summary>
    public Restarts Restarts { get; init; } = Restarts.None;
}
