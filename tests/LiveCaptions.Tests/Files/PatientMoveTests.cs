using LiveCaptions.Files;

namespace LiveCaptions.Tests.Files;

public class PatientMoveTests
{
    private int moves,
        pauses;

    private void Run(int failures, Func<Exception> failure, int tries = 11) =>
        PatientMove.Run(
            () =>
            {
                if (moves++ < failures)
                    throw failure();
            },
            () => pauses++,
            tries
        );

    [Fact]
    public void A_reader_that_closes_the_file_in_time_costs_pauses_only()
    {
        Run(10, () => new UnauthorizedAccessException());

        Assert.Equal((11, 10), (moves, pauses));
    }

    [Fact]
    public void A_reader_that_keeps_it_open_is_an_error_after_the_last_try()
    {
        Assert.Throws<IOException>(() => Run(int.MaxValue, () => new IOException("in use")));

        Assert.Equal((11, 10), (moves, pauses));
    }

    [Fact]
    public void A_missing_file_is_not_waited_for()
    {
        Assert.Throws<FileNotFoundException>(() => Run(1, () => new FileNotFoundException()));

        Assert.Equal((1, 0), (moves, pauses));
    }

    [Fact]
    public void Systems_that_allow_it_at_once_are_asked_once()
    {
        Assert.Throws<UnauthorizedAccessException>(() => Run(1, () => new UnauthorizedAccessException(), tries: 1));

        Assert.Equal((1, 0), (moves, pauses));
    }
}
