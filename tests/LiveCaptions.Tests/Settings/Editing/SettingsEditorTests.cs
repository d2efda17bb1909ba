using System.Text;
using System.Text.Json.Nodes;
using LiveCaptions.Settings;
using LiveCaptions.Settings.Editing;

namespace LiveCaptions.Tests.Settings.Editing;

/// <summary>Changes of files as people write them, to the letter.</summary>
public class SettingsEditorTests
{
    private static string Apply(string file, params SettingsEdit[] edits) =>
        Encoding.UTF8.GetString(SettingsEditor.Apply(Encoding.UTF8.GetBytes(file), "file.json", edits));

    private static SettingsEdit Set(string key, JsonNode? value) => SettingsEdit.Set(key, value);

    public static TheoryData<string, string, string> Values =>
        new()
        {
            { "{\n  // why\n  \"Port\": 1, // then\n}\n", "Port", "{\n  // why\n  \"Port\": 2, // then\n}\n" },
            { "{\"port\" : /* b */ [1, /* c */ 2] /* d */}", "Port", "{\"port\" : /* b */ 2 /* d */}" },
            { "{}", "Port", "{\n  \"Port\": 2\n}" },
            { "{ }", "Port", "{\n  \"Port\": 2\n}" },
            { "// above\n{ // first\n  // last\n}\n// below", "Port", "// above\n{ // first\n  \"Port\": 2\n  // last\n}\n// below" },
            { "{\r\n\t\"A\": 1 // one\r\n}\r\n", "Port", "{\r\n\t\"A\": 1, // one\r\n\t\"Port\": 2\r\n}\r\n" },
            { "{\n  \"A\": 1, // one\n  // end\n}", "Port", "{\n  \"A\": 1, // one\n  \"Port\": 2,\n  // end\n}" },
            { "{ \"A\": 1 }", "Port", "{ \"A\": 1, \"Port\": 2 }" },
            { "{ \"A\": 1, }", "Port", "{ \"A\": 1, \"Port\": 2, }" },
            {
                "{\n    \"A\": 1\n}",
                "Obs:Gate:X",
                "{\n    \"A\": 1,\n    \"Obs\": {\n        \"Gate\": {\n            \"X\": 2\n        }\n    }\n}"
            },
            { "{\n  \"OBS\": {},\n  \"A\": 1\n}", "Obs:X", "{\n  \"OBS\": {\n    \"X\": 2\n  },\n  \"A\": 1\n}" },
            { "{ \"Obs\": null /* later */ }", "Obs:X", "{ \"Obs\": { \"X\": 2 } /* later */ }" },
            { "{ \"Obs:Gate\": { \"A\": 1 } }", "Obs:Gate:X", "{ \"Obs:Gate\": { \"A\": 1, \"X\": 2 } }" },
            { "{ \"Obs:X\": 1, \"Obs\": { \"X\": 3 } }", "Obs:X", "{ \"Obs:X\": 1, \"Obs\": { \"X\": 2 } }" },
            { "{\n  \"S\": \"// no comment, {\" // one\n}", "X", "{\n  \"S\": \"// no comment, {\", // one\n  \"X\": 2\n}" },
            { "{\n  \"A\": 1 /* one\n  two */ /* three */\n}", "X", "{\n  \"A\": 1, /* one\n  two */ /* three */\n  \"X\": 2\n}" },
            { "{\r  \"A\": 1 // one\r}", "X", "{\r  \"A\": 1, // one\r  \"X\": 2\r}" },
        };

    [Theory]
    [MemberData(nameof(Values))]
    public void A_value_is_set_where_it_stands_or_belongs(string before, string key, string after) =>
        Assert.Equal(after, Apply(before, Set(key, 2)));

