namespace LiveCaptions.Viewers;

/// <summary>A reader's request for the transcript; every member is optional.</summary>
/// <param name="Track">Id of the track; null: the first.</param>
/// <param name="Since">The version that the reader already has; null or 0: none.</param>
/// <param name="Run">The run of the service that gave that version; if it is another run, everything is sent again.</param>
internal sealed record ReadRequest(string? Track = null, long? Since = null, string? Run = null);

/// <summary>One message to a reader of the transcript.</summary>
/// <param name="Track">The track's id.</param>
/// <param name="Label">The track's name for people.</param>
/// <param name="State">The word for a <see cref="Health.TrackState"/>, or "paused".</param>
/// <param name="Assets">Version of the page's files.</param>
/// <param name="Run">Differs between runs of the service: versions are comparable within one run only.</param>
/// <param name="Part">The new and changed paragraphs.</param>
internal sealed record ReaderNews(string Track, string Label, string State, string Assets, string Run, Captions.TranscriptPart Part);
