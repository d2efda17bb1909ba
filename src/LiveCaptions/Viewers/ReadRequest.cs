namespace LiveCaptions.Viewers;

/// <summary>What a reader of the transcript asks the hub for; everything may be left out.</summary>
/// <param name="Track">Id of the track; null: the first.</param>
/// <param name="Since">The version that the reader has from before; null or 0: nothing.</param>
/// <param name="Run">The running of the service that gave that version; of another one everything is sent anew.</param>
internal sealed record ReadRequest(string? Track = null, long? Since = null, string? Run = null);

/// <summary>What goes to a reader of the transcript.</summary>
/// <param name="Track">The track's id.</param>
/// <param name="Label">The track's name for people.</param>
/// <param name="State">"starting", "running", "paused", "ended" or "failed".</param>
/// <param name="Assets">Version of the page's files.</param>
/// <param name="Run">Differs from one running of the service to the next: versions are comparable only within one.</param>
/// <param name="Part">What is new.</param>
internal sealed record ReaderNews(string Track, string Label, string State, string Assets, string Run, Captions.TranscriptPart Part);
