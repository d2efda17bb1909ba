using System.Net;
using System.Net.Http.Json;
using LiveCaptions.Tests.Captions;
using LiveCaptions.Tests.Viewers;

namespace LiveCaptions.Tests.ScriptedTracks;

/// <summary>Tracks with written words in the real service.</summary>
public sealed class ScriptedTrackTests
{
    private static Task<HttpResponseMessage> PutAsync(RunningService service, object settings) =>
        service.Client.PutAsJsonAsync(new Uri("/api/tracks/written", UriKind.Relative), settings, Test.Stop);

    [Fact]
    public async Task A_typed_line_is_shown_on_its_track()
    {
        await using var service = await RunningService.StartAsync();
        using var made = await PutAsync(service, new { Source = "typed", Language = "de" });
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        var viewer = new CollectingViewer();
        service.Captions("written").Join(viewer, 42, 5);

        using var typed = await service.Client.PostAsJsonAsync(
            new Uri("/api/tracks/written/lines", UriKind.Relative),
            new { text = "Guten Abend" },
            Test.Stop
        );

        Assert.Equal(HttpStatusCode.NoContent, typed.StatusCode);
        Assert.Equal(["Guten Abend|"], viewer.Screen);
        Assert.Contains(
            "id=\"line\"",
            await service.Client.GetStringAsync(new Uri("/type", UriKind.Relative), Test.Stop),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_subtitle_file_is_shown_as_if_it_were_spoken()
    {
        await using var service = await RunningService.StartAsync();
        var path = Path.ChangeExtension(service.Talk, ".srt");
        await File.WriteAllTextAsync(path, "1\n00:00:00,000 --> 00:00:00,200\nGood evening\n", Test.Stop);

        using var made = await PutAsync(service, new { Source = path, Loop = true });

        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        var next = service.Captions("written").Transcript.Since(0);
        while (!next.Part.Paragraphs.Any(p => p.Text.StartsWith("Good evening", StringComparison.Ordinal)))
        {
            await next.Next.WaitAsync(Test.Stop);
            next = service.Captions("written").Transcript.Since(0);
        }
    }

    [Fact]
    public async Task A_file_without_subtitles_is_refused_and_changes_nothing()
    {
        await using var service = await RunningService.StartAsync();
        var path = Path.ChangeExtension(service.Talk, ".vtt");
        await File.WriteAllTextAsync(path, "WEBVTT\n", Test.Stop);

        using var refused = await PutAsync(service, new { Source = path });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("holds no subtitles", await refused.Content.ReadAsStringAsync(Test.Stop), StringComparison.Ordinal);
    }
}
