namespace LiveCaptions.Access;

/// <summary>The operator signs in.</summary>
internal sealed record PasswordBody(string Password);

/// <summary>Whom a new token is for. Track: null or left out for all.</summary>
internal sealed record TokenBody(string Name, TokenUse For, string? Track = null);

/// <summary>A token in the list, without its text.</summary>
internal sealed record TokenView(string Id, string Name, TokenUse For, string? Track, DateTimeOffset Made)
{
    public static TokenView Of(AccessToken token) => new(token.Id, token.Name, token.For, token.Track, token.Made);
}

/// <summary>A token's text, which is told once.</summary>
internal sealed record TokenText(string Id, string Token);

/// <summary>Who one is here. Operator: may do what the operator does. Needed: a password is asked of strangers.</summary>
internal sealed record SessionView(bool Operator, bool Needed);

/// <summary>How others come in. Token: of the room, null where none is needed. Addresses: origins of this machine for readers, the best first.
/// Speaking: the same for microphones. Needed: whether a viewer on the machine that asks needs the token, too.</summary>
internal sealed record RoomView(string? Token, IReadOnlyList<string> Addresses, IReadOnlyList<string> Speaking, bool Needed);
