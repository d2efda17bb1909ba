using LiveCaptions.Tests.Whisper.Voice;
using LiveCaptions.Whisper;
using LiveCaptions.Whisper.Recordings;
using LiveCaptions.Whisper.Voice;

namespace LiveCaptions.Tests.Whisper.Recordings;

public sealed class SectionFinderTests
{
    [Fact]
    public void Speech_with_short_pauses_is_one_section_with_a_little_silence_around_it()
    {
        var section = Assert.Single(Find((0, 1), (1, 3), (0, 1), (1, 2), (0, 5)));

        Assert.Equal(2, section.Utterances.Count);
        Assert.Equal(0.75, section.Start.Seconds, 0.1);
        Assert.Equal(7.3, section.End.Seconds, 0.1);
        Assert.Equal(1, Seconds(section.Utterances[0].Start), 0.1);
        Assert.Equal(4, Seconds(section.Utterances[0].End), 0.1);
    }

    [Fact]
    public void A_long_pause_ends_a_section()
    {
        var sections = Find((1, 3), (0, 2.5), (1, 3), (0, 1));

        Assert.Equal(2, sections.Count);
        Assert.All(sections, section => Assert.Single(section.Utterances));
    }

    [Fact]
    public void A_section_ends_in_the_pause_before_it_would_grow_too_long()
    {
        var sections = Find([.. Enumerable.Range(0, 10).SelectMany(_ => new[] { (1, 8.0), (0, 1.0) })]);

        Assert.All(sections, section => Assert.InRange((section.End - section.Start) / 16000.0, 0, 28));
        Assert.Equal(10, sections.Sum(section => section.Utterances.Count));
        Assert.Equal(4, sections.Count);
    }

    [Fact]
    public void Speech_without_a_pause_is_cut_in_its_longest_gap_and_nothing_of_it_is_lost()
    {
        var sections = Find((1, 20), (0, 0.4), (1, 15), (0, 0.2), (1, 20), (0, 1));

        Assert.All(sections, section => Assert.InRange((section.End - section.Start) / 16000.0, 0, 28));
        Assert.InRange(Seconds(sections[0].Utterances[^1].End), 20, 20.4);
        Assert.Equal(sections[0].Utterances[^1].End, sections[1].Utterances[0].Start);
        Assert.InRange(Seconds(sections[^1].Utterances[^1].End), 55.5, 55.7);
        Assert.Equal(55.6, sections.Sum(s => s.Utterances.Sum(u => Seconds(u.End - u.Start))), 1);
    }

    [Fact]
    public void Speech_without_any_gap_is_cut_all_the_same()
    {
        var sections = Find((1, 100), (0, 1));

        Assert.InRange(sections.Count, 4, 8);
        Assert.All(sections.Zip(sections.Skip(1)), pair => Assert.Equal(pair.First.End, pair.Second.Start));
        Assert.Equal(100, sections.Sum(s => s.Utterances.Sum(u => Seconds(u.End - u.Start))), 0.1);
        Assert.Equal(100, sections.Sum(s => s.Utterances.Sum(u => Seconds(u.Speech))), 0.1);
    }

    [Fact]
    public void A_blip_is_no_section()
    {
        Assert.Empty(Find((0, 1), (1, 0.1), (0, 3)));
    }

    [Fact]
    public void Silence_has_no_sections()
    {
        Assert.Empty(Find((0, 600)));
        Assert.Empty(Find());
    }

    [Fact]
    public void Speech_up_to_the_end_of_the_recording_is_its_last_section()
    {
        var section = Assert.Single(Find((0, 1), (1, 2)));

        Assert.Equal(3, Seconds(section.Utterances[0].End), 0.05);
    }

    [Fact]
    public void The_sections_are_the_same_however_the_sound_is_delivered()
    {
        (int, double)[] talk = [(1, 20), (0, 0.7), (1, 30), (0, 4), (1, 1), (0, 1)];
        var sound = Sound(talk);

        Assert.Equal(Edges(Find(sound, sound.Length)), Edges(Find(sound, 777)));
    }

    [Fact]
    public void A_section_is_returned_as_soon_as_it_is_complete()
    {
        var finder = Finder();

        Assert.Empty(finder.Add(Sound([(1, 3), (0, 1.9)])));
        Assert.Single(finder.Add(Sound([(0, 0.3)])));
        Assert.Empty(finder.Finish());
    }

    [Fact]
    public void A_part_has_the_sound_of_its_place()
    {
        var section = Assert.Single(Find((0, 1), (1, 3), (0, 3)));

        var part = section.Part(section.Start.Samples + 16000, section.End.Samples + 99, []);

        Assert.Equal(section.End, part.End);
        Assert.Equal(section.Sound[16000..].ToArray(), part.Sound.ToArray());
    }

    private static double Seconds(long samples) => samples / 16000.0;

    private static (long, long)[] Edges(IEnumerable<SpeechSection> sections) =>
        [.. sections.Select(section => (section.Start.Samples, section.End.Samples))];

    private static List<SpeechSection> Find(params (int Voice, double Seconds)[] talk) => Find(Sound(talk), 1600);

    private static List<SpeechSection> Find(float[] sound, int block)
    {
        var finder = Finder();
        var found = new List<SpeechSection>();
        for (var at = 0; at < sound.Length; at += block)
            found.AddRange(finder.Add(sound.AsSpan(at, Math.Min(block, sound.Length - at))));
        found.AddRange(finder.Finish());
        return found;
    }

    private static SectionFinder Finder() => new(new ScriptedVoice(), new());

    private static float[] Sound((int Voice, double Seconds)[] talk)
    {
        // Whole chunks, so that the detector's answers fall on the edges.
        var sound = new List<float>();
        foreach (var (voice, seconds) in talk)
        {
            var end = sound.Count + (int)(seconds * AudioTime.SampleRate / IVoiceDetector.Chunk) * IVoiceDetector.Chunk;
            while (sound.Count < end)
                sound.Add(voice * (0.1f + sound.Count % 50 * 0.01f));
        }
        return [.. sound];
    }
}
