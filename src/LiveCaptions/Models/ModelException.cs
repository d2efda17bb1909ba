using LiveCaptions.Health;

namespace LiveCaptions.Models;

/// <summary>A model that cannot be had, kept or found, in one sentence for the person at the machine.</summary>
internal sealed class ModelException(string message, Exception? cause = null) : Exception(message, cause), IUserFacingError;
