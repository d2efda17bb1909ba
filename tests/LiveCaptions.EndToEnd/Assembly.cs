using LiveCaptions.EndToEnd.Parts;

// One at a time: what is measured here is the machine, too.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
[assembly: AssemblyFixture(typeof(Chromium))]
