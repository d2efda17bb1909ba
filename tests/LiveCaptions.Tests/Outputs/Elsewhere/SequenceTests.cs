using LiveCaptions.Outputs.Elsewhere;

namespace LiveCaptions.Tests.Outputs.Elsewhere;

public sealed class SequenceTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("livecaptions-").FullName;

    private string PathOf => Path.Combine(folder, "outputs", "a.seq");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Each_text_has_the_next_number_and_a_second_attempt_the_same()
    {
        var sequence = new Sequence(PathOf);

        Assert.Equal([1, 1, 2, 2, 3], new long[] { 1, 1, 2, 2, 3 }.Select(sequence.Of));
    }

    [Fact]
    public void Numbers_go_on_after_a_restart_although_texts_begin_anew()
    {
        var before = new Sequence(PathOf);
        before.Of(1);
        before.Of(2);

        Assert.Equal(3, new Sequence(PathOf).Of(1));
    }

    [Fact]
    public void Numbers_go_on_behind_those_of_somebody_else()
    {
        var sequence = new Sequence(PathOf);
        sequence.Of(1);

        sequence.GoOnFrom(41);

        Assert.Equal(42, sequence.Of(1));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-5")]
    [InlineData("garbage")]
    public void A_damaged_file_begins_anew_and_one_that_cannot_be_written_stops_nothing(string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf)!);
        File.WriteAllText(PathOf, content);
        Assert.Equal(1, new Sequence(PathOf).Of(1));

        var nowhere = new Sequence(Path.Combine(PathOf, "below-a-file.seq"));
        Assert.Equal([1, 2], new long[] { 1, 2 }.Select(nowhere.Of));
    }

    [Fact]
    public void The_name_of_the_file_does_not_tell_the_address_and_differs_by_it()
    {
        var one = Sequence.PathFor(folder, "https://zoom.example/closedcaption?id=SECRET");

        Assert.DoesNotContain("SECRET", one, StringComparison.OrdinalIgnoreCase);
        Assert.NotEqual(one, Sequence.PathFor(folder, "https://zoom.example/closedcaption?id=OTHER"));
    }
}
