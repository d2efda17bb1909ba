using LiveCaptions.Outputs.Obs.Recordings;

namespace LiveCaptions.Tests.Outputs.Obs.Recordings;

public class RecordingSessionTests
{
    private readonly RecordingSession session = new();

    private static TimeSpan At(double seconds) => TimeSpan.FromSeconds(seconds);

    [Fact]
    public void The_first_check_after_a_start_learns_the_lag_and_later_ones_correct_drift()
    {
        session.Start("a", At(100));
        Assert.Equal(At(103), session.NextCheck);

        Assert.Equal((TimeSpan.Zero, true), session.Check(At(103), At(2.5), paused: false));
        Assert.Equal((At(0.5), At(123)), (session.Lag, session.NextCheck));
        Assert.Equal((At(5), false), session.Check(At(123), At(17.5), paused: false));
    }

    [Fact]
    public void A_paused_recording_teaches_no_lag()
    {
        session.Start("a", At(0));
        session.Pause(At(1));

        Assert.Equal((TimeSpan.Zero, false), session.Check(At(3), At(0.5), paused: true));
        Assert.Equal(TimeSpan.Zero, session.Lag);
        session.ScheduleCheck(At(3));
        Assert.Equal(At(6), session.NextCheck);
    }

    [Fact]
    public void A_joined_recording_counts_as_just_joined_until_the_next_check_or_its_stop()
    {
        session.Join("a", At(50), At(10), paused: false, lag: default);

        Assert.True(session.WasJustJoined(At(69)));
        Assert.False(session.WasJustJoined(At(70)));
        session.Stop(At(60));
        Assert.False(session.WasJustJoined(At(61)));
        Assert.Null(session.Journal);
        Assert.Equal(("a", 15), session.Place(At(55), At(56)).Select(p => (p.Journal, p.Start.Seconds)).Single());
    }
}
