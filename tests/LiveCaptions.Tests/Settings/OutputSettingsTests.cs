using LiveCaptions.Settings;
using LiveCaptions.Settings.Editing;

namespace LiveCaptions.Tests.Settings;

/// <summary>Outputs in the settings: read, refused with file and line, and never shown where they may hold a key.</summary>
public class OutputSettingsTests
{
    private static ServiceSettings Read(string outputs) =>
        SettingsReader.Read(SettingsFile.Parse(System.Text.Encoding.UTF8.GetBytes($$"""{ "Outputs": {{outputs}} }"""), "s.json"));

    private static string Refusal(string outputs) => Assert.Throws<SettingsException>(() => Read(outputs)).Message;

    [Fact]
    public void Outputs_have_names_of_their_own_and_keep_their_order()
    {
        var settings = Read(
            """
            { "vmix": { "Address": "10.0.0.5:8099", "Lines": 1 }, "hall": { "Kind": "http", "Address": "https://example.org/{text}" } }
            """
        );

        Assert.Equal(["vmix", "hall"], settings.Outputs.Select(output => output.Id));
        Assert.Equal(("10.0.0.5:8099", 1), (settings.Outputs[0].Host, settings.Outputs[0].Lines));
        Assert.Equal("example.org", settings.Outputs[1].Host);
    }

    [Theory]
    [InlineData("""{ "a": { "Kind": "carrier pigeon" } }""", "Outputs:a:Kind")]
    [InlineData("""{ "a": { } }""", "Outputs:a:Address (line 1 of s.json) is missing")]
    [InlineData("""{ "a": { "Address": "https://example.org/" } }""", "must be a host with its port for the kind \"tcp\"")]
    [InlineData("""{ "a": { "Kind": "http", "Address": "h:80" } }""", "must be a web address for the kind \"http\"")]
    [InlineData("""{ "a": { "Address": "h:99999" } }""", "names no host and port")]
    [InlineData("""{ "a": { "Kind": "mqtt", "Address": "h:1883" } }""", "must be a topic of a broker for the kind \"mqtt\"")]
    [InlineData("""{ "a": { "Kind": "mqtt", "Address": "mqtt://h" } }""", "names no topic: write one behind the broker")]
    [InlineData("""{ "a": { "Kind": "mqtt", "Address": "mqtt://h/#" } }""", "Outputs:a:Address")]
    [InlineData("""{ "a": { "Kind": "mqtt", "Address": "mqtt://h/a/+/b" } }""", "Outputs:a:Address")]
    [InlineData("""{ "a": { "Kind": "http", "Address": "mqtt://h/captions" } }""", "must be a web address for the kind \"http\"")]
    [InlineData("""{ "a": { "Address": "mqtt://h/captions" } }""", "must be a host with its port for the kind \"tcp\"")]
    [InlineData("""{ "a": { "Address": "h:1", "Track": "gone" } }""", "Outputs:a:Track (line 1 of s.json) is not a track")]
    [InlineData("""{ "a": { "Address": "h:1", "Template": "{txet}" } }""", "Outputs:a:Template (line 1 of s.json) has a place {txet}")]
    [InlineData("""{ "a": { "Kind": "osc", "Address": "h:1", "Template": "{text}" } }""", "must begin with an address of OSC")]
    [InlineData("""{ "Big Hall": { "Address": "h:1" } }""", "not an output's id")]
    [InlineData("""[ "h:1" ]""", "is not a set of outputs")]
    public void What_cannot_be_used_is_said_with_its_place(string outputs, string said) =>
        Assert.Contains(said, Refusal(outputs), StringComparison.Ordinal);

    [Theory]
    [InlineData("""{ "a": { "Kind": "http", "Address": "www.example.org/SECRET" } }""")]
    [InlineData("""{ "a": { "Address": "https://example.org/?key=SECRET" } }""")]
    [InlineData("""{ "a": { "Kind": "http", "Address": "https://me:SECRET@example.org/" } }""")]
    [InlineData("""{ "a": { "Kind": "mqtt", "Address": "mqtt://me:SECRET@example.org/captions" } }""")]
    [InlineData("""{ "a": { "Kind": "tcp", "Address": "mqtt://example.org/SECRET" } }""")]
    [InlineData("""{ "a": "SECRET" }""")]
    [InlineData("\"SECRET\"")]
    public void An_address_is_not_repeated_in_an_error(string outputs) =>
        Assert.DoesNotContain("SECRET", Refusal(outputs), StringComparison.Ordinal);

    [Fact]
    public void An_output_that_is_off_may_be_unfinished() =>
        Assert.False(Assert.Single(Read("""{ "a": { "Enabled": false } }""").Outputs).Enabled);

    [Fact]
    public void The_environment_may_hold_the_address()
    {
        var settings = SettingsSources.Read(
            Repository.PathOf("config/livecaptions.json"),
            new Dictionary<string, string> { ["LIVECAPTIONS__OUTPUTS__VMIX__ADDRESS"] = "10.0.0.5:8099" },
            []
        );

        Assert.Equal(("vmix", "10.0.0.5:8099"), (Assert.Single(settings.Outputs).Id, settings.Outputs[0].Address));
    }

    [Fact]
    public void The_address_is_a_secret_of_the_settings_page()
    {
        var settings = Setting.In(new() { Outputs = [new() { Id = "a", Address = "h:1" }] }).ToList();

        Assert.Contains("Outputs:a:Address", settings.Where(setting => setting.IsSecret).Select(setting => setting.Key));
        Assert.True(Setting.Find("outputs:a:address") is { IsSecret: true });
        Assert.DoesNotContain("h:1", $"{new OutputSettings { Id = "a", Address = "h:1" }}", StringComparison.Ordinal);
    }
}
