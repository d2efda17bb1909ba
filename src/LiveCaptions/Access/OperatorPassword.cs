using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LiveCaptions.Settings;

namespace LiveCaptions.Access;

/// <summary>The operator's password: only its salted hash (PBKDF2, RFC 8018) is kept, in a file for its owner alone.</summary>
/// <remarks>Threading: safe.</remarks>
internal sealed class OperatorPassword(string folder)
{
    public const int MinLength = 10,
        MaxLength = 200;
    private const string Method = "pbkdf2-sha512";
    private const int Rounds = 210_000,
        SaltBytes = 16,
        HashBytes = 32,
        MaxRounds = 10_000_000;

    public string PathOfFile { get; } = Path.Combine(folder, "operator.password");

    /// <summary>The text of the file, which differs after every change of the password. Null: no password is set.</summary>
    /// <exception cref="SettingsException">The file cannot be read.</exception>
    public string? Read()
    {
        try
        {
            return File.Exists(PathOfFile) ? File.ReadAllText(PathOfFile).Trim() : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException([$"the operator's password in {PathOfFile} cannot be read: {e.Message}"]);
        }
    }

    /// <summary>The reason against a new password; null if there is none.</summary>
    public static string? Fault(string? password) =>
        password?.Length switch
        {
            null or 0 => "No password was typed, so nothing was changed.",
            < MinLength =>
                $"The password is shorter than {MinLength} characters, so nothing was changed. Three unrelated words make a good one.",
            > MaxLength => $"The password is longer than {MaxLength} characters, so nothing was changed.",
            _ => null,
        };

    /// <summary>Replaces the password.</summary>
    public void Change(string password)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        var line = string.Create(
            CultureInfo.InvariantCulture,
            $"{Method}${Rounds}${Convert.ToBase64String(salt)}${Convert.ToBase64String(Hash(password, salt, Rounds))}"
        );
        PrivateFile.Write(PathOfFile, Encoding.UTF8.GetBytes(line + "\n"));
    }

    /// <summary>Whether the text of the file is whole; a damaged one lets nobody in.</summary>
    public static bool IsWhole(string kept) =>
        kept.Split('$') is [Method, var rounds, var salt, var hash]
        && int.TryParse(rounds, NumberStyles.None, CultureInfo.InvariantCulture, out _)
        && Convert.TryFromBase64String(salt, new byte[kept.Length], out _)
        && Convert.TryFromBase64String(hash, new byte[kept.Length], out var length)
        && length == HashBytes;

    /// <summary>Whether <paramref name="kept"/> is the hash of this password; false for a damaged file, too.</summary>
    public static bool IsRight(string typed, string? kept)
    {
        if (kept?.Split('$') is not [Method, var rounds, var salt, var hash] || typed.Length > MaxLength)
            return false;
        if (!int.TryParse(rounds, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count is < 1 or > MaxRounds)
            return false;
        try
        {
            var right = Convert.FromBase64String(hash);
            return right.Length == HashBytes
                && CryptographicOperations.FixedTimeEquals(right, Hash(typed, Convert.FromBase64String(salt), count));
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static byte[] Hash(string password, byte[] salt, int rounds) =>
        Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(password), salt, rounds, HashAlgorithmName.SHA512, HashBytes);
}
