using System.Text;
using System.Text.RegularExpressions;
using LiveCaptions.Captions;
using LiveCaptions.Captions.Breaks;
using LiveCaptions.Captions.Layouts;
using LiveCaptions.Captions.Rules;
using LiveCaptions.Exports;
using LiveCaptions.Outputs.Obs.Stream;
using LiveCaptions.Whisper;
using LiveCaptions.Whisper.Decoding;
using LiveCaptions.Whisper.Models;
using LiveCaptions.Whisper.Streaming;
using Microsoft.Extensions.Time.Testing;

namespace LiveCaptions.Tests.Captions;

/// <summary>
/// Two utterances never stand glued together, nor with two spaces between them, wherever they are read: from the model's tokens to every
/// way out.
/// </summary>
public sealed class SpacesBetweenUtterancesTests
{
    /// <summary>The tokens of two utterances as the model writes them, and the text that they make.</summary>
    private static readonly (string Before, string After, string Text)[] Utterances =
    [
        (" correspondante.", "en écoutant", "correspondante. en écoutant"),
        (" correspondante", "en écoutant", "correspondante en écoutant"),
        (" Vraiment ?", "Oui !", "Vraiment ? Oui !"),
        (" Vraiment", " ? Oui", "Vraiment ? Oui"),
        (" hola.", "¿Qué tal?", "hola. ¿Qué tal?"),
        (" hola.", " ¡Bien!", "hola. ¡Bien!"),
        (" one.", "2 more", "one. 2 more"),
        (" 3", "5", "3 5"),
        (" one.", "'Tis", "one. 'Tis"),
        (" one.", "\"Two", "one. \"Two"),
        (" eins.", "„Zwei", "eins. „Zwei"),
        (" un.", "«Deux", "un. «Deux"),
        (" one", "…two", "one… two"),
        (" down", "stairs", "down stairs"),
        (" okay.", "你好", "okay. 你好"),
        ("你好。", "OK", "你好。 OK"),
        ("你好。", "再见", "你好。再见"),
        ("はい", "そう", "はいそう"),
        (" 네.", "아니요", "네. 아니요"),
        (" да.", "нет", "да. нет"),
    ];

    /// <summary>Every way from settled words to a text.</summary>
    private static readonly Dictionary<string, Func<SettledWord[], string>> WaysOut = new()
    {
        ["text"] = PlainText.Write,
        ["one line"] = words => LineUnit.Join([.. LineUnit.From(words)]),
        ["SubRip"] = words => Cues(words, Subtitles.Srt),
        ["WebVTT"] = words => Cues(words, cues => Subtitles.Vtt(cues)),
        ["JSON"] = words =>
            (string)
                System.Text.Json.Nodes.JsonNode.Parse(JsonTranscript.Write(new("a.wav", null, AudioTime.FromSeconds(9), words)))!["text"]!,
        ["readers' transcript"] = words => string.Join('\n', Track(words).Transcript.Since(0).Part.Paragraphs.Select(p => p.Text)),
        ["captions in the stream"] = words =>
        {
            var rows = new StreamCaptionRows(StreamCaptionProfile.YouTube);
            foreach (var word in words)
                Assert.True(rows.TryAdd(word.Text, word.Joined));
            return rows.Text;
        },
        ["roll-up"] = words => Screen(words, CaptionMode.RollUp),
        ["live"] = words => Screen(words, CaptionMode.Live),
        ["block"] = words => Screen(words, CaptionMode.Block),
    };

    public static TheoryData<string, string, string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string, string, string>();
            foreach (var way in WaysOut.Keys)
            foreach (var (before, after, text) in Utterances)
                cases.Add(way, before, after, text);
            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Two_utterances_are_apart_on_every_way_out(string way, string before, string after, string text)
    {
        foreach (var opening in new[] { Opening.Utterance, Opening.Window })
        {
            // Behind a longer pause a mark that came late stands for itself.
            var marked = opening == Opening.Window && text.StartsWith(before.Trim() + "…", StringComparison.Ordinal);
            if (!marked)
                Assert.Matches(Expected(text), WaysOut[way](Words(before, after, opening)));
        }
    }

