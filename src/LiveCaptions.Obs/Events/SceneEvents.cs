namespace LiveCaptions.Obs.Events;

/// <summary>A scene was created.</summary>
public sealed record SceneCreated(string SceneName, bool IsGroup, string? SceneUuid = null) : ObsEvent;

/// <summary>A scene was removed.</summary>
public sealed record SceneRemoved(string SceneName, bool IsGroup, string? SceneUuid = null) : ObsEvent;

/// <summary>A scene was renamed.</summary>
public sealed record SceneNameChanged(string OldSceneName, string SceneName, string? SceneUuid = null) : ObsEvent;

/// <summary>The scene on air changed.</summary>
public sealed record CurrentProgramSceneChanged(string SceneName, string? SceneUuid = null) : ObsEvent;

/// <summary>A source was added to a scene.</summary>
public sealed record SceneItemCreated(string SceneName, string SourceName, int SceneItemId, string? SourceUuid = null) : ObsEvent;

/// <summary>A source was removed from a scene.</summary>
public sealed record SceneItemRemoved(string SceneName, string SourceName, int SceneItemId, string? SourceUuid = null) : ObsEvent;

/// <summary>An item in a scene was shown or hidden.</summary>
public sealed record SceneItemEnableStateChanged(string SceneName, int SceneItemId, bool SceneItemEnabled) : ObsEvent;
