namespace LiveCaptions.Obs.Events;

/// <summary>The scene collection is about to change; the client holds requests back until it has.</summary>
public sealed record CurrentSceneCollectionChanging(string SceneCollectionName) : ObsEvent;

/// <summary>The scene collection has changed, and with it all scenes and inputs.</summary>
public sealed record CurrentSceneCollectionChanged(string SceneCollectionName) : ObsEvent;

/// <summary>The profile has changed; encoder, stream delay and recording folder may differ.</summary>
public sealed record CurrentProfileChanged(string ProfileName) : ObsEvent;