    [Theory]
    [InlineData(" okay.", "你好", "okay. 你好")]
    [InlineData("你好。", "再见", "你好。再见")]
    [InlineData("你好。", " OK", "你好。 OK")]
    [InlineData(" one.", "two", "one. two")]
    public void Sections_of_a_recording_are_apart(string before, string after, string text)
    {
        var first = Words(before, "", Opening.Window);
        var second = new SectionText([.. Words("", after, Opening.Window)], null).Behind(first[^1]);
        Assert.Equal(text, LineUnit.Join([.. LineUnit.From([.. first, .. second.Words])]));
    }

    [Theory]
    [InlineData("the down +stairs +, room", "the stairs, room")]
    [InlineData("the down +, room", "the, room")]
    [InlineData("the down +'s room", "the's room")]
    [InlineData("你 +down +好", "你好")]
    public void A_word_that_the_operator_leaves_out_glues_nothing(string said, string text)
    {
        var words = Talk.Words(said, end: 1).Select((word, n) => word with { Number = n + 1 }).ToList();
        Assert.True(new WordCorrection[] { new(2, "") }.Apply(words));
        Assert.Equal(text, LineUnit.Join([.. LineUnit.From(words.WithoutEmpty())]));

        var transcript = new ReaderTranscript();
        transcript.Write(
            Talk.Said(1, "") with
            {
                Settled = [.. Talk.Words(said, end: 1).Select((word, n) => word with { Number = n + 1 })],
            }
        );
        transcript.Write(Talk.Said(2, "") with { Corrections = [new(2, "")] });
        Assert.Equal(text, Assert.Single(transcript.Since(0).Part.Paragraphs).Text);
    }

    /// <summary>A line may end at every space, and between characters that need none.</summary>
    private static string Expected(string text) =>
        "(^|\n)" + string.Concat(text.Select(c => c == ' ' ? "[ \n]" : Regex.Escape(c.ToString()) + (c > 0x2E80 ? "\n?" : ""))) + "\\s*$";

    private static SettledWord[] Words(string before, string after, Opening opening)
    {
        string[] pieces = [before, after];
        var vocabulary = new Vocabulary([.. pieces.Select(Encoding.UTF8.GetBytes)]);
        var writer = new WordWriter(vocabulary);
        var words = new List<SettledWord>();
        for (var n = 0; n < pieces.Length; n++)
            if (pieces[n].Length > 0)
                words.AddRange(
                    writer.Settled(
                        Hypothesis.Of(vocabulary, [n], [0.9f]),
                        0,
                        n == 0 ? Opening.Window : opening,
                        (n + 1) * AudioTime.SampleRate,
                        (n + 2) * AudioTime.SampleRate
                    )
                );
        return [.. words];
    }

    private static string Cues(SettledWord[] words, Func<IReadOnlyList<Cue>, string> write) =>
        string.Join(
                '\n',
                write(new CueBuilder(new()).Build(words)).Split('\n').Where(line => !line.Contains("-->", StringComparison.Ordinal))
            )
            .Replace("\r", "", StringComparison.Ordinal)
            .Replace("\n\n", "\n", StringComparison.Ordinal);

    private static TrackCaptions Track(SettledWord[] words, CollectingViewer? viewer = null, CaptionMode? mode = null)
    {
        var clock = new FakeTimeProvider(Talk.Start);
        var captions = new TrackCaptions("main", "Main hall", new(clock), RuleBook.Empty);
        if (viewer is not null)
            captions.Join(viewer, 42, 5, mode!);
        for (var n = 0; n < words.Length; n++)
        {
            clock.SetUtcNow(Talk.Start.AddSeconds(n + 2));
            captions.Publish(Talk.Said(n + 2, "") with { Settled = [words[n]], Speaking = n + 1 < words.Length });
        }
        return captions;
    }

    /// <summary>Every line that was on screen.</summary>
    private static string Screen(SettledWord[] words, CaptionMode mode)
    {
        var viewer = new CollectingViewer(lines: 4);
        _ = Track(words, viewer, mode);
        return string.Join(
            '\n',
            viewer
                .Frames.SelectMany(frame => frame.Lines)
                .Select(line => line.Settled + line.Tentative)
                .Where(line => line.Length > 0)
                .Distinct()
        );
    }
}
