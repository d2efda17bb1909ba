using LiveCaptions.Access;
using Microsoft.Extensions.Time.Testing;

namespace LiveCaptions.Tests.Access;

public sealed class TokensTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("livecaptions-").FullName;
    private readonly TokenFile file;
    private readonly Tokens tokens;

    public TokensTests() => tokens = new(file = new(folder), new FakeTimeProvider());

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_token_is_found_by_its_text_which_is_kept_nowhere()
    {
        var (made, text) = tokens.Make("Hall B", TokenUse.Watch, "hall");

        Assert.Equal(made, tokens.Find(text));
        Assert.Null(tokens.Find(text[..^1] + (text[^1] == 'A' ? 'B' : 'A')));
        Assert.Null(tokens.Find(null));
        Assert.DoesNotContain(text, File.ReadAllText(file.PathOfFile), StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file.PathOfFile));
    }

    [Fact]
    public void The_venues_token_and_its_text_survive_a_restart()
    {
        tokens.MakeVenueToken();
        var again = new Tokens(new(folder), new FakeTimeProvider());
        again.MakeVenueToken();

        Assert.Equal(tokens.VenueText, again.VenueText);
        Assert.NotNull(again.Find(tokens.VenueText));
    }

    [Fact]
    public void A_change_by_another_program_counts_after_the_next_check()
    {
        var (made, text) = tokens.Make("Stand", TokenUse.Control, null);
        var other = new Tokens(new(folder), new FakeTimeProvider());
        Assert.True(other.Refresh());
        Assert.False(other.Refresh());

        var rotated = other.Rotate(made.Id);
        File.SetLastWriteTimeUtc(file.PathOfFile, file.Stamp.AddSeconds(1));
        Assert.True(tokens.Refresh());

        Assert.Null(tokens.Find(text));
        Assert.Equal(made.Id, tokens.Find(rotated)?.Id);
        Assert.True(tokens.Revoke(made.Id));
        Assert.False(tokens.Revoke(made.Id));
        Assert.Null(tokens.Rotate(made.Id));
        Assert.Null(tokens.Find(rotated));
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("a\nb", null)]
    [InlineData("Hall", "all")]
    [InlineData("Hall", "No Track")]
    public void A_token_without_a_name_or_with_an_invalid_track_is_not_made(string name, string? track)
    {
        Assert.Throws<TokenException>(() => tokens.Make(name, TokenUse.Watch, track));
        Assert.Empty(tokens.All);
    }

    [Fact]
    public void A_damaged_token_file_is_reported_and_valid_tokens_stay_valid()
    {
        var (_, text) = tokens.Make("Hall", TokenUse.Watch, null);
        File.WriteAllText(file.PathOfFile, "{");
        File.SetLastWriteTimeUtc(file.PathOfFile, file.Stamp.AddSeconds(1));

        Assert.Contains("cannot be used", Assert.Throws<TokenException>(() => tokens.Refresh()).Message, StringComparison.Ordinal);
        Assert.NotNull(tokens.Find(text));
    }

    [Fact]
    public void Requests_that_a_token_admitted_end_with_it()
    {
        var sessions = new OperatorSessions(new(folder), TimeProvider.System);
        var openRequests = new OpenRequests(tokens, sessions);
        var (one, _) = tokens.Make("One", TokenUse.Watch, null);
        var (other, _) = tokens.Make("Other", TokenUse.Watch, null);
        var ended = new List<string>();
        using var first = openRequests.Enter(one.Hash, () => ended.Add("one"));
        using var second = openRequests.Enter(other.Hash, () => ended.Add("other"));

        tokens.Revoke(one.Id);
        openRequests.EndInvalid();
        Assert.Equal(["one"], ended);
        using var late = openRequests.Enter(one.Hash, () => ended.Add("late"));
        second.Dispose();
        tokens.Revoke(other.Id);
        openRequests.EndInvalid();

        Assert.DoesNotContain("other", ended);
        Assert.Contains("late", ended);
    }
}