    public static TheoryData<string, string> Removals =>
        new()
        {
            { "{\n  \"A\": 1,\n  // why\n  \"X\": 2, // then\n  \"B\": 3\n}", "{\n  \"A\": 1,\n  // why\n  // then\n  \"B\": 3\n}" },
            { "{\n  \"A\": 1,\n  \"X\": 2\n}", "{\n  \"A\": 1\n}" },
            { "{\n  \"A\": 1, // one\n  \"X\": 2,\n}", "{\n  \"A\": 1, // one\n}" },
            { "{ \"A\": 1, \"X\": 2 }", "{ \"A\": 1 }" },
            { "{ \"x\": 2, \"A\": 1 }", "{ \"A\": 1 }" },
            { "{\"X\":2}", "{}" },
            { "{\n  \"X\": { // inside\n    \"Y\": 1\n  },\n  \"A\": 1\n}", "{\n  \"A\": 1\n}" },
            { "{ \"X\": /* a */ 2 /* b */, \"A\": 1 }", "{ /* a */ /* b */ \"A\": 1 }" },
            { "{\n  \"X\": // a\n    2,\n  \"A\": 1\n}", "{\n  // a\n\n  \"A\": 1\n}" },
            { "{\n  \"X:Y\": 1,\n  \"A\": 1,\n  \"x\": { \"Z\": 1 }\n}", "{\n  \"A\": 1\n}" },
            { "{ \"A\": 1 }", "{ \"A\": 1 }" },
        };

    [Theory]
    [MemberData(nameof(Removals))]
    public void A_key_is_removed_and_comments_around_it_stay(string before, string after) =>
        Assert.Equal(after, Apply(before, SettingsEdit.Remove("X")));

    [Fact]
    public void A_track_is_renamed_in_its_place() =>
        Assert.Equal(
            "{ \"Tracks\": { \"anna\": { \"Label\": \"guest\" } }, \"Tracks:anna:Device\": \"\" }",
            Apply(
                "{ \"Tracks\": { \"guest\": { \"Label\": \"guest\" } }, \"Tracks:GUEST:Device\": \"\" }",
                SettingsEdit.Rename("Tracks:guest", "anna")
            )
        );

    [Fact]
    public void Letters_stay_letters_and_what_would_end_a_text_is_escaped() =>
        Assert.Equal(
            "{\n  \"A\": \"Jürgen 🎤 \\\"x\\\" C:\\\\a\\u0007\\u2028\"\n}",
            Apply("{}", Set("A", "Jürgen 🎤 \"x\" C:\\a\a\u2028"))
        );

    [Fact]
    public void A_section_is_set_member_by_member() =>
        Assert.Equal(
            "{ \"Tracks\": { \"guest\": { \"Source\": \"browser\", \"Label\": \"\" } } }",
            Apply(
                "{ \"Tracks\": {} }".Replace("{}", "{ \"guest\": { \"Source\": \"demo\" } }", StringComparison.Ordinal),
                Set("Tracks:guest", new JsonObject { ["Source"] = "browser", ["Label"] = "" })
            )
        );

    [Theory]
    [InlineData("")]
    [InlineData("[1]")]
    [InlineData("{ \"A\": 1")]
    [InlineData("{ \"A\": 1, \"a\": 2 }")]
    public void A_file_that_the_reader_refuses_is_not_touched(string file) =>
        Assert.Throws<SettingsException>(() => Apply(file, Set("X", 1)));

    [Fact]
    public void Nothing_is_written_that_the_reader_would_refuse() =>
        Assert.Throws<SettingsException>(() => Apply("{ \"Server\": 5 }", Set("Server:Port", 1)));

    [Fact]
    public void A_new_file_takes_its_first_setting()
    {
        var text = Encoding.UTF8.GetString(SettingsEditor.Apply(SettingsEditor.NewFile, "new", [Set("Server:Port", 5000)]));

        Assert.Equal("5000", SettingsFile.Parse(Encoding.UTF8.GetBytes(text), "new")[^1].Text);
        Assert.Contains("comments stay", text, StringComparison.Ordinal);
    }
}
