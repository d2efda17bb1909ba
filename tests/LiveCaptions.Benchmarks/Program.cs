using System.Globalization;
using BenchmarkDotNet.Running;
using LiveCaptions.Benchmarks;
using LiveCaptions.Benchmarks.Peers;
using LiveCaptions.Benchmarks.Rooms;
using LiveCaptions.Benchmarks.Viewers;

if (args is ["record", var sound, var log])
    await HypothesisRecorder.RecordAsync(sound, log);
else if (args is ["recordings", var model, var language, .. var recordings])
    await RecordingErrors.MeasureAsync(model, language, recordings);
else if (args is ["steps", var file, var heard, var threads])
    await NetworkSteps.MeasureAsync(file, heard, int.Parse(threads, CultureInfo.InvariantCulture));
else if (args is ["speakers", var network, var spokenLanguage, .. var talks])
    await LiveSpeakerTable.WriteAsync(network, spokenLanguage, talks);
else if (args is ["peers", var weights, var silero, var spoken, .. var clips])
    await PeerTable.MeasureAsync(weights, silero, spoken, clips);
else if (args is ["rooms", var speech, var folder])
    await RoomSet.WriteAsync(speech, folder);
else if (args is ["viewers", var clip, var count])
    await ViewerLoad.MeasureAsync(clip, int.Parse(count, CultureInfo.InvariantCulture));
else if (args is ["parallel", var talk, var streams])
    await ParallelStates.MeasureAsync(talk, int.Parse(streams, CultureInfo.InvariantCulture));
else if (args is ["archive", var hours, var text])
    ArchiveSize.Measure(int.Parse(hours, CultureInfo.InvariantCulture), text);
else if (args is ["obs", var address, var password])
    await ObsDelays.MeasureAsync(address, password);
else
    BenchmarkSwitcher.FromAssembly(System.Reflection.Assembly.GetExecutingAssembly()).Run(args);
