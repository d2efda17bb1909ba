using LiveCaptions.Translation.Engines;

namespace LiveCaptions.Tests.Translation.Engines;

/// <summary>Names that go through a translation untouched.</summary>
public class ProtectedNamesTests
{
    [Theory]
    [InlineData("Anna Weber is here", "Weber;Anna Weber;Anna", "ZQ0X is here")]
    [InlineData("Anna and Weber", "Weber;Anna Weber;Anna", "ZQ0X and ZQ1X")]
    [InlineData("Weber's house, (Weber) and Weber-Haus.", "Weber", "ZQ0X's house, (ZQ1X) and ZQ2X-Haus.")]
    [InlineData("The Webers and Oberweber saw WeberX and Weber2", "Weber", "The Webers and Oberweber saw WeberX and Weber2")]
    [InlineData("Rose rose from the roses", "Rose", "ZQ0X rose from the roses")]
    [InlineData("Kubectl is one, is kubectl. Kubectl, too, not Kubectl", "kubectl", "ZQ0X is one, is ZQ1X. ZQ2X, too, not Kubectl")]
    [InlineData("C++ and .NET and A.B.", "C++;.NET;A.B.", "ZQ0X and ZQ1X and ZQ2X")]
    [InlineData("Jose\u0301 met Jose", "Jose", "Jose\u0301 met ZQ0X")]
    [InlineData("私は田中さんと東京都にいる", "田中;東京;東京都", "私はZQ0XさんとZQ1Xにいる")]
    [InlineData("アンケートとアンさん", "アン", "アンケートとZQ0Xさん")]
    [InlineData("これはLiveCaptionsです", "LiveCaptions", "これはZQ0Xです")]
    [InlineData("김민수는 김민과 안김민", "김민;김민수", "ZQ0X는 ZQ1X과 안김민")]
    [InlineData("สวัสดีสมชายครับ", "สมชาย", "สวัสดีZQ0Xครับ")]
    [InlineData("مرحبا أحمد، وأحمد", "أحمد", "مرحبا ZQ0X، وأحمد")]
    [InlineData("𠮷野家 is 𠮷野家", "𠮷野家", "ZQ0X is ZQ1X")]
    [InlineData("nothing here", "Weber; ;-;", "nothing here")]
    [InlineData("New  York", " New   York ", "New  York")]
    public void Names_are_found_where_they_are_words_of_their_own_the_longest_first(string text, string names, string marked)
    {
        var found = ProtectedNames.In(text, names.Split(';'));

        Assert.Equal(marked, found.Text);
        Assert.Equal(text, found.Any ? found.PutBack(found.Text) : found.Text);
    }

    [Theory]
    [InlineData("ZQ0X meets Weber", "ZQ0X meets QX0X")]
    [InlineData("zq0x meets Weber", "zq0x meets QX0X")]
    [InlineData("ZQ QX XQ QZ VQ QV ZX XZ Weber", "ZQ QX XQ QZ VQ QV ZX XZ Weber")]
    public void A_text_that_has_such_codes_already_gets_others_or_none(string text, string marked)
    {
        var found = ProtectedNames.In(text, ["Weber"]);

        Assert.Equal(marked, found.Text);
        Assert.Equal(marked != text, found.Any);
    }

    [Theory]
    [InlineData("zq1x trifft ZQ0X", "Mill trifft Anna")]
    [InlineData("ZQ1Xs Haus und ZQ0X'in", "Mills Haus und Anna'in")]
    [InlineData("ZQ0XZQ1X", "AnnaMill")]
    [InlineData("ZQ0X allein", null)]
    [InlineData("ZQ0X und ZQ0X und ZQ1X", null)]
    [InlineData("ZQ0X und ZQ1X und ZQ2X", null)]
    [InlineData("ZQ0X und ZQ999X", null)]
    [InlineData("ZQ0X und ZQ٠X", null)]
    [InlineData("ZQ 0X und ZQ1X", null)]
    [InlineData("", null)]
    public void Each_placeholder_must_come_back_exactly_once(string translation, string? whole) =>
        Assert.Equal(whole, ProtectedNames.In("Anna meets Mill", ["Anna", "Mill"]).PutBack(translation));

    [Fact]
    public void A_name_that_looks_like_a_code_comes_back_as_it_is()
    {
        var found = ProtectedNames.In("the QX1X and Anna", ["QX1X", "Anna"]);

        Assert.Equal("the ZQ0X and ZQ1X", found.Text);
        Assert.Equal("Anna und QX1X", found.PutBack("ZQ1X und ZQ0X"));
    }

    [Theory]
    [InlineData("Anna, Mill.", true)]
    [InlineData("Anna!", true)]
    [InlineData("Anna 2", false)]
    [InlineData("no one", false)]
    public void A_text_may_be_nothing_but_names(string text, bool isAll) =>
        Assert.Equal(isAll, ProtectedNames.In(text, ["Anna", "Mill"]).AreAll);

    /// <summary>Whatever is said and whatever the vocabulary: what is marked comes back, and no name is left that stands alone.</summary>
    [Fact]
    public void Whatever_is_marked_comes_back()
    {
        string[] pieces =
        [
            "Anna",
            "Weber",
            "Anna Weber",
            " ",
            " ",
            "-",
            "東京",
            "都",
            "アン",
            "ケ",
            "김민",
            "는",
            "ZQ",
            "0X",
            "s",
            "'",
            "\u0301",
            "😀",
            "X",
            "1",
        ];
        for (var seed = 0; seed < 3000; seed++)
        {
            var random = new Random(seed);
            string Some(int most) =>
                string.Concat(Enumerable.Range(0, 1 + random.Next(most)).Select(_ => pieces[random.Next(pieces.Length)]));
            var (text, names) = (Some(10), Enumerable.Range(0, 4).Select(_ => Some(2)).ToArray());

            var found = ProtectedNames.In(text, names);

            Assert.Equal(text, found.Any ? found.PutBack(found.Text) : found.Text);
            Assert.All(found.Found, name => Assert.Contains(name, names.Select(one => one.Trim())));
        }
    }

    [Fact]
    public void More_names_than_a_unit_can_have_are_left_as_words()
    {
        var text = string.Join(' ', Enumerable.Repeat("Anna", 150));

        var found = ProtectedNames.In(text, ["Anna"]);

        Assert.Equal(51, found.Text.Split(' ').Count(word => word == "Anna"));
        Assert.Equal(text, found.PutBack(found.Text));
    }
}
