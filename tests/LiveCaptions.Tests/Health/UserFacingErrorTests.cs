using LiveCaptions.Audio;
using LiveCaptions.Health;
using LiveCaptions.Obs;
using LiveCaptions.Outputs.Obs;
using LiveCaptions.Whisper;

namespace LiveCaptions.Tests.Health;

public sealed class UserFacingErrorTests
{
    [Fact]
    public void The_service_and_the_libraries_write_their_messages_for_users()
    {
        Assert.Equal(new("It is gone.", null), UserFacingError.Of(new SourceException("It is gone.")));
        Assert.Equal(new("It is broken.", null), UserFacingError.Of(new ModelFileException("a.bin", "It is broken.")));
    }

    [Fact]
    public void A_refusal_of_OBS_says_apart_what_happened_and_what_to_do()
    {
        var state = new ObsState(ObsStage.Backoff, "OBS is not there; start it.") { What = "OBS is not there.", Fix = "Start it." };

        Assert.Equal(new("OBS is not there.", "Start it."), UserFacingError.Of(new ObsUnavailableException(state)));
    }

    [Fact]
    public void A_fault_of_the_program_is_no_error_for_users() => Assert.Null(UserFacingError.Of(new InvalidOperationException("Oops")));

    /// <summary>A new exception of the service is either written for users or never leaves its room.</summary>
    [Fact]
    public void Every_exception_of_the_service_is_written_for_users() =>
        Assert.All(typeof(UserFacingError).Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(Exception))), type =>
            Assert.True(type.IsAssignableTo(typeof(IUserFacingError)) || type.IsAssignableTo(typeof(ObsException)), type.Name)
        );
}
