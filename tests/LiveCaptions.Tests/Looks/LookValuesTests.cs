using System.Text.Json;
using System.Text.RegularExpressions;
using LiveCaptions.Looks;

namespace LiveCaptions.Tests.Looks;

/// <summary>What a look may set, against the overlay's own parser: the same examples are read by its tests.</summary>
public sealed partial class LookValuesTests
{
    private static readonly string[] OfTheSource = ["track", "debug", "token", "key", "keycolor"];

    [Fact]
    public void The_examples_that_the_overlay_reads_are_taken_and_those_that_it_refuses_are_refused()
    {
        using var examples = JsonDocument.Parse(File.ReadAllText(Repository.PathOf("overlays/tests/element/look-values.json")));
        foreach (var (kind, right) in new[] { ("taken", true), ("refused", false) })
        foreach (var example in examples.RootElement.GetProperty(kind).EnumerateArray())
        {
            var fault = LookValues.Fault(new Dictionary<string, string> { [example[0].GetString()!] = example[1].GetString()! });

            Assert.True(fault is null == right, $"{example}: {fault ?? "taken"}");
        }
    }

    [Fact]
    public void Every_parameter_of_the_overlay_but_those_of_a_source_has_examples_and_can_be_set()
    {
        using var examples = JsonDocument.Parse(File.ReadAllText(Repository.PathOf("overlays/tests/element/look-values.json")));
        var parser = File.ReadAllText(Repository.PathOf("overlays/element/parameters.js"));
        var known = Parameter().Matches(parser).Select(match => match.Groups[1].Value).Except(OfTheSource).Order().ToList();

        Assert.Equal(25, known.Count);
        Assert.Equal(known, LookValues.Names.Order());
        Assert.Equal(
            known,
            examples.RootElement.GetProperty("taken").EnumerateArray().Select(example => example[0].GetString()!).Distinct().Order()
        );
    }

    [Fact]
    public void Every_theme_of_the_overlay_can_be_kept_and_no_other()
    {
        var themes = Theme()
            .Matches(File.ReadAllText(Repository.PathOf("overlays/element/themes.js")))
            .Select(match => match.Groups[1].Value);

        Assert.EndsWith(
            $"it must be one of: {string.Join(", ", themes)}.",
            LookValues.Fault(new Dictionary<string, string> { ["theme"] = "none" }),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("track", "main", "A look does not set \"track\", so nothing was changed. It sets: theme, mode, ")]
    [InlineData("SIZE", "56", "A look does not set \"SIZE\", so nothing was changed. It sets: theme, mode, ")]
    [InlineData("size", "5\u001b[31m", "size is \"5\", so nothing was changed; it must be a number from 12 to 300.")]
    public void A_fault_says_what_is_wrong_and_what_would_be_right(string name, string value, string fault) =>
        Assert.StartsWith(fault, LookValues.Fault(new Dictionary<string, string> { [name] = value }), StringComparison.Ordinal);

    [Fact]
    public void A_value_that_is_missing_is_a_fault() =>
        Assert.NotNull(LookValues.Fault(new Dictionary<string, string> { ["size"] = null! }));

    [Theory]
    [InlineData("stage", true)]
    [InlineData("camera-2", true)]
    [InlineData("", false)]
    [InlineData("Stage", false)]
    [InlineData("stage\n", false)]
    [InlineData("a b", false)]
    [InlineData("../x", false)]
    [InlineData("123456789012345678901234567890123", false)]
    public void A_name_is_made_of_letters_digits_and_hyphens(string name, bool right) =>
        Assert.Equal(right, LookValues.FaultOfName(name) is null);

    [GeneratedRegex(@"^  ([a-z]+): \{ read:", RegexOptions.Multiline)]
    private static partial Regex Parameter();

    [GeneratedRegex(@"^  ([a-z0-9]+): \{(?: name:|$)", RegexOptions.Multiline)]
    private static partial Regex Theme();
}
