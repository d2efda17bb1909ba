using BenchmarkDotNet.Running;
using LiveCaptions.Benchmarks;

if (args is ["record", var sound, var log]) await HypothesisRecorder.RecordAsync(sound, log);
else BenchmarkSwitcher.FromAssembly(System.Reflection.Assembly.GetExecutingAssembly()).Run(args);
