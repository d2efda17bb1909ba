using System.Collections;
using LiveCaptions.Access;
using LiveCaptions.Audio;
using LiveCaptions.Audio.Files;
using LiveCaptions.Lifetime;

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

    /// <summary>Warnings about settings, which are read before there is a log.</summary>
    public IReadOnlyList<string> SettingsWarnings { get; init; } = [];

    /// <summary>Restarts of the service after crashes.</summary>
    public Restarts Restarts { get; init; } = Restarts.None;
}
