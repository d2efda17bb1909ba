using BenchmarkDotNet.Running;
using LiveCaptions.Benchmarks;

if (args is ["record", var sound, var log]) await HypothesisRecorder.RecordAsync(sound, log);
else if (args is ["obs", var address, var password]) await ObsDelays.MeasureAsync(address, password);
else BenchmarkSwitcher.FromAssembly(System.Reflection.Assembly.GetExecutingAssembly()).Run(args);
