namespace LiveCaptions.Tests.Viewers;

/// <summary>The typefaces that are copied beside the program.</summary>
public sealed class TypefaceTests
{
    private const string LicenceEnd = "-LICENSE.txt";

    private static readonly string Fonts = Path.Combine(AppContext.BaseDirectory, "overlays", "fonts");

    [Fact]
    public void Every_typeface_has_its_own_licence_beside_it()
    {
        var licences = Directory
            .EnumerateFiles(Fonts, "*" + LicenceEnd)
            .ToDictionary(file => Path.GetFileName(file)[..^LicenceEnd.Length], File.ReadAllText);
        var typefaces = Directory.EnumerateFiles(Fonts, "*.woff2").Select(file => Path.GetFileName(file)!).ToList();

        Assert.NotEmpty(typefaces);
        Assert.All(typefaces, typeface =>
            Assert.Single(licences.Keys, family => typeface.StartsWith(family + "-", StringComparison.Ordinal))
        );
        Assert.All(licences, licence =>
            Assert.Contains(typefaces, typeface => typeface.StartsWith(licence.Key + "-", StringComparison.Ordinal))
        );
        Assert.All(licences.Values, text => Assert.Contains("SIL Open Font License", text, StringComparison.OrdinalIgnoreCase));
        Assert.Equal(licences.Count, licences.Values.Distinct().Count());
    }
}
