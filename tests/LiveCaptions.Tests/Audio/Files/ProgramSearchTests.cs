using LiveCaptions.Audio.Files;

namespace LiveCaptions.Tests.Audio.Files;

public class ProgramSearchTests
{
    private static readonly string Root = OperatingSystem.IsWindows() ? @"C:\" : "/";
    private static readonly string Beside = Path.Combine(Root, "program", "ffmpeg");
    private static readonly string Tools = Path.Combine(Root, "data", "tools");
    private static readonly string Other = Path.Combine(Root, "other");

    private static ProgramSearch Search(string? chosen, params string[] there) =>
        new(chosen, [Beside, Tools, Other], ".exe", there.Contains);

    [Fact]
    public void The_first_folder_that_has_it_wins()
    {
        var (tools, other) = (Path.Combine(Tools, "ffmpeg.exe"), Path.Combine(Other, "ffmpeg.exe"));

        Assert.Equal(tools, Search(null, other, tools).Find("ffmpeg"));
        Assert.Equal(other, Search(null, other).Find("ffmpeg"));
        Assert.Null(Search(null, Path.Combine(Root, "ffmpeg.exe")).Find("ffmpeg"));
    }

    [Fact]
    public void What_is_not_there_is_expected_at_a_full_path_so_that_no_other_program_of_its_name_runs()
    {
        Assert.Equal(Path.Combine(Beside, "ffmpeg.exe"), Search(null).Expected("ffmpeg"));
        Assert.True(Path.IsPathFullyQualified(FfmpegPrograms.Ffmpeg));
        Assert.True(Path.IsPathFullyQualified(FfmpegPrograms.Ffprobe));
    }

    [Theory]
    [InlineData("mine", "mine/ffmpeg.exe", "mine/ffprobe.exe")]
    [InlineData("mine", "mine/bin/ffmpeg.exe", "mine/bin/ffprobe.exe")]
    [InlineData("mine/ffmpeg.exe", "mine/ffmpeg.exe", "mine/ffprobe.exe")]
    [InlineData("mine/ffmpeg-7.exe", "mine/ffmpeg-7.exe", "mine/ffprobe.exe")]
    public void A_program_or_a_folder_may_be_chosen(string chosen, string ffmpeg, string ffprobe)
    {
        var search = Search(At(chosen), At(ffmpeg), At(ffprobe), Path.Combine(Tools, "ffmpeg.exe"));

        Assert.Equal(At(ffmpeg), search.Find("ffmpeg"));
        Assert.Equal(At(ffprobe), search.Find("ffprobe"));
    }

    [Fact]
    public void No_other_one_takes_the_place_of_the_chosen_one()
    {
        var search = Search(At("mine/ffmpeg.exe"), Path.Combine(Tools, "ffmpeg.exe"));

        Assert.Null(search.Find("ffmpeg"));
        Assert.Equal(At("mine/ffmpeg.exe"), search.Expected("ffmpeg"));
    }

    [Fact]
    public void Ffprobe_comes_from_beside_ffmpeg()
    {
        var search = Search(
            null,
            Path.Combine(Beside, "ffprobe.exe"),
            Path.Combine(Other, "ffmpeg.exe"),
            Path.Combine(Other, "ffprobe.exe")
        );

        Assert.Equal(Path.Combine(Other, "ffprobe.exe"), search.Beside(search.Find("ffmpeg"), "ffprobe"));
        Assert.Null(search.Beside(null, "ffprobe"));
    }

    [Fact]
    public void Folders_relative_to_the_current_one_are_not_looked_in()
    {
        var path = string.Join(Path.PathSeparator, ".", "bin", "", Tools, $" \"{Other}\" ", "..");

        Assert.Equal([Tools, Other], ProgramSearch.FoldersOf(path));
        Assert.Empty(ProgramSearch.FoldersOf(null));
    }

    [Fact]
    public void The_message_says_which_program_is_missing_and_who_named_it()
    {
        Assert.StartsWith(
            "ffmpeg was not found, so",
            FfmpegInstallation.NotFound(Path.Combine(Beside, "ffmpeg.exe"), null),
            StringComparison.Ordinal
        );
        Assert.Contains("which Ffmpeg:Path names", FfmpegInstallation.NotFound(At("mine"), At("mine")), StringComparison.Ordinal);
    }

    private static string At(string path) => Path.Combine([Root, .. path.Split('/')]);
}
