using LiveCaptions.Health;

namespace LiveCaptions.Desktop;

/// <summary>The automatic start cannot be set.</summary>
internal sealed class AutostartException(string sentence, Exception? cause = null) : Exception(sentence, cause), IUserFacingError;
