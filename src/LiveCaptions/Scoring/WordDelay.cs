namespace LiveCaptions.Scoring;

/// <summary>A word that was heard right: when it ends in the sound, when it came on screen to stay, and when it could no longer change. Seconds.</summary>
internal readonly record struct WordDelay(double End, double? Shown, double? Settled);
