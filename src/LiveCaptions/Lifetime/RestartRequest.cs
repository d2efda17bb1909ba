namespace LiveCaptions.Lifetime;

/// <summary>A person's wish to restart the service: it stops in order, and its supervisor starts it again.</summary>
/// <param name="isPossible">There is a supervisor.</param>
/// <remarks>Threading: safe.</remarks>
internal sealed class RestartRequest(bool isPossible)
{
    private volatile bool asked;

    public bool IsPossible => isPossible;

    /// <summary>The service stops in order to be started again.</summary>
    public bool IsAsked => asked;

    public void Ask() => asked = true;
}
