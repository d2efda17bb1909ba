using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using LiveCaptions.Whisper;
using LiveCaptions.Whisper.Native;

namespace LiveCaptions.Tests.Whisper.Native;

public sealed class PackagedEngineTests
{
    [Fact]
    public void Structures_given_by_value_are_laid_out_as_in_the_header_of_that_version()
    {
        Assert.Equal(48, Unsafe.SizeOf<WhisperApi.ContextParams>());
        Assert.Equal(
            [0, 1, 4, 8, 12, 16, 24, 32, 40],
            typeof(WhisperApi.ContextParams).GetFields().Select(field => (int)Marshal.OffsetOf<WhisperApi.ContextParams>(field.Name))
        );
        Assert.Equal(12, Unsafe.SizeOf<WhisperApi.DetectorParams>());
        Assert.Equal(8, (int)Marshal.OffsetOf<WhisperApi.DetectorParams>(nameof(WhisperApi.DetectorParams.GpuDevice)));
    }

    [Fact]
    public void Another_version_is_refused_before_anything_is_given_to_it()
    {
        PackagedEngine.RequireVersion(WhisperApi.Version);
        var refusal = Assert.Throws<NativeLibraryException>(() => PackagedEngine.RequireVersion("1.9.9"));

        Assert.Contains("whisper.cpp 1.9.9", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void It_computes_only_where_ours_is_missing_or_a_test_names_it()
    {
        var program = Directory.CreateTempSubdirectory("livecaptions-").FullName;
        var beside = Path.Combine(program, "whisper");
        Assert.Null(PackagedEngine.Choose(program, named: null));

        Directory.CreateDirectory(beside);
        Assert.Equal(beside, PackagedEngine.Choose(program, named: ""));

        File.WriteAllText(Path.Combine(program, NativeEngine.FileName), "ours");
        Assert.Null(PackagedEngine.Choose(program, named: null));
        Assert.Equal("elsewhere", PackagedEngine.Choose(program, named: "elsewhere"));
        Directory.Delete(program, recursive: true);
    }

    [Fact]
    public void Only_whisper_itself_is_not_named_after_whisper()
    {
        Assert.Contains("ggml-base-whisper.", PackagedEngine.FileOf(GgmlApi.Base), StringComparison.Ordinal);
        Assert.DoesNotContain("-", PackagedEngine.FileOf(WhisperApi.Library), StringComparison.Ordinal);
    }
}
