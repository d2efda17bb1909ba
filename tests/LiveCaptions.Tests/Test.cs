namespace LiveCaptions.Tests;

/// <summary>The running test.</summary>
internal static class Test
{
    /// <summary>Cancelled when the test is aborted.</summary>
    public static CancellationToken Stop => TestContext.Current.CancellationToken;
}
