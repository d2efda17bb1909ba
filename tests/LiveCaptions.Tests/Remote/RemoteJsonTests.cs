using System.Text;
using LiveCaptions.Remote;
using LiveCaptions.Whisper;

namespace LiveCaptions.Tests.Remote;

/// <summary>Messages between machines, good ones and hostile ones.</summary>
public sealed class RemoteJsonTests
{
    private static readonly TranscriptChange Change = new()
    {
        Decoded = true,
        Changed = true,
        Settled =
        [
            new("Kowalczyk,", false, new(100), new(900), 0.5f) { Term = new(new("Anna Kowalczyk", "Kovalchik"), "Kovalchik,", false) },
        ],
        Tentative = [new("and", false), new("…", true)],
        Speaking = true,
        UtteranceStart = new(50),
        SpeechEnd = new(950),
        Language = "en",
        Heard = new(1000),
        Until = new(990),
        Unheard = 7,
    };

    [Fact]
    public void An_answer_comes_as_it_was_sent()
    {
        Assert.True(RemoteJson.TryRead(RemoteJson.Write(new RemoteAnswer(Change, true)), out RemoteAnswer? answer));
        Assert.True(answer.IsBehind);
        Assert.Equivalent(Change, answer.Change, strict: true);
        Assert.DoesNotContain("voiceprints", Encoding.UTF8.GetString(RemoteJson.Write(answer)), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_request_comes_as_it_was_sent()
    {
        var settings = new StreamSettings
        {
            LanguageCandidates = ["en", "de"],
            Singing = true,
            Step = TimeSpan.FromSeconds(0.3),
        };
        var request = RemoteRequest.For(settings).With(new(["Anna"], [new("Anna", "Ana")]));
        Assert.True(RemoteJson.TryRead(RemoteJson.Write(request), out RemoteRequest? read));
        Assert.Equivalent(settings, read.Settings, strict: true);
        Assert.Equal(["Anna"], read.ListedTerms!);
        Assert.Equal(new TermUse("Anna", "Ana"), Assert.Single(read.ListedTerms!.Refused));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"change":null}""")]
    [InlineData("""{"change":{"settled":null}}""")]
    [InlineData("""{"change":{"settled":[null]}}""")]
    [InlineData("""{"change":{"settled":[{"text":"a","start":9,"end":8}]}}""")]
    [InlineData("""{"change":{"settled":[{"text":"a\u202eb","end":8}]}}""")]
    [InlineData("""{"change":{"settled":[{"text":"","end":8}]}}""")]
    [InlineData("""{"change":{"settled":[{"text":"a","end":8,"probability":2}]}}""")]
    [InlineData("""{"change":{"settled":[{"text":"a","end":8,"number":4}]}}""")]
    [InlineData("""{"change":{"tentative":[{"text":"\u001b[2J"}]}}""")]
    [InlineData("""{"change":{"tentative":[{}]}}""")]
    [InlineData("""{"change":{"language":"<b>"}}""")]
    [InlineData("""{"change":{"heard":9223372036854775807}}""")]
    [InlineData("""{"change":{"unheard":-1}}""")]
    [InlineData("""{"change":{"heard":"now"}}""")]
    [InlineData("""{"change":{"heard":{}}}""")]
    [InlineData("""{"change":{"heard":1e30}}""")]
    public void An_answer_that_this_program_would_not_write_is_refused(string text) =>
        Assert.False(RemoteJson.TryRead(Encoding.UTF8.GetBytes(text), out RemoteAnswer? _));

    [Theory]
    [InlineData("null")]
    [InlineData("""{"language":"e"}""")]
    [InlineData("""{"language":"EN"}""")]
    [InlineData("""{"candidates":[null]}""")]
    [InlineData("""{"step":0}""")]
    [InlineData("""{"step":"NaN"}""")]
    [InlineData("""{"span":1e9}""")]
    [InlineData("""{"terms":[null]}""")]
    [InlineData("""{"terms":[""]}""")]
    [InlineData("""{"terms":[],"refused":[{"term":"a"}]}""")]
    public void A_request_that_this_program_would_not_write_is_refused(string text) =>
        Assert.False(RemoteJson.TryRead(Encoding.UTF8.GetBytes(text), out RemoteRequest? _));

    [Fact]
    public void Texts_of_a_greeting_are_made_fit_to_be_shown()
    {
        Assert.True(RemoteJson.TryRead("""{"refusal":"No\u001b[2J German."}"""u8, out RemoteGreeting? greeting));
        Assert.Equal("No German.", greeting.Refusal);
        Assert.False(RemoteJson.TryRead("{}"u8, out greeting));
    }
}
