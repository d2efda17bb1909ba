using LiveCaptions.Exports;
using LiveCaptions.Outputs.Obs.Recordings;
using LiveCaptions.Whisper;

namespace LiveCaptions.Tests.Outputs.Obs.Recordings;

public sealed class SidecarTests : IDisposable
{
    private const string Head =
        """{"Recording":"film.mkv","Text":"","Joined":false,"Start":0,"End":0,"Obs":"localhost:4455","Track":"main"}""";
    private const string First = """{"Text":"Good","Joined":false,"Start":1.5,"End":2.25,"Number":1}""";
    private const string Last = """{"Text":"evening.","Joined":false,"Start":2.25,"End":3,"Number":2}""";

    private readonly string folder = Directory.CreateTempSubdirectory("livecaptions-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string JournalOf(string id) => Path.Combine(folder, id + ".jsonl");

    private Sidecar ReadLeft() => Sidecar.Read(Assert.Single(SidecarJournal.ClaimAll(folder)));

    private static IEnumerable<string> Words(Sidecar sidecar) => sidecar.ToTranscript("film.mkv").Words.Select(word => word.Text);

    private static SettledWord Word(string text, long number) => new(text, false, default, default, 1) { Number = number };

    [Fact]
    public void A_journal_of_an_earlier_version_is_read_up_to_the_line_that_a_crash_cut_off()
    {
        File.WriteAllText(
            JournalOf("20260101-120000-7-1"),
            """
            {"Recording":null,"Text":"","Joined":false,"Start":0,"End":0,"Number":0,"Corrects":false,"Lag":0}
            {"Recording":null,"Text":"","Joined":false,"Start":0,"End":0,"Number":0,"Corrects":false,"Lag":0.6}
            {"Recording":null,"Text":"Mourning.","Joined":false,"Start":1.5,"End":2.25,"Number":3,"Corrects":false,"Lag":0}
            {"Recording":null,"Text":"Morning.","Joined":false,"Start":0,"End":0,"Number":3,"Corrects":true,"Lag":0}
            {"Recording":"film.mkv","Text":"","Joined":false,"Start":0,"End":0,"Number":0,"Corrects":false,"Lag":0}
            {"Recording":null,"Text":"cut o
            """
        );

        var sidecar = ReadLeft();

        Assert.Equal(("film.mkv", 1), (sidecar.Recording, sidecar.Count));
        Assert.Equal((FileTime.FromSeconds(2.25), TimeSpan.FromSeconds(0.6)), (sidecar.Reach, sidecar.Lag));
    }

    [Fact]
    public void Changes_of_speaker_are_in_the_subtitles_and_each_run_numbers_its_own_voices()
    {
        var sidecar = Sidecar.Begin(SidecarJournal.Create(folder, "1"), new("localhost:4455", "main"), "film.mkv", null);
        Add(sidecar, 1, "How", 1);
        Add(sidecar, 2, "fine", 2);
        sidecar.Leave();

        var goesOn = ReadLeft();
        Add(goesOn, 1, "then", 3);

        Assert.Equal([1, 2, 3], goesOn.ToTranscript("film.mkv").Words.Select(word => word.Speaker));
        var srt = TranscriptText.Write(goesOn.ToTranscript("film.mkv"), TranscriptFormat.Srt);
        Assert.Equal(["How", ">> fine", ">> then"], srt.Split("\r\n").Where(line => line.Length > 0 && !char.IsDigit(line[0])));
        goesOn.Leave();
    }

    [Fact]
    public void Where_nobody_tells_voices_apart_the_journal_is_as_it_was()
    {
        var sidecar = Sidecar.Begin(SidecarJournal.Create(folder, "1"), new("localhost:4455", "main"), "film.mkv", null);
        Add(sidecar, 0, "Good", 1);
        sidecar.Leave();

        Assert.Equal(
            """{"Text":"Good","Joined":false,"Start":1,"End":1.5,"Number":1,"Corrects":false,"Lag":0,"IsWord":true}""",
            File.ReadAllLines(JournalOf("1"))[1]
        );
    }

    private static void Add(Sidecar sidecar, int speaker, string text, double at) =>
        sidecar.Add(Word(text, (long)at) with { Speaker = speaker }, FileTime.FromSeconds(at), FileTime.FromSeconds(at + 0.5));

    [Theory]
    [InlineData("""{"Text":"torn""", "a line torn off")]
    [InlineData("\0\0\0\0\0\0", "blocks of a power failure")]
    [InlineData("\0\0" + """{"Text":"to""" + "\n", "both")]
    [InlineData("""{"Text":5,"Start":"late"}""" + "\n", "values of other types")]
    [InlineData("""{"Text":"never","Start":1e300,"End":1e308}""" + "\n", "an impossible time")]
    [InlineData("""{"Text":"never","Start":-5,"End":-4}""" + "\n", "a time before the start")]
    [InlineData("""{"Text":"never","Start":5,"End":4}""" + "\n", "an end before the start")]
    [InlineData("""{"Kind":"picture","Of":{"a":[1,2]}}""" + "\n", "a line of a later version")]
    [InlineData("null\n[]\n\"text\"\n\n\n", "no objects")]
    [InlineData("""{"Corrects":true,"Number":77,"Text":"nobody's"}""" + "\n", "a correction of nothing")]
    [InlineData("""{"Lag":-9}""" + "\n" + """{"Lag":1e12}""" + "\n", "impossible lags")]
    [InlineData("\ufffd\ufffd{{{{{\n", "rubbish")]
    public void Damage_in_a_journal_costs_no_other_word(string damage, string kind)
    {
        Assert.NotEmpty(kind);
        File.WriteAllText(JournalOf("1"), $"{Head}\n{First}\n{damage}{Last}\n");

        var sidecar = ReadLeft();

        Assert.Equal(["Good", "evening."], Words(sidecar));
        Assert.Equal(("film.mkv", FileTime.FromSeconds(3)), (sidecar.Recording, sidecar.Reach));
    }

    [Fact]
    public void A_word_after_a_line_that_was_torn_off_is_read_at_the_next_start()
    {
        File.WriteAllText(JournalOf("1"), $"{Head}\n{First}\n" + """{"Text":"to""");
        var continued = ReadLeft();
        continued.Add(Word("evening.", 1), FileTime.FromSeconds(8), FileTime.FromSeconds(9));
        continued.Leave();

        Assert.Equal(["Good", "evening."], Words(ReadLeft()));
    }

    [Fact]
    public void A_journal_has_one_owner_as_long_as_that_one_lives()
    {
        var sidecar = Sidecar.Begin(SidecarJournal.Create(folder, "1"), new("localhost:4455", "main"), null, null);

        Assert.Empty(SidecarJournal.ClaimAll(folder));

        sidecar.Leave();
        var claimed = Assert.Single(SidecarJournal.ClaimAll(folder));
        Assert.Empty(SidecarJournal.ClaimAll(folder));
        claimed.Dispose();
    }

    [Fact]
    public void Other_users_can_read_neither_journals_nor_their_folder()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no such permission bits.");
            return;
        }
        var shared = Path.Combine(folder, "journals");
        Directory.CreateDirectory(shared);
        using var journal = SidecarJournal.Create(shared, "1");
        journal.Append(new(null, "Secret.", false, 1, 2));

