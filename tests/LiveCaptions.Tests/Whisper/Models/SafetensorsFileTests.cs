using System.Text;
using LiveCaptions.Whisper;
using LiveCaptions.Whisper.Models;

namespace LiveCaptions.Tests.Whisper.Models;

/// <summary>Files that somebody has damaged or made up.</summary>
public sealed class SafetensorsFileTests
{
    private static readonly string Embedded = Path.Combine(AppContext.BaseDirectory, "models", "speaker-ge2e.safetensors");

    private const string Header = """{"__metadata__":{"from":"a test"},"a":{"dtype":"F32","shape":[2,3],"data_offsets":[0,24]}}""";

    private static readonly SafetensorsPurpose Purpose = new("The speaker model", "speakers are not told apart", "Install it.", 64 << 20);

    private static readonly Action<string> Require = path => SafetensorsFile.Open(path, Purpose).Read("a", 2, 3);

    [Fact]
    public void A_good_file_passes() => Assert.Null(ModelBytes.Fault(Bytes(Header, 24), Require));

    [Fact]
    public void A_model_cut_short_anywhere_is_refused()
    {
        var whole = File.ReadAllBytes(Embedded);
        for (var length = 0; length < whole.Length; length += 1 + length / 3)
            Assert.Contains("cut short", Fault(whole[..length]), StringComparison.Ordinal);
        Assert.Contains("cut short", Fault(whole[..^1]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"F32\"", "\"F16\"", "not of the type F32")]
    [InlineData("\"F32\"", "7", "its header makes no sense")]
    [InlineData("[2,3]", "[3,2]", "another shape")]
    [InlineData("[2,3]", "[6]", "another shape")]
    [InlineData("[2,3]", "[2,3e9]", "its header makes no sense")]
    [InlineData("[0,24]", "[4,28]", "cut short")]
    [InlineData("[0,24]", "[-4,20]", "another length")]
    [InlineData("[0,24]", "[0,23]", "another length")]
    [InlineData("[0,24]", "[9223372036854775800,-9223372036854775792]", "another length")]
    [InlineData("[0,24]", "[9223372036854775783,9223372036854775807]", "cut short")]
    [InlineData("[0,24]", "24", "its header makes no sense")]
    [InlineData("\"a\"", "\"b\"", "a is missing")]
    [InlineData("{\"from\":\"a test\"},", "{},\"a\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[]},", "stands in it twice")]
    [InlineData(",\"shape\":[2,3]", "", "its header makes no sense")]
    [InlineData("}}", "}", "its header makes no sense")]
    public void A_header_that_is_wrong_is_refused(string good, string bad, string said) =>
        Assert.Contains(
            said,
            ModelBytes.Fault(Bytes(Header.Replace(good, bad, StringComparison.Ordinal), 24), Require),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("GGUF and more of it", "does not begin as such files do")]
    [InlineData("PK\u0003\u0004 and more of it", "does not begin as such files do")]
    [InlineData("", "cut short")]
    public void A_file_of_another_format_is_refused(string content, string said) =>
        Assert.Contains(said, Fault(Encoding.UTF8.GetBytes(content)), StringComparison.Ordinal);

    [Fact]
    public void A_header_longer_than_any_is_refused_whatever_follows() =>
        Assert.Contains(
            "does not begin as such files do",
            Fault([.. BitConverter.GetBytes(ulong.MaxValue), .. Encoding.UTF8.GetBytes(Header)]),
            StringComparison.Ordinal
        );

    [Fact]
    public void Numbers_that_are_none_are_refused()
    {
        var file = Bytes(Header, 24);
        BitConverter.GetBytes(float.NaN).CopyTo(file, file.Length - 8);

        Assert.Contains("no number", ModelBytes.Fault(file, Require), StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_or_a_folder_is_refused_by_name()
    {
        Assert.Contains("does not exist", Refusal("no-such.safetensors"), StringComparison.Ordinal);
        Assert.Contains("is a folder", Refusal(AppContext.BaseDirectory), StringComparison.Ordinal);
    }

    private static string Refusal(string path) => Assert.Throws<ModelFileException>(() => SpeakerModel.Load(path)).Message;

    private static string? Fault(byte[] content) => ModelBytes.Fault(content, path => SpeakerModel.Load(path));

    private static byte[] Bytes(string header, int data) =>
        [.. BitConverter.GetBytes((ulong)Encoding.UTF8.GetByteCount(header)), .. Encoding.UTF8.GetBytes(header), .. new byte[data]];
}
