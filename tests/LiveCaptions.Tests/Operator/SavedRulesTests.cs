using System.Text.RegularExpressions;
using LiveCaptions.Captions.Rules;
using LiveCaptions.Captions.Rules.Letters;
using LiveCaptions.Captions.Rules.Numbers;
using LiveCaptions.Operator;
using LiveCaptions.Settings;

namespace LiveCaptions.Tests.Operator;

public sealed class SavedRulesTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("livecaptions-").FullName;

    private string Settings => Path.Combine(folder, "settings.json");

    private string File => SavedSettings.RulesFor(Settings);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static RuleBook Book() => new(new([new("cube", "Kube")], ["darn"]), new Dictionary<TextOutput, Treatment>());

    [Fact]
    public void Rules_of_the_desk_hold_after_a_restart_in_place_of_those_of_the_settings()
    {
        var book = Book();
        new RulesBody(
            new Dictionary<string, string> { ["open  ai"] = "OpenAI; Inc., = x" },
            ["what the heck"],
            new(Blocked.Mask),
            new(),
            new(Casing: Casing.Upper),
            NumberStyle.Digits,
            LetterStyle.Together
        ).PutInto(book);
        Assert.Null(new SavedRules(File).Save(book));

        var (saved, again) = (new SavedRules(File), Book());
        saved.ReadInto(again);

        Assert.Null(saved.Trouble);
        Assert.Equal([new("open ai", "OpenAI; Inc., = x")], again.Lists.Replacements);
        Assert.Equal(["what the heck"], again.Lists.Blocklist);
        Assert.Equal((NumberStyle.Digits, LetterStyle.Together), (again.Lists.Numbers, again.Lists.Letters));
        Assert.Equal(
            (new Treatment(Blocked.Mask), new Treatment(), new Treatment(Casing: Casing.Upper)),
            (again.Of(TextOutput.Overlay), again.Of(TextOutput.Readers), again.Of(TextOutput.Exports))
        );
    }

    [Fact]
    public void Terms_that_were_taken_back_stay_so_after_a_restart_and_when_other_rules_change()
    {
        var book = Book();
        book.Refuse(new("Kubernetes", "cuba netis"));
        book.Refuse(new("Kubernetes", "cube"));
        book.Refuse(new("Kubernetes", "cuba netis"));
        Assert.Null(new SavedRules(File).Save(book));

        var again = Book();
        new SavedRules(File).ReadInto(again);
        (RulesBody.Of(again) with { Refused = null }).PutInto(again);

        Assert.Equal([new("Kubernetes", "cube"), new("Kubernetes", "cuba netis")], again.Lists.Refused);
        (RulesBody.Of(again) with { Refused = [] }).PutInto(again);
        Assert.Empty(again.Lists.Refused);
    }

    [Fact]
    public void So_many_terms_are_taken_back_that_the_oldest_is_forgotten()
    {
        var book = Book();
        for (var i = 0; i <= WordLists.MaxEntries; i++)
            book.Refuse(new("Kubernetes", $"cube {i}"));

        Assert.Equal(("cube 1", WordLists.MaxEntries), (book.Lists.Refused[0].Heard, book.Lists.Refused.Count));
        Assert.Null(RulesBody.Of(book).Fault());
    }

    [Theory]
    [InlineData("", "cuba netis")]
    [InlineData("Kuber, netes", "cuba netis")]
    [InlineData("Kubernetes", "")]
    [InlineData("Kubernetes", "a\nb")]
    public void What_is_no_use_of_a_term_is_refused_as_a_rule(string term, string heard) =>
        Assert.NotNull((RulesBody.Of(Book()) with { Refused = [new(term, heard)] }).Fault());

    [Fact]
    public void Rules_that_do_not_name_numbers_or_letters_leave_them_as_they_are()
    {
        RuleBook book = new(new([], [], NumberStyle.Words, LetterStyle.Together), new Dictionary<TextOutput, Treatment>());
        new RulesBody(new Dictionary<string, string>(), [], new(), new(), new()).PutInto(book);
        Assert.Equal(NumberStyle.Words, book.Lists.Numbers);
        Assert.Equal(NumberStyle.Words, RulesBody.Of(book).Numbers);
        Assert.Equal(LetterStyle.Together, RulesBody.Of(book).Letters);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{ \"replacements\": ")]
    [InlineData("{ \"replacements\": {}, \"blocklist\": [] }")]
    [InlineData("{ \"replacements\": {}, \"blocklist\": [\"a, b\"], \"overlay\": {}, \"readers\": {}, \"exports\": {} }")]
    public void A_spoilt_file_is_told_in_a_sentence_and_the_settings_hold_until_rules_are_saved_anew(string text)
    {
        System.IO.File.WriteAllText(File, text);
        var (saved, book) = (new SavedRules(File), Book());

        saved.ReadInto(book);

        Assert.Matches(
            $@"^The text rules saved in {Regex.Escape(File)} cannot be read, so words are treated as the settings say; it was set aside as {Regex.Escape(File)}\.damaged-[0-9-]+\. Set the rules anew on the operator's page\.$",
            saved.Trouble
        );
        Assert.Equal(["darn"], book.Lists.Blocklist);
        Assert.Null(saved.Save(book));
        Assert.Null(saved.Trouble);
    }

    [Fact]
    public void Rules_that_cannot_be_saved_hold_all_the_same_and_that_is_told()
    {
        System.IO.File.WriteAllText(Path.Combine(folder, "in-the-way"), "");
        Assert.StartsWith(
            "The rules hold from now on but could not be saved, so they end with the program: ",
            new SavedRules(Path.Combine(folder, "in-the-way", "rules.json")).Save(Book()),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Rules_are_not_written_where_there_is_no_file_for_them() => Assert.Null(new SavedRules(null).Save(Book()));
}
