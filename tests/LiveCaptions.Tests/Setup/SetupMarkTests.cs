using LiveCaptions.Setup;

namespace LiveCaptions.Tests.Setup;

public sealed class SetupMarkTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("livecaptions-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void That_the_set_up_was_done_outlasts_the_program()
    {
        var file = Path.Combine(folder, "deep", "settings.setup.json");
        Assert.False(new SetupMark(file).IsDone);

        Assert.Null(new SetupMark(file).Set(done: true));
        Assert.True(new SetupMark(file).IsDone);

        Assert.Null(new SetupMark(file).Set(done: false));
        Assert.False(new SetupMark(file).IsDone);
    }

    [Fact]
    public void A_mark_that_cannot_be_saved_is_told_in_a_sentence()
    {
        File.WriteAllText(Path.Combine(folder, "file"), "");
        var trouble = new SetupMark(Path.Combine(folder, "file", "settings.setup.json")).Set(done: true);
        Assert.Contains("could not be saved", trouble, StringComparison.Ordinal);
        Assert.Contains("captions are not affected", trouble, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_file_it_holds_until_the_program_ends()
    {
        var mark = new SetupMark(null);
        Assert.Null(mark.Set(done: true));
        Assert.True(mark.IsDone);
    }
}
