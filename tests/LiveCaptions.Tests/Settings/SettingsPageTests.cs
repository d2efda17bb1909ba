using System.Text.Json;

namespace LiveCaptions.Tests.Settings;

/// <summary>The page of all settings against their schema.</summary>
public class SettingsPageTests
{
    [Fact]
    public void The_page_of_settings_says_what_the_schema_says()
    {
        using var schema = JsonDocument.Parse(File.ReadAllBytes(Repository.PathOf("config/livecaptions.schema.json")));
        var page = Repository.PathOf("docs/settings.md");
        var rendered = SettingsPage.Of(schema.RootElement);

        if (Environment.GetEnvironmentVariable("LIVECAPTIONS_WRITE_DOCS") == "1")
            File.WriteAllText(page, rendered);

        Assert.True(
            File.Exists(page) && File.ReadAllText(page) == rendered,
            "docs/settings.md differs from config/livecaptions.schema.json. Regenerate it: LIVECAPTIONS_WRITE_DOCS=1 dotnet test tests/LiveCaptions.Tests --filter SettingsPageTests"
        );
    }
}
