namespace LiveCaptions.Access;

/// <summary>The operator's password, to sign in with.</summary>
internal sealed record PasswordBody(string Password);

/// <summary>A token to make.</summary>
/// <param name="Name">The person or machine that gets it, for the list.</param>
/// <param name="For">The right that it gives.</param>
/// <param name="Track">The only track that it is valid for; null or left out: all.</param>
internal sealed record TokenBody(string Name, TokenUse For, string? Track = null);

/// <summary>A token in the list, without its text.</summary>
internal sealed record TokenView(string Id, string Name, TokenUse For, string? Track, DateTimeOffset Made)
{
    public static TokenView Of(AccessToken token) => new(token.Id, token.Name, token.For, token.Track, token.Made);
}

/// <summary>A token's text, which is shown only once.</summary>
/// <param name="Advice">How it is used, in one sentence.</param>
internal sealed record TokenText(string Id, string Token, string Advice);

/// <summary>The session of whoever asks.</summary>
/// <param name="Operator">Whether the sender may do what the operator does.</param>
/// <param name="Needed">Whether strangers need a password.</param>
internal sealed record SessionView(bool Operator, bool Needed);

/// <summary>How other machines in the venue reach this one.</summary>
/// <param name="Token">The venue's token; null where none is needed.</param>
/// <param name="Addresses">Origins of this machine for readers, the best first.</param>
/// <param name="Speaking">The same for microphones.</param>
/// <param name="Needed">Whether a viewer on the machine that asks needs the token, too.</param>
internal sealed record VenueView(string? Token, IReadOnlyList<string> Addresses, IReadOnlyList<string> Speaking, bool Needed);
