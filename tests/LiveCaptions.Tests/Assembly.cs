using LiveCaptions.Tests;

[assembly: TimeLimit(minutes: 5)]
