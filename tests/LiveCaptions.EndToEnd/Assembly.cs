using LiveCaptions.EndToEnd.Parts;
using LiveCaptions.Tests;

// One at a time: what is measured here is the machine, too.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
[assembly: AssemblyFixture(typeof(Chromium))]
[assembly: TimeLimit(minutes: 15)]
