namespace LiveCaptions.Captions;

/// <summary>A change as each output has it that people read: what is on air, and nothing that was held back.</summary>
internal sealed record PublishedChange(CaptionUpdate Overlay, CaptionUpdate Readers, CaptionUpdate Subtitles)
{
    /// <summary>Whether words settle, are corrected or are missing in it, and not only tentative ones change.</summary>
    public bool IsLasting =>
        new[] { Overlay, Readers, Subtitles }.Any(update => update.Settled.Count > 0 || update.Corrections.Count > 0 || update.Gap);

    /// <summary>The change with each output's part converted.</summary>
    public PublishedChange Each(Func<CaptionUpdate, CaptionUpdate> convert) => new(convert(Overlay), convert(Readers), convert(Subtitles));
}

/// <summary>Receives everything that people can read of a track, in order: enough to show the same elsewhere.</summary>
/// <remarks>
/// Threading: called on the track's thread or the operator's, under the pipeline's lock, so it must neither wait nor throw.
/// </remarks>
internal interface IPublishedSink
{
    /// <summary>Takes the corrections of a change, its settled words and its tentative ones.</summary>
    void Write(PublishedChange change);

    /// <summary>The screens are cleared; the transcript stays.</summary>
    void Clear();

    /// <summary>Captions are taken off air.</summary>
    void LeaveAir();

    /// <summary>Captions may go on.</summary>
    void ReturnToAir();

    /// <summary>Another source follows, whose time begins anew, and whose voices have no names yet.</summary>
    void BeginAnew();

    /// <summary>Voices are called so from now on.</summary>
    void Name(VoiceNames names);
}
