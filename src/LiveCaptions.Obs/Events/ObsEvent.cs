using System.Text.Json;

namespace LiveCaptions.Obs.Events;

/// <summary>Something that happened in OBS or to the connection.</summary>
/// <remarks>Source of the events below and their fields: obs-websocket's protocol.md, Events.</remarks>
public abstract record ObsEvent;

/// <summary>The connection is in another state.</summary>
public sealed record ConnectionChanged(ObsState State) : ObsEvent;

/// <summary>The listener was too slow, so that this many events before the next one were dropped: ask OBS how things stand.</summary>
public sealed record EventsLost(int Count) : ObsEvent;

/// <summary>An event that this library has no type for, or whose data has another shape than expected.</summary>
/// <param name="EventType">As in the protocol.</param>
/// <param name="Data">As in the protocol, if it has any.</param>
public sealed record OtherEvent(string EventType, JsonElement? Data) : ObsEvent;

/// <summary>OBS is about to end.</summary>
public sealed record ExitStarted : ObsEvent;

/// <summary>A plugin says something.</summary>
public sealed record VendorEvent(string VendorName, string EventType, JsonElement EventData) : ObsEvent;
