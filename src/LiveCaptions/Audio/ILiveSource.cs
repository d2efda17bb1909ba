using LiveCaptions.Capture;

namespace LiveCaptions.Audio;

/// <summary>A source whose sound comes from outside in real time and may end at any moment; a supervisor reopens it.</summary>
internal interface ILiveSource
{
    /// <summary>A description for the person at the machine.</summary>
    string Description { get; }

    /// <summary>Whether silence is normal, since nothing needs to be playing or sending.</summary>
    bool MayBeSilent { get; }

    /// <summary>How long the first sound may take after opening; null if it waits for a sender.</summary>
    TimeSpan? FirstData { get; }

    /// <summary>How long it may deliver no data before it counts as lost; null for the supervisor's policy.</summary>
    TimeSpan? NoData => null;

    /// <summary>Whether it is over for good, as a recording is; known after a run.</summary>
    bool IsOver => false;

    /// <summary>Whether each opening asks somebody's server.</summary>
    bool AsksServer => false;

    /// <summary>Returns the level since the last call, if the source measures it before it converts the sound; otherwise null.</summary>
    SoundLevel? TakeLevel() => null;

    /// <summary>What is wrong with the sound that comes, and what to do; null if nothing is known to be.</summary>
    string? Notice => null;

    /// <summary>Opens the source and writes its sound until it ends; returning means that it ended.</summary>
    /// <param name="writer">The destination.</param>
    /// <param name="stop">Ends the source.</param>
    /// <exception cref="SourceException">The source cannot deliver sound now; the message says why.</exception>
    Task RunAsync(SourceWriter writer, CancellationToken stop);
}
