using System.Text.Json;
using CliWrap;
using LiveCaptions.EndToEnd.Parts;
using LiveCaptions.Scoring;

namespace LiveCaptions.EndToEnd.Speech;

/// <summary>Commands for recordings.</summary>
public sealed class RecordingTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Transcribe_writes_the_words_of_a_recording()
    {
        var run = await ProgramRun.OfAsync("transcribe", Repository.Jfk);

        Assert.Equal(0, run.ExitCode);
        var reference = ReferenceText.Load(Repository.JfkText);
        var edits = Alignment.Of(reference.Words, PlainWords.Of(run.Output)).Edits;
        output.WriteLine($"{edits} of {reference.Words.Length} words wrong: {run.Output}");
        Assert.Equal(0, edits);
    }

    [Fact]
    public async Task Several_recordings_are_transcribed_at_once_and_printed_in_order()
    {
        var run = await ProgramRun.OfAsync("transcribe", Repository.Demo, Repository.Jfk, Repository.Jfk);

        Assert.Equal(0, run.ExitCode);
        output.WriteLine(run.Output);
        var reference = ReferenceText.Load(Repository.JfkText).Words;
        var words = PlainWords.Of(run.Output);
        Assert.Equal([.. reference, .. reference], words[^(2 * reference.Length)..]);
        Assert.StartsWith("and mister john dashwood", string.Join(' ', words), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_of_a_recording_lie_where_they_are_said()
    {
        var run = await ProgramRun.OfAsync("transcribe", Repository.Demo, "--format", "json");

        var reference = ReferenceText.Load(Repository.DemoWords);
        var words = JsonSerializer.Deserialize<JsonElement>(run.Output).GetProperty("words").EnumerateArray().ToList();
        string[] text = [.. words.Select(word => PlainWords.Of(word.GetProperty("word").GetString()!).FirstOrDefault(""))];
        double[] off =
        [
            .. Alignment
                .Of(reference.Words, text)
                .Pairs.Where(pair => reference.Words[pair.Reference] == text[pair.Recognised])
                .Select(pair => Math.Abs(words[pair.Recognised].GetProperty("end").GetDouble() - reference.Ends![pair.Reference]!.Value))
                .Order(),
        ];
        output.WriteLine($"ends of {off.Length} words: {off[off.Length / 2]:F2} s off (median), {off[^1]:F2} s at most");
        Assert.InRange(off.Length, 80, 93);
        Assert.InRange(off[off.Length / 2], 0, 0.2);
        Assert.InRange(off[^1], 0, 1.5);
    }

    [Theory]
    [InlineData("anoisesrc=color=pink:amplitude=0.3:seed=1")]
    [InlineData("sine=frequency=50:beep_factor=8")]
    [InlineData("anoisesrc=color=white:amplitude=0.5:seed=2,tremolo=f=4:d=0.9")]
    [InlineData("aevalsrc=0.3*sin(2*PI*220*t)*sin(2*PI*2*t)+0.2*sin(2*PI*330*t)")]
    public async Task Nothing_is_invented_where_nobody_speaks(string sound)
    {
        using var folder = new ScratchFolder();
        var path = folder.File("sound.wav");
        var made = await ProgramRun.OfAsync(
            Cli.Wrap("ffmpeg").WithArguments(["-nostdin", "-v", "error", "-f", "lavfi", "-i", sound, "-t", "60", "-ar", "16000", path])
        );
        Assert.Equal((0, ""), (made.ExitCode, made.Error));

        var run = await ProgramRun.OfAsync("transcribe", path);

        Assert.Equal(3, run.ExitCode);
        Assert.Equal("", run.Output.Trim());
    }

    [Fact]
    public async Task Bench_measures_a_recording()
    {
        var run = await ProgramRun.OfAsync("bench", Repository.Jfk, "--json");

        Assert.Equal(0, run.ExitCode);
        var figures = JsonSerializer.Deserialize<JsonElement>(run.Output)[0];
        output.WriteLine(run.Output);
        Assert.InRange(figures.GetProperty("seconds").GetDouble(), 10.9, 11.1);
        Assert.InRange(figures.GetProperty("wer").GetDouble(), 0, 10);
        Assert.Equal(0, figures.GetProperty("settledChanged").GetInt32());
    }
}
