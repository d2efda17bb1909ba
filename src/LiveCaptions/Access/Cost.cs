namespace LiveCaptions.Access;

/// <summary>
/// What a request to an entry costs its address, in points: hundredths of the work that an address may cause in a second.
/// </summary>
internal enum Cost
{
    /// <summary>Only its place among the requests of its address.</summary>
    Request = 0,

    /// <summary>It leaves something open for a while.</summary>
    Opened = 3,

    /// <summary>It reads the state of every track, or many words.</summary>
    State = 5,

    /// <summary>Its answer takes tens of milliseconds to make.</summary>
    Made = 50,

    /// <summary>Its answer is as long as the show.</summary>
    Whole = 100,
}
