namespace LiveCaptions.Http;

/// <summary>Other machines that show viewers the same captions.</summary>
/// <remarks>Threading: safe; a change makes new lists.</remarks>
internal interface INeighbours
{
    /// <summary>Their web addresses, without a slash at the end, in the order in which a viewer should try them.</summary>
    IReadOnlyList<string> Addresses { get; }

    /// <summary>Where their pages come from, as browsers write it: "https://web-2.example".</summary>
    IReadOnlyList<string> Origins { get; }
}

/// <summary>This machine alone.</summary>
internal sealed class NoNeighbours : INeighbours
{
    public IReadOnlyList<string> Addresses => [];

    public IReadOnlyList<string> Origins => [];
}
