using LiveCaptions.Relay;

namespace LiveCaptions.Tests.Relay;

/// <summary>Which machine goes on where several could: the one that has written, since only it knows what it has still to write.</summary>
public class WhoGoesOnTests
{
    private readonly RelayedHall hall = new();

    /// <summary>Of two machines, this one asks first, and the other one writes.</summary>
    private async Task<(RelayedHall.Captioner First, RelayedHall.Captioner Writes)> OpenAsync()
    {
        var (first, writes) = (hall.AddCaptioner("a"), hall.AddCaptioner("b"));
        await hall.PassAsync(1);
        writes.Publisher.TakeOver();
        await hall.PassAsync(4);
        Assert.Equal((RelayState.Standby, RelayState.Writing), (first.Publisher.Report.State, writes.Publisher.Report.State));
        return (first, writes);
    }

    [Fact]
    public async Task A_store_without_memory_is_left_to_the_one_that_has_written_by_one_that_was_just_started()
    {
        var (first, writes) = await OpenAsync();

        hall.Store.Forget();
        await hall.PassAsync(5);

        Assert.Equal((RelayState.Standby, RelayState.Writing), (first.Publisher.Report.State, writes.Publisher.Report.State));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(20)]
    public async Task After_an_absence_of_the_store_the_one_that_has_written_goes_on_although_its_lease_has_run_out(int listened)
    {
        var (first, writes) = await OpenAsync();
        await hall.PassAsync(listened);

        hall.Store.IsAway = true;
        await hall.PassAsync(6);
        hall.Store.IsAway = false;
        await hall.PassAsync(5);

        Assert.Equal((RelayState.Standby, RelayState.Writing), (first.Publisher.Report.State, writes.Publisher.Report.State));
    }

    [Fact]
    public async Task What_a_store_that_stood_still_carries_out_late_takes_nothing_from_the_one_that_has_written()
    {
        var (first, writes) = await OpenAsync();
        await hall.PassAsync(20);

        hall.Store.StandsStill = true;
        await hall.PassAsync(6);
        hall.Store.StandsStill = false;
        await hall.PassAsync(10);

        Assert.Equal((RelayState.Standby, RelayState.Writing), (first.Publisher.Report.State, writes.Publisher.Report.State));
    }

    [Fact]
    public async Task The_one_that_has_written_goes_on_although_it_finds_the_store_later_and_its_lease_runs_out_meanwhile()
    {
        var (first, writes) = await OpenAsync();
        await hall.PassAsync(20);

        // As after a failover: the store is back before the lease has run out, and the writer has not found it yet.
        hall.Store.IsAway = true;
        await hall.PassAsync(1);
        hall.Kill(writes);
        hall.Store.IsAway = false;
        await hall.PassAsync(4);

        Assert.Equal(RelayState.Standby, first.Publisher.Report.State);
    }

    [Fact]
    public async Task If_it_is_lost_during_the_absence_another_one_goes_on()
    {
        var (first, writes) = await OpenAsync();
        await hall.PassAsync(20);

        hall.Store.IsAway = true;
        await hall.PassAsync(6);
        hall.Kill(writes);
        hall.Store.IsAway = false;
        await hall.PassAsync(7);

        Assert.Equal(RelayState.Writing, first.Publisher.Report.State);
    }
}
