using LiveCaptions.Outputs.Obs.Recordings;
using LiveCaptions.Whisper;

namespace LiveCaptions.Tests.Outputs.Obs.Recordings;

public sealed class SidecarTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("livecaptions-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private Sidecar ReadLeft() => Sidecar.Read(Assert.Single(SidecarJournal.LeftIn(folder)));

    private static SettledWord Word(string text, long number) => new(text, false, default, default, 1) { Number = number };

    [Fact]
    public void A_journal_of_an_earlier_version_is_read_up_to_the_line_that_a_crash_cut_off()
    {
        File.WriteAllText(
            Path.Combine(folder, "20260101-120000-7-1.jsonl"),
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
    public void Everything_added_to_a_sidecar_is_in_its_journal_at_once()
    {
        var sidecar = Sidecar.Begin(folder, "1", null);
        sidecar.Add(Word("Mourning", 1), FileTime.FromSeconds(1), FileTime.FromSeconds(2));
        sidecar.Add(Word("um", 2), FileTime.FromSeconds(2), FileTime.FromSeconds(3));
        Assert.True(sidecar.Correct(new(1, "Morning")));
        Assert.True(sidecar.Correct(new(2, "")));
        Assert.False(sidecar.Correct(new(9, "nobody's")));
        sidecar.SetLag(TimeSpan.FromSeconds(0.5));
        sidecar.SetRecording(Path.Combine(folder, "film.mkv"));

        var left = ReadLeft();

        Assert.Equal((sidecar.Recording, 1, sidecar.Lag, sidecar.Reach), (left.Recording, left.Count, left.Lag, left.Reach));
        Assert.Contains("Morning", File.ReadAllText(left.Write(null, "srt").Single()), StringComparison.Ordinal);
    }
}
