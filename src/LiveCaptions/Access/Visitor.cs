namespace LiveCaptions.Access;

/// <summary>What a visitor may do.</summary>
[Flags]
internal enum Rights
{
    /// <summary>See pages without captions in them.</summary>
    None = 0,

    /// <summary>Read captions.</summary>
    Watch = 1,

    /// <summary>Speak for a track.</summary>
    Speak = 2,

    /// <summary>Do what the operator does.</summary>
    Control = 4,

    /// <summary>Give out tokens and take them back, and connect with OBS.</summary>
    Keys = 8,
}

/// <summary>Somebody who asks, and what they have shown.</summary>
/// <param name="Rights">What they may do.</param>
/// <param name="Key">The token or session that says so; null: nobody, or this machine.</param>
/// <param name="Track">The only track that their token is for; null: all.</param>
internal sealed record Visitor(Rights Rights, string? Key = null, string? Track = null)
{
    /// <summary>Nothing was shown, or nothing that is valid.</summary>
    public static readonly Visitor Stranger = new(Rights.None);

    /// <summary>Whoever sits at this machine.</summary>
    public static readonly Visitor Here = new(Rights.Watch | Rights.Speak | Rights.Control | Rights.Keys);

    /// <summary>Whether this track is theirs to see or to speak for.</summary>
    public bool MaySee(string track) => Track is null || Track == track;

    /// <summary>The visitor of this request; a stranger where nobody has looked yet.</summary>
    public static Visitor Of(HttpContext context) =>
        context.Items.TryGetValue(typeof(Visitor), out var known) && known is Visitor visitor ? visitor : Stranger;

    /// <summary>Remembers who asks.</summary>
    public void Enter(HttpContext context) => context.Items[typeof(Visitor)] = this;
}
