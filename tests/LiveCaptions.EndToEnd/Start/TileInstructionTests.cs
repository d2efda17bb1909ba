using System.Runtime.InteropServices;
using CliWrap;
using LiveCaptions.EndToEnd.Parts;

namespace LiveCaptions.EndToEnd.Start;

/// <summary>
/// AMX's tile configuration reaches the processor whole, whatever the compiler's own headers say; no processor with AMX is needed.
/// </summary>
public sealed class TileInstructionTests : IDisposable
{
    // The assembler's macro takes the instruction's place: it keeps the 64 bytes that the processor would have read.
    private const string Program = """
        #include <immintrin.h>
        #include <stdint.h>
        #include <stdio.h>
        alignas(64) unsigned char seen[64];
        asm(".macro ldtilecfg operand\n leaq \\operand, %rax\n movups (%rax), %xmm0\n movups %xmm0, seen(%rip)\n movups 16(%rax), %xmm0\n movups %xmm0, seen+16(%rip)\n"
            " movups 32(%rax), %xmm0\n movups %xmm0, seen+32(%rip)\n movups 48(%rax), %xmm0\n movups %xmm0, seen+48(%rip)\n .endm\n");
        struct config { uint8_t palette = 0, start = 0, reserved[14] = {0}; uint16_t columns[16] = {0}; uint8_t rows[16] = {0}; };
        __attribute__((noinline)) static void load() {
            alignas(64) config tiles = {};
            tiles.palette = 1;
            for (int i = 0; i < 8; ++i) { tiles.rows[i] = (uint8_t) (8 + i); tiles.columns[i] = (uint16_t) (32 + i); }
            _tile_loadconfig(&tiles);
        }
        int main() {
            load();
            for (int i = 0; i < 64; ++i) printf("%02x", seen[i]);
        }
        """;

    private static readonly string Header = Path.Combine(Repository.Root, "src/LiveCaptions.Whisper/native/tiles.h");
    private readonly ScratchFolder folder = new();

    public TileInstructionTests()
    {
        Assert.SkipUnless(
            OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture == Architecture.X64,
            "AMX belongs to x86-64 processors."
        );
        Assert.SkipUnless(File.Exists("/usr/bin/g++"), "There is no g++, whose header is at fault.");
    }

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("-O0")]
    [InlineData("-O2")]
    [InlineData("-O3")]
    public async Task All_bytes_of_a_tile_configuration_are_stored_before_it_is_loaded(string optimisation)
    {
        var (source, program) = (folder.Write("tiles.cpp", Program), folder.File("tiles"));
        var built = await ProgramRun.OfAsync(
            Cli.Wrap("g++")
                .WithArguments(["-std=c++17", optimisation, "-mamx-tile", "-mamx-int8", "-include", Header, source, "-o", program])
        );
        Assert.SkipWhen(built.Error.Contains("unrecognized", StringComparison.Ordinal), "This g++ knows no AMX.");
        Assert.Equal((0, ""), (built.ExitCode, built.Error));

        Assert.Equal(
            "0100"
                + new string('0', 28)
                + "20002100220023002400250026002700"
                + new string('0', 32)
                + "08090a0b0c0d0e0f"
                + new string('0', 16),
            (await ProgramRun.OfAsync(Cli.Wrap(program))).Output
        );
    }

    [Fact]
    public async Task The_file_of_ggml_that_computes_with_tiles_takes_the_header()
    {
        var ggml = Path.Combine(Repository.Root, "artifacts/native/package/cpp/whisper.cpp/ggml");
        var file = Path.Combine(ggml, "src/ggml-cpu/amx/mmq.cpp");
        Assert.SkipUnless(File.Exists(file), "The engine was built from another folder's sources.");
        string[] flags =
        [
            "-std=c++17",
            "-O3",
            "-mavx512f",
            "-mavx512bw",
            "-mavx512vl",
            "-mavx512dq",
            "-mavx512vnni",
            "-mavx512vbmi",
            "-mfma",
            "-mf16c",
            "-mamx-tile",
            "-mamx-int8",
            "-D_GNU_SOURCE",
            $"-I{ggml}/include",
            $"-I{ggml}/src",
            $"-I{ggml}/src/ggml-cpu",
            "-include",
            Header,
        ];

        Assert.Equal(
            0,
            (await ProgramRun.OfAsync(Cli.Wrap("g++").WithArguments([.. flags, "-w", "-c", file, "-o", folder.File("mmq.o")]))).ExitCode
        );
        var read = await ProgramRun.OfAsync(Cli.Wrap("g++").WithArguments([.. flags, "-E", file]));
        Assert.Contains("lcw_load_tile_config(&tc)", read.Output, StringComparison.Ordinal);
    }
}
