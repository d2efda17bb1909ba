namespace LiveCaptions.Captions;

/// <summary>Somebody who wants every settled word of a track, and what a person makes of it later. All is called on the track's thread or the operator's, so it must neither wait nor throw.</summary>
internal interface IWordSink
{
    /// <summary>Takes what was settled.</summary>
    void Hear(CaptionUpdate update);

    /// <summary>A person's text for a word, none to leave it out: for whoever has not let it go yet.</summary>
    void Correct(long number, string text);

    /// <summary>Another track follows, whose time and numbers begin anew.</summary>
    void BeginAnew();
}
