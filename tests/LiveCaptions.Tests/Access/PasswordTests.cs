using LiveCaptions.Access;
using Microsoft.Extensions.Time.Testing;

namespace LiveCaptions.Tests.Access;

public sealed class PasswordTests : IDisposable
{
    private const string Right = "harbour lantern café";

    private readonly string folder = Directory.CreateTempSubdirectory("livecaptions-").FullName;
    private readonly FakeTimeProvider time = new();
    private readonly OperatorPassword password;

    public PasswordTests() => password = new(folder);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Only_a_salted_hash_is_kept_and_only_its_owner_reads_it()
    {
        password.Change(Right);
        var first = password.Read();
        Assert.StartsWith("pbkdf2-sha512$210000$", first, StringComparison.Ordinal);
        Assert.DoesNotContain("harbour", first, StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(password.PathOfFile));

        password.Change(Right);

        Assert.NotEqual(first, password.Read());
        Assert.Equal([Path.GetFileName(password.PathOfFile)], Directory.EnumerateFiles(folder).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData(Right, true)]
    [InlineData("harbour lantern cafe", false)]
    [InlineData("", false)]
    public void Only_the_right_password_is_accepted(string typed, bool right)
    {
        password.Change(Right);

        Assert.Equal(right, OperatorPassword.IsRight(typed, password.Read()));
        Assert.False(OperatorPassword.IsRight(typed + '\ud800', password.Read()));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("pbkdf2-sha512$210000$AAAA")]
    [InlineData("pbkdf2-sha512$0$AAAA$AAAA")]
    [InlineData("pbkdf2-sha512$99999999999$AAAA$AAAA")]
    [InlineData("pbkdf2-sha512$1$AAAA$")]
    [InlineData("pbkdf2-sha512$1$not base 64$AAAA")]
    [InlineData("plain$1$AAAA$AAAA")]
    public void A_damaged_password_file_admits_nobody(string? kept) => Assert.False(OperatorPassword.IsRight("", kept));

    [Theory]
    [InlineData(null, "No password was typed")]
    [InlineData("short", "shorter than 10")]
    public void A_password_of_the_wrong_length_is_refused_with_the_reason(string? typed, string why) =>
        Assert.Contains(why, OperatorPassword.Fault(typed), StringComparison.Ordinal);

    [Fact]
    public void A_session_lasts_while_it_is_used_and_ends_with_the_password()
    {
        password.Change(Right);
        var sessions = new OperatorSessions(password, time);
        Assert.Null(sessions.Begin("something else"));
        var secret = sessions.Begin(Right);

        time.Advance(OperatorSessions.Idle);
        Assert.NotNull(sessions.Find(secret));
        time.Advance(OperatorSessions.Idle);
        Assert.NotNull(sessions.Find(secret));
        time.Advance(OperatorSessions.Idle + TimeSpan.FromSeconds(1));
        Assert.Null(sessions.Find(secret));

        secret = sessions.Begin(Right);
        password.Change("another " + Right);
        Assert.True(sessions.Refresh());
        Assert.Null(sessions.Find(secret));
        Assert.Null(sessions.Find(null));
        Assert.Null(sessions.Find("lc_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"));
    }

    [Fact]
    public void Wrong_passwords_make_their_own_address_wait_longer_and_longer()
    {
        var attempts = new SignInAttempts(time);
        for (var i = 0; i < 3; i++)
            Assert.Equal(TimeSpan.Zero, attempts.Begin("10.0.0.9"));

        foreach (var wait in new[] { 1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300 })
        {
            Assert.Equal(TimeSpan.FromSeconds(wait), attempts.Begin("10.0.0.9"));
            Assert.Equal(TimeSpan.FromSeconds(wait), attempts.Begin("10.0.0.9"));
            time.Advance(TimeSpan.FromSeconds(wait));
            Assert.Equal(TimeSpan.Zero, attempts.Begin("10.0.0.9"));
        }

        Assert.Equal(TimeSpan.Zero, attempts.Begin("10.0.0.7"));
        time.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(TimeSpan.Zero, attempts.Begin("10.0.0.9"));
        attempts.Succeed("10.0.0.9");
        Assert.Equal(TimeSpan.Zero, attempts.Begin("10.0.0.9"));
        Assert.Equal(TimeSpan.Zero, attempts.Begin("10.0.0.9"));
    }
}
