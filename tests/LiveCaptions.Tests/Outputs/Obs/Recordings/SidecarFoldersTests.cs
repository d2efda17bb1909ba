using LiveCaptions.Exports;
using LiveCaptions.Outputs.Obs.Recordings;
using LiveCaptions.Whisper;

namespace LiveCaptions.Tests.Outputs.Obs.Recordings;

public sealed class SidecarFoldersTests : IDisposable
{
    private const string Own = "1\n00:00:01,000 --> 00:00:02,000\nBy hand.\n";

    private readonly string folder = Directory.CreateTempSubdirectory("livecaptions-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string Data => Path.Combine(folder, "data");

    private string In(string name) => Path.Combine(folder, name);

    private SidecarFolders Folders(string? into = null, string obs = "localhost:4455", string track = "main") =>
        new(new() { Folder = into, Formats = "srt" }, new(obs, track), Data);

    private static RecordingTranscript Transcript(string text) =>
        new("film", null, AudioTime.Zero, [new SettledWord(text, false, AudioTime.FromSeconds(1), AudioTime.FromSeconds(2), 1)]);

    private string Write(string text, string? recording = null, SidecarFolders? by = null) =>
        Assert.Single((by ?? Folders()).Write(Transcript(text), recording ?? In("film.mkv")));

    public static TheoryData<string> RemotePaths() =>
        OperatingSystem.IsWindows()
            ? ["/Videos/me/x.mkv", "x.mkv"]
            :
            [
                "C:/Videos/me/x.mkv",
                @"D:\Videos\me\x.mkv",
                @"\\server\share\x.mkv",
                "//server/share/x.mkv",
                @"\\?\C:\Videos\x.mkv",
                @"\\wsl$\Debian\x.mkv",
                "file:///Videos/x.mkv",
                @"..\x.mkv",
                "../x.mkv",
                "x.mkv",
                "/no/such/folder/x.mkv",
            ];

    [Fact]
    public void Subtitles_of_a_translation_have_its_language_in_their_name_and_leave_the_others_alone()
    {
        var spanish = new SidecarFolders(new() { Formats = "srt" }, new("localhost:4455", "es"), Data) { Language = "es" };
        Write("Good day.");

        Assert.Equal(In("film.es.srt"), Write("Buenos días.", by: spanish));
        Assert.Contains("Good day.", File.ReadAllText(In("film.srt")), StringComparison.Ordinal);
        Write("Buenas noches.", by: spanish);
        Assert.Contains("Buenas noches.", File.ReadAllText(In("film.es.srt")), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(RemotePaths))]
    public void Subtitles_of_a_recording_elsewhere_go_to_our_folder_and_never_into_the_current_one(string recording)
    {
        var before = Directory.GetFileSystemEntries(Directory.GetCurrentDirectory());

        var file = Write("Remote.", recording);

        Assert.Equal(Path.Combine(Data, "subtitles"), Path.GetDirectoryName(file));
        Assert.EndsWith("x.srt", file, StringComparison.Ordinal);
        Assert.DoesNotContain('\\', Path.GetFileName(file));
        Assert.Equal(before, Directory.GetFileSystemEntries(Directory.GetCurrentDirectory()));
        Assert.Contains(
            Path.Combine(Data, "subtitles"),
            Folders().Notice(recording, Folders().IsHere(recording)),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [MemberData(nameof(RemotePaths))]
    public void A_folder_that_the_settings_name_takes_subtitles_of_every_recording(string recording)
    {
        var file = Write("Remote.", recording, Folders(In("named")));

        Assert.Equal(In("named"), Path.GetDirectoryName(file));
        Assert.Null(Folders(In("named")).Notice(recording, false));
    }

    [Fact]
    public void A_folder_of_the_same_name_here_does_not_make_a_remote_recording_a_local_one()
    {
        var remote = Folders(obs: "studio-2:4455");

        Assert.False(remote.IsHere(In("film.mkv")));
        File.WriteAllText(In("film.mkv"), "the film, on a shared disk");
        Assert.True(remote.IsHere(In("film.mkv")));
    }

    [Fact]
    public void Subtitles_that_a_person_made_stay_and_ours_stand_beside_them()
    {
        File.WriteAllText(In("film.srt"), Own);

        Assert.Equal(In("film.captions.srt"), Write("Ours."));
        Assert.Equal(In("film.captions.srt"), Write("Ours, again."));
        Assert.Equal(Own, File.ReadAllText(In("film.srt")));
    }

    [Fact]
    public void Our_own_subtitles_are_replaced_in_any_later_run_until_a_person_changes_them()
    {
        Write("Once.");
        Assert.Equal(In("film.srt"), Write("Twice."));
        File.AppendAllText(In("film.srt"), "corrected by hand");

        Assert.Equal(In("film.captions.srt"), Write("Thrice."));
        Assert.Contains("Twice.", File.ReadAllText(In("film.srt")), StringComparison.Ordinal);
    }

    [Fact]
    public void Services_that_caption_the_same_recording_write_a_file_each()
    {
        Write("English.");

        Assert.Equal(In("film.captions.srt"), Write("Deutsch.", by: Folders(track: "german")));
        Assert.Contains("English.", File.ReadAllText(In("film.srt")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_link_that_somebody_planted_is_not_followed(bool dangling)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need rights there.");
        if (!dangling)
            File.WriteAllText(In("precious"), Own);
        File.CreateSymbolicLink(In("film.srt"), In("precious"));

        Assert.Equal(In("film.captions.srt"), Write("Ours."));
        Assert.Equal(!dangling, File.Exists(In("precious")));
    }

    [Fact]
    public void A_folder_in_place_of_the_subtitles_is_passed_by()
    {
        Directory.CreateDirectory(In("film.srt"));

        Assert.Equal(In("film.captions.srt"), Write("Ours."));
    }

    [Fact]
    public void Without_a_record_of_what_was_written_nothing_is_replaced()
    {
        Write("Once.");
        Directory.Delete(Data, recursive: true);

        Assert.Equal(In("film.captions.srt"), Write("Twice."));
    }
}
