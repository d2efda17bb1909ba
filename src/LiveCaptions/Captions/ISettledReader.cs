namespace LiveCaptions.Captions;

/// <summary>Somebody who wants every settled word of a track.</summary>
internal interface ISettledReader
{
    /// <summary>Takes what was settled; called on the track's thread, so it must neither wait nor throw.</summary>
    void Hear(CaptionUpdate update);
}
