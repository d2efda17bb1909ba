using System.Globalization;
using System.IO.Compression;
using System.Text;
using LiveCaptions.Audio;
using LiveCaptions.ScriptedTracks;

namespace LiveCaptions.Tests.ScriptedTracks;

public sealed class CueFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("livecaptions-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string Written(byte[] bytes, string name = "talk.srt")
    {
        var path = Path.Combine(folder, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    private static IEnumerable<string> Read(string text) => Cues(CueSheet.Parse(text));

    private static IEnumerable<string> Cues(CueSheet sheet) =>
        sheet.Cues.Select(cue =>
            string.Create(
                CultureInfo.InvariantCulture,
                $"{cue.Start.Seconds:F3}-{cue.End.Seconds:F3} {string.Concat(cue.Words.Select((word, n) => n == 0 || word.Joined ? word.Text : $" {word.Text}"))}"
            )
        );

    private static string Refusal(string path) => Assert.Throws<SourceException>(() => CueFile.Read(path)).Message;

    [Fact]
    public void SubRip_is_read_without_its_numbers_markup_and_positions() =>
        Assert.Equal(
            ["1.500-4.000 Good evening & welcome.", "3061.000-3062.500 to the show"],
            Read(
                "\ufeff1\r\n00:00:01,500 --> 00:00:04,000\r\n{\\an8}<i>Good evening</i>\r\n&amp; welcome.\r\n\r\n2\r\n00:51:01,000 --> 00:51:02,500 X1:1\r\nto the show\r\n"
            )
        );

    [Fact]
    public void WebVTT_is_read_without_its_notes_styles_voices_and_settings() =>
        Assert.Equal(
            ["1.500-4.000 Good evening.", "5.000-6.000 Fish and chips"],
            Read(
                "WEBVTT - talk\nX-TIMESTAMP-MAP=LOCAL:00:00:00.000,MPEGTS:900000\n\nSTYLE\n::cue { color: red }\n\nNOTE 00:01 is early\n\n00:00:05.000\n00:01.500 --> 00:04.000 align:start line:0\n<v Anna>Good <c.loud>evening.</c>\n\nREGION\nid:fred\n\nWEBVTT\nX-TIMESTAMP-MAP=MPEGTS:1,LOCAL:00:00:00.000\n\nNOTE\nlate\n\nsecond\n00:05.000 --> 00:06.000\nFish\u200e and chips"
            )
        );

    [Fact]
    public void Cues_are_ordered_by_time() =>
        Assert.Equal(["1.000-2.000 one", "3.000-4.000 three"], Read("00:03.000 --> 00:04.000\nthree\n\n00:01.000 --> 00:02.000\none"));

    /// <summary>Time lines of every sort that are found in files, each of a cue from 1 s to 4 s.</summary>
    [Theory]
    [InlineData("00:00:01,000 --> 00:00:04,000")]
    [InlineData("00:00:01.000 -> 00:00:04.000")]
    [InlineData("00:00:01:000 --> 00:00:04:000")]
    [InlineData("00:00:01,0000 --> 00:00:04,0000")]
    [InlineData("00:00:0001,000 --> 00:00:0004,000")]
    [InlineData("00:00:01000 --> 00:00:04000")]
    [InlineData("00:00:01,000-->00:00:04,000")]
    [InlineData("00:00:01,000 ---> 00:00:04,000")]
    [InlineData("00:00:01,000 -- > 00:00:04,000")]
    [InlineData("00:00:01,000 - -> 00:00:04,000")]
    [InlineData("00:00:01,000 → 00:00:04,000")]
    [InlineData("00:00:01,000 –> 00:00:04,000")]
    [InlineData("00:00:01,000 —> 00:00:04,000")]
    [InlineData("00:00:01,000 --&gt; 00:00:04,000")]
    [InlineData("00:00:01,000 ==> 00:00:04,000")]
    [InlineData("00:00:01,000 00:00:04,000")]
    [InlineData("00:00:01,000\t00:00:04,000")]
    [InlineData("0:00:01.000,0:00:04.000")]
    [InlineData("00:00:01,000 - 00:00:04,000")]
    [InlineData("00:01,000 --> 00:04,000")]
    [InlineData("00:01 --> 00:04")]
    [InlineData("0:0:1,0 --> 0:0:4,0")]
    [InlineData("1.0 --> 4.0")]
    [InlineData("00 : 00 : 01 , 000 --> 00 : 00 : 04 , 000")]
    [InlineData("00:00:01:00 --> 00:00:04:00")]
    [InlineData("00:00:01;00 --> 00:00:04;00")]
    [InlineData("00:00:01,000 --> 00:00:04,000 align:start position:0%")]
    [InlineData("00:00:01,000 --> 00:00:04,000 X1:100 X2:200 Y1:1 Y2:2")]
    [InlineData("00:00:01.000 -> 00:00:04.000 line:0")]
    [InlineData("  00:00:01,000  -->  00:00:04,000  ")]
    [InlineData("1 00:00:01,000 --> 00:00:04,000")]
    [InlineData("００：００：０１，０００ --> ００：００：０４，０００")]
    [InlineData("٠٠:٠٠:٠١,٠٠٠ --> ٠٠:٠٠:٠٤,٠٠٠")]
    [InlineData("\ufeff00:00:01,000 --> 00:00:04,000")]
    [InlineData("\u200e00:00:01,000 --> 00:00:04,000\u200e")]
    public void A_time_line_is_read_as_people_write_it(string line) =>
        Assert.Equal(["1.000-4.000 Good evening"], Read($"1\n{line}\nGood evening\n"));

    [Theory]
    [InlineData("00:00:02,000 --> 00:00:01,000", "2.000-3.000")]
    [InlineData("00:00:02,000 --> 00:00:02,000", "2.000-3.000")]
    [InlineData("00:00:02,000 -->", "2.000-3.000")]
    [InlineData("00:00:02,000 --> later 99", "2.000-3.000")]
    [InlineData("--> 00:00:04,000", "0.000-4.000")]
    [InlineData("-00:00:01,000 --> 00:00:04,000", "0.000-4.000")]
    [InlineData("00:00:02:12 --> 00:00:04:20", "2.480-4.800")]
    [InlineData("00:00:75,000 --> 00:00:76,000", "75.000-76.000")]
    public void A_cue_with_an_impossible_time_is_shown_as_long_as_a_reader_needs(string line, string times) =>
        Assert.Equal([$"{times} Good evening"], Read($"{line}\nGood evening"));

    [Fact]
    public void Hours_above_ninety_nine_are_read() =>
        Assert.Equal(["360001.000-360002.000 late"], Cues(CueSheet.Parse("100:00:01,000 --> 100:00:02,000\nlate", skipTimeCode: false)));

    [Theory]
    [InlineData("")]
    [InlineData("just a text\n\nwith paragraphs")]
    [InlineData("00:00:01,000 --> 00:00:04,000\n<b></b>")]
    [InlineData("999:99:99,999 --> 999:99:99,999\nnever")]
    [InlineData("-2:00 --> -1:00\nbefore the beginning")]
    [InlineData("1\n2\n3\n")]
    [InlineData("open 10:30 - 11:00\nfrom 10:30 -> 11:00 lunch\n5 --> 6")]
    public void Text_that_is_not_a_cue_is_skipped(string text) => Assert.Empty(Read(text));

    [Theory]
    [InlineData("1\n00:00:01,000 --> 00:00:02,000\none\n2\n00:00:02,100 --> 00:00:03,000\ntwo\n")]
    [InlineData("00:00:01,000 --> 00:00:02,000\none\n00:00:02,100 --> 00:00:03,000\ntwo\n")]
    [InlineData("1\n\n00:00:01,000 --> 00:00:02,000\n\none\n\n2\n\n00:00:02,100 --> 00:00:03,000\n\ntwo\n")]
    [InlineData("7\n00:00:01,000 --> 00:00:02,000\none\n \n7\n00:00:02,100 --> 00:00:03,000\n\ntwo\n\n")]
    [InlineData("1\n00:00:01,000 --> 00:00:02,000\none\n\n2\n00:00:01,500 --> 00:00:01,700\n3\n00:00:02,100 --> 00:00:03,000\ntwo")]
    public void A_cue_is_what_stands_between_two_time_lines(string text) =>
        Assert.Equal(["1.000-2.000 one", "2.100-3.000 two"], Read(text));

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\r\r\n")]
    [InlineData("\r\r\r\n")]
    [InlineData("\r")]
    [InlineData("\u0085")]
    [InlineData("\u2028")]
    [InlineData("\u2029")]
    public void Lines_end_in_any_way(string end) =>
        Assert.Equal(
            ["1.000-2.000 one more", "3.000-4.000 two"],
            Read(
                "1\n00:00:01,000 --> 00:00:02,000\none\nmore\n\n2\n00:00:03,000 --> 00:00:04,000\ntwo\n".Replace(
                    "\n",
                    end,
                    StringComparison.Ordinal
                )
            )
        );

    [Fact]
    public void A_number_that_is_said_stays() =>
        Assert.Equal(
            ["1.000-2.000 42", "3.000-4.000 in 1984 2001"],
            Read("1\n00:00:01,000 --> 00:00:02,000\n42\n\n2\n00:00:03,000 --> 00:00:04,000\nin 1984\n2001\n")
        );

    [Theory]
    [InlineData("x < 5 and y > 3", "x < 5 and y > 3")]
    [InlineData("a <b and c> d <3", "a <b and c> d <3")]
    [InlineData("<thinks> use List<int> here", "<thinks> use List<int> here")]
    [InlineData("<font color=\"#fff\">red</font> <I>and</I> <b><u>blue</u></b>", "red and blue")]
    [InlineData("<v.first Anna>hello</v> <lang de>Welt</lang> <ruby>漢<rt>kan</rt></ruby>", "hello Welt 漢kan")]
    [InlineData("{\\an8}{\\pos(1,2)}up\\Nhere {y:i}there {sic}", "up here there {sic}")]
    [InlineData("one<br/>two<br>three", "one two three")]
    [InlineData("R&amp;D &lt;b&gt; &quot;x&quot;&nbsp;y", "R&D <b> \"x\" y")]
    public void Only_known_tags_are_tags(string line, string words) =>
        Assert.Equal([$"1.000-2.000 {words}"], Read($"00:01.000 --> 00:02.000\n{line}"));

    [Fact]
    public void Cues_that_cannot_be_read_are_counted_with_the_line_of_the_first()
    {
        var sheet = CueSheet.Parse(
            "1\n00:00:01,000 --> 00:00:02,000\none\n\n2\nOO:00:01,0OO --> 0x:00:02,000\ntwo\n\n3\n999:00:00,000 --> 999:00:01,000\nthree\n"
        );

        Assert.Equal(["1.000-2.000 one"], Cues(sheet));
        Assert.StartsWith("2 of 3 cues could not be read, the first at line 6,", Assert.Single(sheet.Remarks), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("01:00:05,000 --> 01:00:06,000", "5.000-6.000")]
    [InlineData("10:00:00,000 --> 10:00:01,000", "0.000-1.000")]
    [InlineData("09:59:50,000 --> 09:59:51,000", "5.000-6.000")]
    [InlineData("23:58:00,000 --> 23:58:01,000", "5.000-6.000")]
    public void Times_of_a_tape_start_at_once_and_it_is_said(string line, string times)
    {
        var text = $"{line}\nroll";
        var sheet = CueSheet.Parse(text);

        Assert.Equal([$"{times} roll"], Cues(sheet));
        Assert.Contains("time code", Assert.Single(sheet.Remarks), StringComparison.Ordinal);
        Assert.NotEqual(Cues(sheet), Cues(CueSheet.Parse(text, skipTimeCode: false)));
    }

    [Fact]
    public void A_file_whose_first_words_come_late_says_when() =>
        Assert.Equal(["Its first words come after 00:42:00."], CueSheet.Parse("00:42:00,000 --> 00:42:01,000\nlate").Remarks);

    public static TheoryData<string, string> Encodings() =>
        new()
        {
            { "utf-8", "Grüße – “naïve” 界" },
            { "utf-16", "Grüße – “naïve” 界" },
            { "utf-16BE", "Добрый вечер 界" },
            { "utf-32", "Grüße 界" },
            { "utf-32BE", "Grüße 界" },
            { "windows-1252", "Le garçon a déjà mangé à l’hôtel, ça va être drôle" },
            { "windows-1251", "Добрый вечер, дорогие друзья" },
            { "windows-1250", "Zażółć gęślą jaźń, proszę państwa, część wieczoru" },
            { "windows-1253", "Καλησπέρα σας, κυρίες και κύριοι" },
            { "windows-1254", "İyi akşamlar, hoş geldiniz, bugün çok güzel bir gün, değil mi" },
            { "koi8-r", "Добрый вечер, дорогие друзья" },
            { "shift_jis", "こんばんは、皆さん。ようこそ" },
            { "gb18030", "大家晚上好，欢迎来到这里。" },
            { "big5", "大家晚上好，歡迎來到這裡。" },
            { "ks_c_5601-1987", "안녕하세요 여러분 반갑습니다" },
        };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void A_file_is_read_in_its_encoding_with_and_without_a_mark(string name, string words)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var encoding = Encoding.GetEncoding(name);
        var bytes = encoding.GetBytes($"1\r\n00:00:01,000 --> 00:00:02,000\r\n{words}\r\n");

        var bare = CueFile.Read(Written(bytes));
        var marked = CueFile.Read(Written([.. encoding.GetPreamble(), .. bytes]));

        Assert.Equal([$"1.000-2.000 {words}"], Cues(bare));
        Assert.Equal([$"1.000-2.000 {words}"], Cues(marked));
        Assert.Equal(name == "utf-8" ? 0 : 1, bare.Remarks.Count(remark => remark.Contains("was read as", StringComparison.Ordinal)));
    }

    [Fact]
    public void Lines_of_two_encodings_in_one_file_are_read_each_in_its_own()
    {
        byte[] bytes =
        [
            .. Encoding.UTF8.GetBytes("00:01.000 --> 00:02.000\nGrüße\nschöne\nWörter\n"),
            .. Encoding.Latin1.GetBytes("café\n"),
        ];

        Assert.Equal(["1.000-2.000 Grüße schöne Wörter café"], Cues(CueFile.Read(Written(bytes))));
    }

    public static TheoryData<string, byte[], string> Foreign() =>
        new()
        {
            { "empty", [], "is empty" },
            { "no cues", "words without times"u8.ToArray(), "holds no subtitles that can be read" },
            { "numbers", "1\n2\n3\n"u8.ToArray(), "holds no subtitles that can be read" },
            { "ass", "[Script Info]\nTitle: x\n\n[Events]\nDialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,hi\n"u8.ToArray(), "ASS" },
            { "ttml", "<?xml version=\"1.0\"?><tt xmlns=\"http://www.w3.org/ns/ttml\"><p begin=\"1s\">hi</p></tt>"u8.ToArray(), "TTML" },
            { "lrc", "[ti:song]\n[00:12.00]first words\n"u8.ToArray(), "LRC" },
            { "microdvd", "{25}{50}hello\n"u8.ToArray(), "MicroDVD" },
            { "sami", "<SAMI><BODY><SYNC Start=1000>hi</BODY></SAMI>"u8.ToArray(), "SAMI" },
            { "gzip", Zipped("00:01.000 --> 00:02.000\nhi"), "gzip" },
            { "binary", [.. Enumerable.Range(0, 4000).Select(i => (byte)(i * 37 % 251))], "nothing to show" },
            { "one huge line", [.. Enumerable.Repeat((byte)'a', 1 << 20)], "holds no subtitles" },
            { "too large", new byte[(2 << 20) + 1], "larger than 2 MB" },
        };

    private static byte[] Zipped(string text)
    {
        using var bytes = new MemoryStream();
        using (var zip = new GZipStream(bytes, CompressionMode.Compress))
            zip.Write(Encoding.UTF8.GetBytes(text));
        return bytes.ToArray();
    }

    [Theory]
    [MemberData(nameof(Foreign))]
    public void A_file_without_cues_is_refused_in_a_true_sentence(string kind, byte[] bytes, string says)
    {
        Assert.NotEmpty(kind);
        Assert.Contains(says, Refusal(Written(bytes)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_does_not_exist_is_refused() =>
        Assert.Contains("does not exist", Refusal(Path.Combine(folder, "nowhere.srt")), StringComparison.Ordinal);

    [Fact]
    public void YouTube_s_own_SBV_is_read_whatever_it_is_called() =>
        Assert.Equal(["1.000-4.000 hello there"], Read("0:00:01.000,0:00:04.000\nhello there\n"));
}
