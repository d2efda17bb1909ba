namespace LiveCaptions.Access;

/// <summary>The rights of a visitor.</summary>
[Flags]
internal enum Rights
{
    /// <summary>Nothing but pages without captions in them.</summary>
    None = 0,

    /// <summary>Read captions.</summary>
    Watch = 1,

    /// <summary>Speak for a track.</summary>
    Speak = 2,

    /// <summary>Do what the operator does.</summary>
    Control = 4,

    /// <summary>Make and revoke tokens, and set up OBS.</summary>
    Keys = 8,
}

/// <summary>The sender of a request.</summary>
/// <param name="Rights">The rights of the sender.</param>
/// <param name="Key">The credential that gives them: the hash of a token or session; null: a stranger, or this machine.</param>
/// <param name="Track">The only track that the token is valid for; null: all.</param>
internal sealed record Visitor(Rights Rights, string? Key = null, string? Track = null)
{
    /// <summary>A request without a valid credential.</summary>
    public static readonly Visitor Stranger = new(Rights.None);

    /// <summary>A request from this machine.</summary>
    public static readonly Visitor Here = new(Rights.Watch | Rights.Speak | Rights.Control | Rights.Keys);

    /// <summary>The credential is a token in the address.</summary>
    public bool FromAddress { get; init; }

    /// <summary>The same visitor with no more than the right to watch.</summary>
    public Visitor OnlyWatching => this with { Rights = Rights & Rights.Watch };

    /// <summary>Whether the visitor may watch this track, speak for it, or control it.</summary>
    public bool MaySee(string track) => Track is null || Track == track;

    /// <summary>The visitor of this request; a stranger before authentication.</summary>
    public static Visitor Of(HttpContext context) =>
        context.Items.TryGetValue(typeof(Visitor), out var known) && known is Visitor visitor ? visitor : Stranger;

    /// <summary>Stores the visitor in the request.</summary>
    public void AttachTo(HttpContext context) => context.Items[typeof(Visitor)] = this;
}
