namespace LiveCaptions.Captions;

/// <summary>Receives every settled word of a track and every correction, in order.</summary>
/// <remarks>
/// Threading: called on the track's thread or the operator's, under the pipeline's lock, so it must neither wait nor throw.
/// </remarks>
internal interface IWordSink
{
    /// <summary>Takes the corrections of a change, then its settled words.</summary>
    void Write(CaptionUpdate update);

    /// <summary>Another track follows, whose time and numbers begin anew.</summary>
    void BeginAnew();

    /// <summary>The screens are cleared, or the overlay is switched off; most sinks keep their words.</summary>
    void Clear() { }

    /// <summary>Captions are taken off air: words that have not arrived anywhere yet go nowhere.</summary>
    void Withdraw() => Clear();
}
