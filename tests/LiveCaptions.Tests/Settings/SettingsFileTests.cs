using System.Text;
using LiveCaptions.Settings;

namespace LiveCaptions.Tests.Settings;

public class SettingsFileTests
{
    private static IReadOnlyList<SettingValue> Parse(string json) => SettingsFile.Parse(Encoding.UTF8.GetBytes(json), "my.json");

    private static string Problem(string json) => Assert.Single(Assert.Throws<SettingsException>(() => Parse(json)).Problems);

    [Fact]
    public void Values_know_their_line()
    {
        var values = Parse("{\n  // mine\n  \"Server\": {\n    \"Port\": 5000,\n  },\n}");

        Assert.Equal([new("Server", null, "line 3 of my.json"), new("Server:Port", "5000", "line 4 of my.json")], values);
    }

    [Fact]
    public void The_schema_line_is_no_setting_and_null_keeps_the_default()
    {
        Assert.Equal([new("Loop", null, "line 1 of my.json")], Parse("{ \"$schema\": \"x\", \"Loop\": null }"));
    }

    [Fact]
    public void A_list_in_place_of_a_value_is_read_as_a_list()
    {
        Assert.Equal(
            [new("Port", SettingValue.List, "line 1 of my.json"), new("Lines", "2", "line 1 of my.json")],
            Parse("{ \"Port\": [1, {\"a\": 2}], \"Lines\": 2 }")
        );
    }

    [Fact]
    public void A_byte_order_mark_is_skipped()
    {
        Assert.Single(SettingsFile.Parse([.. Encoding.UTF8.Preamble, .. "{\"a\":1}"u8], "my.json"));
    }

    [Fact]
    public void Broken_JSON_is_reported_with_its_line_and_column()
    {
        Assert.StartsWith(
            "my.json is not proper JSON: look at line 3, column 3,",
            Problem("{\n  \"a\": 1\n  \"b\": 2\n}"),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("[1]")]
    [InlineData("4955")]
    [InlineData("{} {}")]
    [InlineData("{ \"a\": ")]
    public void A_file_that_is_not_one_object_is_one_error(string json)
    {
        Assert.StartsWith("my.json ", Problem(json), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_does_not_exist_is_named()
    {
        var trouble = Assert.Throws<SettingsException>(() => SettingsFile.Read("no-such.json"));

        Assert.Equal("the file no-such.json does not exist.", Assert.Single(trouble.Problems));
    }

    [Fact]
    public void The_environment_names_settings_with_double_underscores()
    {
        var values = SettingsSources.FromEnvironment(
            new Dictionary<string, string>
            {
                ["LIVECAPTIONS__SERVER__PORT"] = "5000",
                ["LIVECAPTIONS__TRACKS__HALL__SOURCE"] = "stdin",
                ["PATH"] = "/bin",
            }
        );

        Assert.Equal(["SERVER:PORT", "TRACKS:hall:SOURCE"], values.Select(value => value.Key));
    }
}
