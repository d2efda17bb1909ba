namespace LiveCaptions.EndToEnd.Parts;

/// <summary>Whether figures for docs/benchmarks.md are measured: longer runs, bounded by the goals, on an idle machine.</summary>
/// <remarks>Otherwise bounds allow for a busy machine, since a test that fails on a slow day says nothing about the program.</remarks>
internal static class Measuring
{
    public static bool Asked { get; } = Environment.GetEnvironmentVariable("LIVECAPTIONS_MEASURE") == "1";

    public static void Require() => Assert.SkipUnless(Asked, "it measures for a minute on an idle machine: set LIVECAPTIONS_MEASURE=1");
}
