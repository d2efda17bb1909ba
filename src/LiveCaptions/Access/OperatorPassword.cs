using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LiveCaptions.Settings;

namespace LiveCaptions.Access;

/// <summary>The operator's password: only its salted hash (PBKDF2, RFC 8018) is kept, in a file for its owner alone.</summary>
/// <remarks>Threading: safe.</remarks>
internal sealed class OperatorPassword(string folder)
{
    public const int Shortest = 10,
        Longest = 200;
    private const string Method = "pbkdf2-sha512";
    private const int Rounds = 210_000,
        SaltBytes = 16,
        HashBytes = 32,
        MostRounds = 10_000_000;

    public string PathOfFile { get; } = Path.Combine(folder, "operator.password");

    /// <summary>What the file says now; another one after every change of the password. Null: there is no password.</summary>
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

    /// <summary>What is wrong with a new password; null if nothing is.</summary>
    public static string? Fault(string? password) =>
        password?.Length switch
        {
            null or 0 => "No password was typed, so nothing was changed.",
            < Shortest =>
                $"The password is shorter than {Shortest} characters, so nothing was changed. Three words that have nothing to do with each other make a good one.",
            > Longest => $"The password is longer than {Longest} characters, so nothing was changed.",
            _ => null,
        };

    /// <summary>Takes another password in place of the one there.</summary>
    public void Change(string password)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        var line = string.Create(
            CultureInfo.InvariantCulture,
            $"{Method}${Rounds}${Convert.ToBase64String(salt)}${Convert.ToBase64String(Hash(password, salt, Rounds))}"
        );
        PrivateFile.Write(PathOfFile, Encoding.UTF8.GetBytes(line + "\n"));
    }

    /// <summary>Whether this is the password of which <paramref name="kept"/> is the hash. False too for a file that is damaged.</summary>
    public static bool IsRight(string typed, string? kept)
    {
        if (kept?.Split('$') is not [Method, var rounds, var salt, var hash] || typed.Length > Longest)
            return false;
        if (!int.TryParse(rounds, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count is < 1 or > MostRounds)
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
