namespace LiveCaptions.Access;

/// <summary>An entry of the HTTP interface, with everything that the gate asks before it lets a request in.</summary>
/// <param name="Name">Method and route, such as "GET /live"; "ANY" where it takes every method.</param>
/// <param name="Needs">The right that it needs.</param>
/// <param name="Cost">What a request to it costs its address.</param>
internal sealed record Entry(string Name, Rights Needs, Cost Cost)
{
    /// <summary>What a token for one track may do here.</summary>
    public TrackScope Scope { get; init; } = Name.Contains("{track}", StringComparison.Ordinal) ? TrackScope.InPath : TrackScope.AllTracks;

    /// <summary>A page that OBS shows as a "local file" may use it, with the right to watch.</summary>
    public bool FileInObs { get; init; }

    /// <summary>Whether a visitor may use it for this track, as far as the visitor's token is for one track.</summary>
    /// <param name="visitor">The sender, who has the right.</param>
    /// <param name="track">The track in the address; null: none is named there.</param>
    public bool Admits(Visitor visitor, string? track) =>
        visitor.Track is null
        || Scope switch
        {
            TrackScope.InPath => track == visitor.Track,
            TrackScope.AllTracks => false,
            _ => true,
        };
}

/// <summary>What a token for one track may do at an entry.</summary>
internal enum TrackScope
{
    /// <summary>The address names a track, which must be the token's.</summary>
    InPath,

    /// <summary>It concerns all tracks: a token for one track is refused.</summary>
    AllTracks,

    /// <summary>It answers with the token's own track, and refuses others by itself.</summary>
    Own,

    /// <summary>It has nothing of any track in it.</summary>
    NoTrack,
}
