#pragma warning disable CA1848, CA2254 // It logs as libraries do: by extension methods, and with a value in the template.
using System.Runtime.Versioning;
using LiveCaptions.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LiveCaptions.Tests.Telemetry;

/// <summary>The log file as the service writes it.</summary>
public sealed class LogFileTests : IDisposable
{
    private readonly string folder = Path.Combine(Directory.CreateTempSubdirectory("livecaptions-").FullName, "logs");

    public static TheoryData<string, string> Texts => Hostile.Texts;

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(folder)!, recursive: true);

    [Theory]
    [MemberData(nameof(Texts))]
    public void Nothing_that_is_logged_commands_a_terminal_or_forges_a_line(string text, string shown)
    {
        Log(logger =>
        {
            Exception failure = new InvalidOperationException(text);
            logger.LogError(failure, "The source {Source} of {Track} failed", text, new Uri("http://example.com"));
            logger.LogError("In the template " + text.Replace("{", "", StringComparison.Ordinal));
        });

        var written = File.ReadAllText(LogFile).Replace(Environment.NewLine, "\n", StringComparison.Ordinal);
        Assert.Contains($"The source {shown} of http", written, StringComparison.Ordinal);
        Assert.Contains($"In the template {shown}", written, StringComparison.Ordinal);
        Assert.DoesNotContain(written, c => char.IsControl(c) && c != '\n');
        Assert.All(written.TrimEnd().Split('\n'), line =>
            Assert.Matches(@"^(\d{4}-\d\d-\d\d .* \[ERR\] LiveCaptions\.Test: (The source|In the template) |    )", line)
        );
        Assert.Equal(2, written.Split('\n').Count(line => line.Contains("[ERR] LiveCaptions.Test", StringComparison.Ordinal)));
    }

    [Fact]
    public void Each_line_names_the_room_of_several_machines()
    {
        Log(logger => logger.LogWarning("It rains"), room: "hall-{a}");

        Assert.EndsWith("[WRN] [hall-{a}] LiveCaptions.Test: It rains", File.ReadAllText(LogFile).TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_of_a_megabyte_is_cut()
    {
        Log(logger => logger.LogWarning(new InvalidOperationException(new string('x', 1 << 20)), "{Value}", new string('y', 1 << 20)));

        Assert.InRange(new FileInfo(LogFile).Length, 500, 2000);
    }

    [Fact]
    public void A_flood_of_one_cause_is_a_few_lines_and_their_number()
    {
        Log(logger =>
        {
            for (var i = 0; i < 100_000; i++)
                logger.LogWarning("A viewer sent {Something}", i);
        });

        Assert.Contains("more like it in a minute)", File.ReadLines(LogFile).Last(), StringComparison.Ordinal);
        Assert.InRange(File.ReadLines(LogFile).Count(), 2, 50);
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void Only_the_owner_may_read_the_log_and_its_folder()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no file modes.");
        Log(logger => logger.LogWarning("A line"));

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(LogFile));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder));
    }

    private string LogFile => Directory.EnumerateFiles(folder, "*.log").Single();

    private void Log(Action<ILogger> write, string? room = null)
    {
        var services = new ServiceCollection();
        Logs.Add(services, new() { Folder = folder }, room, TextWriter.Null);
        using var provider = services.BuildServiceProvider();
        write(provider.GetRequiredService<ILoggerFactory>().CreateLogger("LiveCaptions.Test"));
    }
}
