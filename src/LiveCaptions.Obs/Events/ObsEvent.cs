using System.Text.Json;

namespace LiveCaptions.Obs.Events;

/// <summary>An event of OBS or a change of the connection.</summary>
/// <remarks>Source of the events below and their fields: obs-websocket's protocol.md, Events.</remarks>
public abstract record ObsEvent;

/// <summary>The state of the connection changed.</summary>
public sealed record ConnectionChanged(ObsState State) : ObsEvent;

/// <summary>The listener was too slow, so this many events were dropped before the next one; query OBS for the current state.</summary>
public sealed record EventsLost(int Count) : ObsEvent;

/// <summary>An event without a type in this library, or with unexpected data.</summary>
/// <param name="EventType">The event's name in the protocol.</param>
/// <param name="Data">The event data, if any.</param>
public sealed record OtherEvent(string EventType, JsonElement? Data) : ObsEvent;

/// <summary>OBS is about to exit.</summary>
public sealed record ExitStarted : ObsEvent;

/// <summary>An event sent by a plugin.</summary>
public sealed record VendorEvent(string VendorName, string EventType, JsonElement EventData) : ObsEvent;
