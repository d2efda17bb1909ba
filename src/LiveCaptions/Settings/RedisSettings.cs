using System.ComponentModel.DataAnnotations;

namespace LiveCaptions.Settings;

/// <summary>The Redis over which several machines show the same captions.</summary>
internal sealed record RedisSettings
{
    /// <summary>
    /// Addresses with ports, separated by commas: those of Redis, or of its sentinels where <see cref="Service"/> is set. Empty: none,
    /// captions stay on this machine.
    /// </summary>
    [
        MayBeEmpty,
        RegularExpression(
            @"^((\[[0-9A-Fa-f:]+\]|[A-Za-z0-9._-]+):[0-9]{1,5}(\s*,\s*(\[[0-9A-Fa-f:]+\]|[A-Za-z0-9._-]+):[0-9]{1,5})*)?$",
            ErrorMessage = "addresses with ports and commas between, such as \"10.0.0.5:6379\""
        )
    ]
    public string Servers { get; init; } = "";

    /// <summary>The name by which sentinels know the master. Empty: <see cref="Servers"/> are no sentinels.</summary>
    [MayBeEmpty, OneLine]
    public string Service { get; init; } = "";

    /// <summary>The user. Empty: Redis's default user.</summary>
    [MayBeEmpty, OneLine]
    public string User { get; init; } = "";

    /// <summary>Its password. Null: it has none, or a file holds it.</summary>
    [Secret]
    public string? Password { get; init; }

    /// <summary>A file whose first line is the password; it wins over <see cref="Password"/>.</summary>
    public string? PasswordFile { get; init; }

    /// <summary>Connect with TLS.</summary>
    public bool Tls { get; init; }

    /// <summary>Whether there is one.</summary>
    public bool IsUsed => Servers.Length > 0;

    /// <summary>Each of the addresses.</summary>
    public IReadOnlyList<string> Addresses => Servers.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Omits the password, so that logging the settings does not reveal it.</summary>
    public override string ToString() => $"Redis at {Servers}";
}
