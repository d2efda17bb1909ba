using LiveCaptions.Health;

namespace LiveCaptions.Models;

/// <summary>A model that cannot be found, downloaded or stored.</summary>
internal sealed class ModelException(string message, Exception? cause = null) : Exception(message, cause), IUserFacingError
{
    /// <summary>No connection to the server came about.</summary>
    public bool IsOutOfReach { get; init; }
}
