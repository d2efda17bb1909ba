using LiveCaptions.Obs.Requests;
using LiveCaptions.Outputs.Obs;

namespace LiveCaptions.Tests.Outputs.Obs;

public class PictureChecksTests
{
    private const int TopLeft = 5,
        Centre = 0,
        BottomRight = 10;

    [Theory]
    [InlineData(0, 0, 1920, 1080, TopLeft, 1)]
    [InlineData(0, 0, 100, 50, TopLeft, 0.5)]
    [InlineData(50, 50, 100, 100, Centre, 1)]
    [InlineData(100, 100, 50, 100, BottomRight, 0.5)]
    [InlineData(200, 0, 100, 100, TopLeft, 0)]
    [InlineData(0, 0, 0, 0, TopLeft, 0)]
    public void A_box_covers_a_share_of_another_wherever_it_is_aligned(
        double x,
        double y,
        double width,
        double height,
        int alignment,
        double share
    ) => Assert.Equal(share, PictureChecks.ShareCovered(new(0, 0, 100, 100, TopLeft), new(x, y, width, height, alignment)), 0.001);

    [Fact]
    public void Captions_without_a_size_are_not_covered() =>
        Assert.Equal(0, PictureChecks.ShareCovered(new(0, 0, 0, 0, TopLeft), new ItemTransform(0, 0, 10, 10, TopLeft)));
}
