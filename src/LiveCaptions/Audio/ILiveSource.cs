using LiveCaptions.Capture;

namespace LiveCaptions.Audio;

/// <summary>Sound that comes from outside while it happens, and may end at any time: a device, a stream, a program. A supervisor keeps it alive.</summary>
internal interface ILiveSource
{
    /// <summary>What it is, in words for the person at the machine.</summary>
    string Description { get; }

    /// <summary>Silence is nothing to be told of: nobody needs to play or send anything.</summary>
    bool MayBeSilent { get; }

    /// <summary>How long the first sound may take after it was opened; null: until the sender comes.</summary>
    TimeSpan? FirstData { get; }

    /// <summary>How long it may go without data before it is lost; null: as the policy says.</summary>
    TimeSpan? NoData => null;

    /// <summary>How loud it was since this was last asked, where the source knows better than what it gives; null: it does not.</summary>
    SoundLevel? TakeLevel() => null;

    /// <summary>Opens it and hands its sound over until it ends or <paramref name="stop"/>. Returning means that it ended.</summary>
    /// <exception cref="SourceException">It cannot be had now; the message says why.</exception>
    Task RunAsync(SourceWriter writer, CancellationToken stop);
}
