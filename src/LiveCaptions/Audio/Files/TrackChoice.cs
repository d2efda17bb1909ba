using LiveCaptions.Whisper;

namespace LiveCaptions.Audio.Files;

/// <summary>Decodes one audio track of a file, counted from 1.</summary>
internal delegate IAsyncEnumerable<ReadOnlyMemory<float>> DecodeTrack(int track);

/// <summary>
/// Chooses the audio track of a file: the one asked for; else the one that players play, unless only another one is spoken on.
/// </summary>
internal static class TrackChoice
{
    /// <summary>How much of a track is listened to before it counts as not spoken on.</summary>
    private static readonly long Heard = AudioTime.SamplesIn(300);

    /// <summary>Returns the track's number; null if the file's tracks are not known, and ffmpeg is to choose.</summary>
    /// <exception cref="SourceException">There is no such track or channel.</exception>
    public static async Task<int?> OfAsync(SoundRequest sound, SoundTracks? found, DecodeTrack decode, CancellationToken stop)
    {
        if (found?.Played is not { } played)
            return sound.AudioTrack;
        var chosen = played;
        if (sound.AudioTrack is { } wanted)
            chosen = found.Tracks.ElementAtOrDefault(wanted - 1) ?? throw new SourceException(NoTrack(sound.Path, wanted, found));
        else if (found.Tracks.Count > 1)
            chosen = await SpokenAsync(sound, found, played, decode, stop);
        Check(sound, chosen);
        return chosen.Number;
    }

    private static async Task<SoundTrack> SpokenAsync(
        SoundRequest sound,
        SoundTracks found,
        SoundTrack played,
        DecodeTrack decode,
        CancellationToken stop
    )
    {
        if (await IsSpokenAsync(played, decode, stop))
            return played;
        foreach (var other in found.Tracks.Where(track => track != played))
        {
            if (!await IsSpokenAsync(other, decode, stop))
                continue;
            sound.Notice(
                $"Nothing seems to be spoken on {played} of {sound.Path}, so {other} is captioned. Choose one with AudioTrack or --audio-track."
            );
            return other;
        }
        sound.Notice(
            $"Nothing seems to be spoken on the {found.Tracks.Count} audio tracks of {sound.Path}; {played} is captioned. Choose one with AudioTrack or --audio-track."
        );
        return played;
    }

    private static async Task<bool> IsSpokenAsync(SoundTrack track, DecodeTrack decode, CancellationToken stop)
    {
        var likeness = new SpeechLikeness();
        long heard = 0;
        try
        {
            await foreach (var block in decode(track.Number).WithCancellation(stop))
            {
                likeness.Add(block.Span);
                if (likeness.IsLikely || (heard += block.Length) >= Heard)
                    break;
            }
        }
        catch (Exception e) when (e is SourceException or DecoderDiedException)
        {
            // A track that cannot be decoded is reported if it is the one that is captioned.
        }
        return likeness.IsLikely;
    }

    private static void Check(SoundRequest sound, SoundTrack track)
    {
        if (sound.Channel > track.Channels && track.Channels > 0)
            throw new SourceException(
                $"{sound.Path} has no channel {sound.Channel}, so it cannot be captioned. It has {track.Channels}; choose one of them, or none for all that carry sound."
            );
        if (track.Channels > FfmpegSound.MaxChannels)
            throw new SourceException(
                $"{sound.Path} has {track.Channels} channels, more than the {FfmpegSound.MaxChannels} that can be read. Export fewer of them."
            );
    }

    private static string NoTrack(string path, int wanted, SoundTracks found) =>
        $"{path} has no audio track {wanted}, so it cannot be captioned. It has {string.Join(", ", found.Tracks)}.";
}
