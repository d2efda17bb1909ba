namespace LiveCaptions.Obs.Events;

/// <summary>The scene collection is about to change; until it has, the client holds requests back.</summary>
public sealed record CurrentSceneCollectionChanging(string SceneCollectionName) : ObsEvent;

/// <summary>The scene collection has changed: all scenes and inputs are others now.</summary>
public sealed record CurrentSceneCollectionChanged(string SceneCollectionName) : ObsEvent;

/// <summary>The profile has changed: encoder, stream delay and recording folder may be others now.</summary>
public sealed record CurrentProfileChanged(string ProfileName) : ObsEvent;