        Assert.Equal((UnixFileMode)0b111_000_000, File.GetUnixFileMode(shared));
        Assert.Equal((UnixFileMode)0b110_000_000, File.GetUnixFileMode(Path.Combine(shared, "1.jsonl")));
    }

    [Fact]
    public void Lines_that_the_disk_does_not_take_are_written_with_the_next_ones()
    {
        var blocked = Path.Combine(folder, "journals");
        File.WriteAllText(blocked, "a file where the folder should be");
        using var journal = SidecarJournal.Create(blocked, "1");
        journal.Append(new("film.mkv", "", false, 0, 0));
        Assert.NotNull(journal.Trouble);
        Assert.True(journal.IsDirty);

        File.Delete(blocked);
        journal.Append(new(null, "Kept.", false, 1, 2));
        journal.Flush();

        Assert.Null(journal.Trouble);
        Assert.False(journal.IsDirty);
        Assert.Equal(2, journal.Read().Count);
    }

    [Fact]
    public void Everything_added_to_a_sidecar_is_in_its_journal_at_once()
    {
        var sidecar = Sidecar.Begin(SidecarJournal.Create(folder, "1"), new("localhost:4455", "main"), null, "film.mkv");
        sidecar.Add(Word("Mourning", 1), FileTime.FromSeconds(1), FileTime.FromSeconds(2));
        sidecar.Add(Word("um", 2), FileTime.FromSeconds(2), FileTime.FromSeconds(3));
        Assert.True(sidecar.Correct(new(1, "Morning")));
        Assert.True(sidecar.Correct(new(2, "")));
        Assert.False(sidecar.Correct(new(9, "nobody's")));
        sidecar.SetLag(TimeSpan.FromSeconds(0.5));
        sidecar.SetRecording("film.mkv");
        sidecar.Leave();

        var left = ReadLeft();

        Assert.Equal((sidecar.Owner, sidecar.Session), (left.Owner, left.Session));
        Assert.Equal((sidecar.Recording, 1, sidecar.Lag, sidecar.Reach), (left.Recording, left.Count, left.Lag, left.Reach));
        Assert.Equal(["Morning"], Words(left));
    }
}
