using System.Text;
using LiveCaptions.Captions;

namespace LiveCaptions.Tests.Captions;

public class BreakOpportunitiesTests
{
    [Theory]
    [InlineData('日', '本', true)]
    [InlineData('a', '日', true)]
    [InlineData('日', 'a', true)]
    [InlineData('a', 'b', false)]
    [InlineData('한', '국', false)]
    [InlineData('日', '。', false)]
    [InlineData('き', 'ゃ', false)]
    [InlineData('か', '\u3099', false)]
    [InlineData('々', 'に', true)]
    [InlineData('日', '〜', false)]
    [InlineData('「', '日', false)]
    [InlineData('」', '日', true)]
    [InlineData('￥', '日', false)]
    [InlineData('ก', 'ข', false)]
    [InlineData('\u200B', 'ก', true)]
    [InlineData('ก', '\u200B', false)]
    public void Lines_break_within_scripts_without_spaces_but_not_at_marks_that_belong_to_a_side(char before, char after, bool breaks) =>
        Assert.Equal(breaks, BreakOpportunities.MayBreak(new Rune(before), new Rune(after)));

    [Theory]
    [InlineData('ก', 'เ', true)]
    [InlineData('ะ', 'ค', true)]
    [InlineData('ๆ', 'ก', true)]
    [InlineData('ກ', 'ໃ', true)]
    [InlineData('ก', 'ข', false)]
    [InlineData('เ', 'ก', false)]
    [InlineData('ก', 'า', false)]
    [InlineData('ก', '้', false)]
    [InlineData('ะ', 'ๆ', false)]
    [InlineData('a', 'b', false)]
    public void A_long_run_of_Thai_or_Lao_is_parted_where_a_syllable_surely_ends(char before, char after, bool parts) =>
        Assert.Equal(parts, BreakOpportunities.MayPart(new Rune(before), new Rune(after)));

    [Fact]
    public void The_pieces_of_a_text_are_the_text()
    {
        const string text = "OBSで「字幕」を、表示。👩‍🚀";

        Assert.Equal(["OBS", "で", "「字", "幕」", "を、", "表", "示。", "👩‍🚀"], BreakOpportunities.Pieces(text));
    }
}
