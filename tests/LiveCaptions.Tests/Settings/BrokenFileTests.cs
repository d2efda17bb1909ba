using System.Text;
using LiveCaptions.Settings;

namespace LiveCaptions.Tests.Settings;

/// <summary>
/// Files as editors, word processors, shells and power cuts leave them: each is read, or is one clear sentence with its line.
/// </summary>
public class BrokenFileTests
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public static TheoryData<string, byte[]> Readable =>
        new()
        {
            { "UTF-8", Utf8.GetBytes(Whole) },
            { "UTF-8 with a mark", [.. Encoding.UTF8.Preamble, .. Utf8.GetBytes(Whole)] },
            { "UTF-16, as PowerShell writes it", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Whole)] },
            { "UTF-16 without a mark", Encoding.Unicode.GetBytes(Whole) },
            { "big-endian UTF-16", [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(Whole)] },
            { "big-endian UTF-16 without a mark", Encoding.BigEndianUnicode.GetBytes(Whole) },
            { "line ends of Windows", Utf8.GetBytes(Whole.Replace("\n", "\r\n", StringComparison.Ordinal)) },
            { "comments and surplus commas", Utf8.GetBytes("/* ours */ " + Whole.Replace(" }", ", } // here", StringComparison.Ordinal)) },
        };

    private const string Whole = "{\n\t\"Tracks\": {\n\t\t\"main\": { \"Label\": \"Größe é 字幕\" } \n}\n}";

    [Theory]
    [MemberData(nameof(Readable))]
    public void Whatever_an_editor_saves_as_text_is_read(string kind, byte[] bytes)
    {
        Assert.NotEmpty(kind);

        Assert.Equal(new("Tracks:main:Label", "Größe é 字幕", "line 3 of my.json"), SettingsFile.Parse(bytes, "my.json")[^1]);
    }

    [Theory]
    [InlineData("{\n \"S\": {", "line 2", "a missing or surplus comma, quote or bracket")]
    [InlineData("{\n \"S\": \"C:\\clips\\talk.mp4\" }", "line 2", "each backslash twice (\"C:\\\\clips\\\\talk.mp4\"), or use /")]
    [InlineData("{\n \"S\": \"C:\\users\\me.wav\" }", "line 2", "each backslash twice")]
    [InlineData("{\n \"S\": \"D:\\Übung.mp4\" }", "line 2", "each backslash twice")]
    [InlineData("{\n \"S\": \"C:\\clips\\\",\n \"T\": 1 }", "line 2", "backslash")]
    [InlineData("{\n \"Folder\": \"\\server\\share\" }", "line 2", "each backslash twice")]
    [InlineData("{\n “Server”: {} }", "line 2", "typographic quotes")]
    [InlineData("{\n \"Label\": „Saal“ }", "line 2", "typographic quotes")]
    [InlineData("{\n 'Server': {} }", "line 2", "single quotes")]
    [InlineData("{\n # mine\n \"a\": 1 }", "line 2", "comments begin with //")]
    [InlineData("{\n \"a\": \"one\ttwo\" }", "line 2", "tab")]
    [InlineData("{\n \"a\": \"one\n two\" }", "line 2", "closing quote is missing")]
    [InlineData("{\n \"a\": 1\n \"b\": 2 }", "line 3", "comma, quote or bracket")]
    [InlineData("{\n \"a\": 01 }", "line 2", "comma, quote or bracket")]
    [InlineData("{\n \"a\": NaN }", "line 2", "comma, quote or bracket")]
    [InlineData("{\n \"a\": \"\\ud800\" }", "line 2", "half a character")]
    [InlineData("{\n \"\\udc00\": 1 }", "line 2", "half a character")]
    [InlineData("{\n \"a\": 1,\n \"a\": 2 }", "line 2", "line 3")]
    [InlineData("{\n \"Tracks\": {\n \"hall\": {},\n \"Hall\": {} } }", "line 3", "line 4")]
    [InlineData("{\n \"Tracks\": {\n \"hall\": {},\n \"hall \": {} } }", "line 3", "line 4")]
    [InlineData("{\n \"Server\": {},\n \"server\": {} }", "line 2", "line 3")]
    [InlineData("", "is empty", "")]
    [InlineData(" \r\n\t", "is empty", "")]
    [InlineData("{\n \"a\": {\0\0\0\0\0", "line 2", "power failure")]
    [InlineData("\0\0\0\0\0\0\0\0", "line 1", "power failure")]
    [InlineData("{\n \"a\": ", "line 2", "bracket")]
    public void A_fault_is_one_sentence_with_its_place_and_its_cure(string text, string place, string cure) =>
        Told(Utf8.GetBytes(text), place, cure);

    [Fact]
    public void Bytes_of_another_encoding_are_named_with_their_line()
    {
        Told(Encoding.Latin1.GetBytes("{\n \"Label\": \"Café\" }"), "line 2", "\"é\" is meant");
        Told([.. "{\n \"Label\": \""u8, 0x93, .. "\" }"u8], "line 2", "Save the file as UTF-8");
        Told([.. "{\n \"Caf"u8, 0xE9, .. "\": 1 }"u8], "line 2", "\"é\" is meant");
        Told([.. Encoding.Unicode.GetBytes("{ \"a\": 1 }"), 0x20], "my.json", "UTF-16");
    }

    [Fact]
    public void Nesting_without_end_is_a_sentence()
    {
        var deep = string.Concat(Enumerable.Repeat("{\"a\":", 100_000));

        Told(Utf8.GetBytes(deep), "line 1", "brackets within brackets");
        Told(Utf8.GetBytes($"{{ \"a\": {new string('[', 100_000)}"), "line 1", "brackets within brackets");
    }

    [Theory]
    [InlineData("Server:Port", "99999999999999999999999999999999")]
    [InlineData("Server:Port", "1e999")]
    [InlineData("Captions:Hold", "1e999")]
    [InlineData("Captions:Hold", "-1e999")]
    [InlineData("Tracks:main:Source", "C:\talk\new.mp4")]
    [InlineData("Tracks:main:Source", "talk\0.mp4")]
    [InlineData("Tracks:main:Label", "\u001b[2J")]
    [InlineData("Tracks:main:Label", "Caf\uFFFD")]
    [InlineData("Tracks:main:Label", "\ud800")]
    [InlineData("Tracks:main:Command", "cat\0")]
    [InlineData("Words:Blocklist", "Caf\uFFFD")]
    public void A_value_that_cannot_be_meant_is_refused_wherever_it_comes_from(string key, string text)
    {
        var error = Assert.Single(
            Assert.Throws<SettingsException>(() => SettingsReader.Read([new(key, text, "environment variable X")])).Problems
        );

        Assert.Contains(key, error, StringComparison.Ordinal);
        Assert.Contains("environment variable X", error, StringComparison.Ordinal);
        Assert.DoesNotContain(error, char.IsControl);
    }

    [Fact]
    public void A_command_may_have_several_lines() =>
        Assert.Equal("cat a\n\tcat b", SettingsReader.Read([new("Tracks:main:Command", "cat a\n\tcat b", "x")]).Tracks[0].Command);

    [Fact]
    public void A_value_without_end_is_not_shown_whole()
    {
        var error = Assert
            .Throws<SettingsException>(() => SettingsReader.Read([new("Server:Port", new string('9', 100_000), "x")]))
            .Message;

        Assert.InRange(error.Length, 1, 500);
    }

    [Fact]
    public void Variables_that_differ_in_case_only_are_refused() =>
        Assert.Contains(
            "set the same",
            Assert
                .Throws<SettingsException>(() =>
                    SettingsSources.FromEnvironment(
                        new Dictionary<string, string> { ["LIVECAPTIONS__SERVER__PORT"] = "5000", ["livecaptions__server__port"] = "5001" }
                    )
                )
                .Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void A_folder_in_a_file_s_place_is_named()
    {
        Assert.Contains(
            "is a folder",
            Assert.Throws<SettingsException>(() => SettingsFile.Read(Path.GetTempPath())).Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("Server:Https", "self", "Server:HttpsPort", "4955", "both 4955")]
    [InlineData("Tracks:a:Source", "stdin", "Tracks:b:Source", "stdin", "only one of them")]
    [InlineData("TextFile:Path", "talk.wav", "Tracks:a:Source", "./talk.wav", "same file")]
    [InlineData("TextFile:Path", "model.bin", "Recognition:Model", "model.bin", "same file")]
    [InlineData("TextFile:Path", "obs.password", "Obs:PasswordFile", "obs.password", "same file")]
    [InlineData("TextFile:Path", "redis.password", "Redis:PasswordFile", "redis.password", "same file")]
    [InlineData("Room:Role", "web", "Room:Name", "hall-a", "needs a Redis")]
    [InlineData("Room:Role", "web", "Obs:Enabled", "true", "makes no captions")]
    public void Settings_that_exclude_each_other_are_told_together(
        string one,
        string first,
        string other,
        string second,
        string sentence
    ) =>
        Assert.Contains(
            sentence,
            Assert.Throws<SettingsException>(() => SettingsReader.Read([new(one, first, "x"), new(other, second, "x")])).Message,
            StringComparison.Ordinal
        );

    private static void Told(byte[] bytes, params string[] parts)
    {
        var error = Assert.Throws<SettingsException>(() => SettingsFile.Parse(bytes, "my.json"));
        var sentence = Assert.Single(error.Problems);
        Assert.Contains("my.json", sentence, StringComparison.Ordinal);
        Assert.All(parts, part => Assert.Contains(part, sentence, StringComparison.Ordinal));
        Assert.DoesNotContain(sentence, char.IsControl);
    }
}
