using System.Net;
using System.Net.Sockets;
using System.Text;
using LiveCaptions.Tests.Outputs.Elsewhere;
using LiveCaptions.Translation.Engines;
using Microsoft.AspNetCore.Http;

namespace LiveCaptions.Tests.Translation.Engines;

/// <summary>What every engine over HTTP may do wrong, and what the operator reads then.</summary>
public class HttpTranslatorTests
{
    public static TheoryData<string> Kinds => ["apertium", "libretranslate", "openai"];

    private static string RawAddress(RawPeer peer) => $"http://127.0.0.1:{peer.Port}{Asked.Path}";

    [Theory]
    [InlineData("apertium", "", "Apertium at 127.0.0.1:2737")]
    [InlineData("libretranslate", "", "LibreTranslate at 127.0.0.1:5000")]
    [InlineData("openai", "", "Language model at 127.0.0.1:11434")]
    [InlineData("openai", "https://models.example.org/hidden/v1", "Language model at models.example.org")]
    [InlineData("apertium", "http://[::1]:99/hidden", "Apertium at [::1]:99")]
    public void An_engine_is_named_with_its_host_alone(string kind, string address, string description)
    {
        using var engine = Asked.Engine(kind, address);

        Assert.Equal(description, engine.Description);
    }

    /// <summary>A server may close a connection at the moment at which the next request goes into it: that unit would be lost.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Each_request_has_a_connection_of_its_own(string kind)
    {
        await using var peer = await WebPeer.StartAsync();
        using var engine = Asked.Engine(kind, peer.Address + Asked.Path);

        await engine.FaultOfAsync();

        Assert.Equal("close", (await peer.NextAsync()).Headers["Connection"]);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_redirect_is_not_followed_since_the_key_is_for_its_own_host_alone(string kind)
    {
        await using var thief = await WebPeer.StartAsync();
        await using var peer = await WebPeer.StartAsync();
        peer.AnswerWith(307, ("Location", $"{thief.Address}/?key={Asked.Key}"), ("Set-Cookie", "a=b"));
        using var engine = Asked.Engine(kind, peer.Address + Asked.Path);

        var fault = await engine.FaultOfAsync();
        await engine.FaultOfAsync();

        Assert.Equal((true, 0), (fault.Lasts, thief.Waiting));
        Assert.Contains("not followed", fault.Message, StringComparison.Ordinal);
        await peer.NextAsync();
        Assert.DoesNotContain("Cookie", (await peer.NextAsync()).Headers.Keys);
    }

    [Theory]
    [InlineData("<!DOCTYPE html><html>SPOKEN</html>", true, "a web page")]
    [InlineData("  \n<html>", true, "a web page")]
    [InlineData("", false, "an empty answer")]
    [InlineData("\"just a text\"", true, "not as this kind of engine does")]
    [InlineData("[]", true, "not as this kind of engine does")]
    [InlineData("null", true, "not as this kind of engine does")]
    [InlineData("""{"translatedText": ["SPOKEN"]}""", true, "not as this kind of engine does")]
    [InlineData("""{"responseData": "SPOKEN"}""", true, "not as this kind of engine does")]
    [InlineData("""{"choices": []}""", true, "not as this kind of engine does")]
    [InlineData("""{"choices": [7]}""", true, "not as this kind of engine does")]
    [InlineData("""{"translatedText": "\ud800"}""", true, "not as this kind of engine does")]
    [InlineData("""{"translatedText": "SPOK""", false, "cannot be read")]
    [InlineData("""{"translatedText": "a"} {}""", false, "cannot be read")]
    [InlineData("it works!", false, "cannot be read")]
    public async Task Answers_of_another_kind_are_faults_of_every_engine(string body, bool lasts, string sentence)
    {
        await using var peer = await WebPeer.StartAsync();
        peer.AnswerWithJson(body);
        foreach (var kind in Kinds)
        {
            using var engine = Asked.Engine(kind, peer.Address + Asked.Path);

            var fault = await engine.FaultOfAsync();

            Assert.Equal(lasts, fault.Lasts);
            Assert.Contains(sentence, fault.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Deep_answers_and_other_encodings_are_faults(string kind)
    {
        await using var peer = await WebPeer.StartAsync();
        using var engine = Asked.Engine(kind, peer.Address);

        peer.AnswerWithJson(new string('[', 30_000));
        Assert.Contains("cannot be read", (await engine.FaultOfAsync()).Message, StringComparison.Ordinal);

        foreach (var encoding in new[] { Encoding.Latin1, Encoding.Unicode })
        {
            var bytes = encoding.GetBytes("""{"translatedText": "más"}""");
            peer.Answer = context => context.Response.Body.WriteAsync(bytes, Test.Stop).AsTask();
            Assert.False((await engine.FaultOfAsync()).Lasts);
        }
    }

    [Fact]
    public async Task A_byte_order_mark_is_no_fault()
    {
        await using var peer = await WebPeer.StartAsync();
        peer.AnswerWithJson("\ufeff{\"translatedText\": \"más\"}");
        using var engine = Asked.Engine("libretranslate", peer.Address);

        Assert.Equal("más", await engine.TranslateAsync(Asked.English("more"), Test.Stop));
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"translatedText\": \"SPOK", false, "broken off")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n19\r\n{\"translatedText\": \"SPOK", false, "broken off")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}", false, "broken off")]
    [InlineData("HTTP/1.1 500 Oh\r\nContent-Length: 500\r\n\r\n{\"error\": \"SPOK", false, "fault of its own (500)")]
    [InlineData("HTTP/1.1 200", false, "broken off")]
    [InlineData("220 mail ready\r\n\r\n", true, "not HTTP")]
    [InlineData("SSH-2.0-OpenSSH_9\r\n", true, "not HTTP")]
    public async Task Servers_that_break_off_and_those_that_are_no_web_servers_are_told_apart(string bytes, bool lasts, string sentence)
    {
        foreach (var kind in Kinds)
        {
            using var peer = new RawPeer();
            using var engine = Asked.Engine(kind, RawAddress(peer));
            var answering = peer.AnswerAsync(bytes);

            var fault = await engine.FaultOfAsync();
            await answering;

            Assert.Equal(lasts, fault.Lasts);
            Assert.Contains(sentence, fault.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Endless_headers_are_not_read()
    {
        using var peer = new RawPeer();
        using var engine = Asked.Engine("openai", RawAddress(peer));
        var answering = peer.AnswerWithoutEndAsync("HTTP/1.1 200 OK\r\nX: ");

        Assert.Contains("headers", (await engine.FaultOfAsync()).Message, StringComparison.Ordinal);
        await answering;
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 90000000000\r\n\r\n")]
    [InlineData("HTTP/1.1 500 Oh\r\n\r\n")]
    public async Task An_answer_without_end_is_refused_without_reading_on(string head)
    {
        foreach (var kind in Kinds)
        {
            using var peer = new RawPeer();
            using var engine = Asked.Engine(kind, RawAddress(peer));
            var answering = peer.AnswerWithoutEndAsync(head);

            var fault = await engine.FaultOfAsync();

            Assert.False(fault.Lasts);
            Assert.InRange(await answering, 0, 64 * 1024 * 1024);
        }
    }

    [Fact]
    public async Task An_answer_of_exactly_the_limit_is_read_and_one_byte_more_is_not()
    {
        await using var peer = await WebPeer.StartAsync();
        using var engine = Asked.Engine("libretranslate", peer.Address);
        var body = """{"translatedText": "más"}""";
        var padded = body + new string(' ', AnswerBody.Limit - Encoding.UTF8.GetByteCount(body));

        peer.AnswerWithJson(padded);
        Assert.Equal("más", await engine.TranslateAsync(Asked.English("more"), Test.Stop));

        peer.AnswerWithJson(padded + " ");
        Assert.Contains("far more", (await engine.FaultOfAsync()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_there_is_said_with_what_to_do()
    {
        int port;
        using (var listener = new TcpListener(IPAddress.Loopback, 0))
        {
            listener.Start();
            port = ((IPEndPoint)listener.LocalEndpoint).Port;
        }
        foreach (var kind in Kinds)
        {
            using var engine = Asked.Engine(kind, $"http://127.0.0.1:{port}{Asked.Path}");

            var fault = await engine.FaultOfAsync();

            Assert.False(fault.Lasts);
            Assert.Contains("nothing listens there. Start it", fault.Message, StringComparison.Ordinal);
            Assert.Equal(fault.Message, await engine.FaultAsync("en", "es", Test.Stop));
        }
    }

    [Fact]
    public async Task A_certificate_that_nobody_trusts_ends_the_connection_before_the_key_is_sent()
    {
        using var peer = new RawPeer();
        using var engine = Asked.Engine("openai", $"https://127.0.0.1:{peer.Port}{Asked.Path}");
        var offering = peer.OfferCertificateAsync();

        var fault = await engine.FaultOfAsync();
        await offering;

        Assert.True(fault.Lasts);
        Assert.Contains("certificate", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("HTTP/1.1 400 Bad Request\r\n\r\n", true, "speaks no HTTPS")]
    [InlineData("", false, "broken off")]
    public async Task A_server_without_https_and_one_that_leaves_at_once_are_told_apart(string bytes, bool lasts, string sentence)
    {
        using var peer = new RawPeer();
        using var engine = Asked.Engine("libretranslate", $"https://127.0.0.1:{peer.Port}{Asked.Path}");
        var answering = peer.AnswerAsync(bytes);

        var fault = await engine.FaultOfAsync();
        await answering;

        Assert.Equal(lasts, fault.Lasts);
        Assert.Contains(sentence, fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task The_caller_ends_a_request_whether_the_headers_or_the_body_hang(string kind)
    {
        await using var peer = await WebPeer.StartAsync();
        using var engine = Asked.Engine(kind, peer.Address);
        foreach (var begun in new[] { false, true })
        {
            var held = new TaskCompletionSource();
            peer.Answer = async context =>
            {
                if (begun)
                {
                    await context.Response.WriteAsync("{", Test.Stop);
                    await context.Response.Body.FlushAsync(Test.Stop);
                }
                await held.Task;
            };
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(Test.Stop);
            var asking = engine.TranslateAsync(Asked.English(), patience.Token);
            await peer.NextAsync();

            await patience.CancelAsync();

            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
            held.SetResult();
        }
    }

    [Fact]
    public async Task An_engine_that_comes_back_is_used_again()
    {
        await using var peer = await WebPeer.StartAsync();
        using var engine = Asked.Engine("libretranslate", peer.Address);
        peer.Answer = context =>
        {
            context.Abort();
            return Task.CompletedTask;
        };
        await engine.FaultOfAsync();
        peer.AnswerWithJson("""{"translatedText": "más"}""");

        Assert.Equal("más", await engine.TranslateAsync(Asked.English("more"), Test.Stop));
    }
}
