namespace LiveCaptions.EndToEnd.Parts;

/// <summary>Whether figures for docs/benchmarks.md are taken: longer, with the goals as bounds, on a machine that does nothing else.</summary>
/// <remarks>Else bounds leave room for a machine that does much else, since a test that fails on a slow day says nothing about the program.</remarks>
internal static class Measuring
{
    public static bool Asked { get; } = Environment.GetEnvironmentVariable("LIVECAPTIONS_MEASURE") == "1";

    public static void Require() => Assert.SkipUnless(Asked, "it measures for a minute on a quiet machine: set LIVECAPTIONS_MEASURE=1");
}
