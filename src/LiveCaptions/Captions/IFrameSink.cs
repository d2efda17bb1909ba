namespace LiveCaptions.Captions;

/// <summary>Somebody who wants the newest frame of a track.</summary>
internal interface IFrameSink
{
    /// <summary>How many lines it wants, and whether with tentative words.</summary>
    (int Lines, bool Tentative) Wants { get; }

    /// <summary>Takes a frame; called on the track's thread, so it must neither wait nor throw.</summary>
    void Offer(CaptionFrame frame);

    /// <summary>The track is taken away: no more frames come. As brief as <see cref="Offer"/>.</summary>
    void End();
}
