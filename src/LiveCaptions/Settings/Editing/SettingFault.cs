using LiveCaptions.Health;

namespace LiveCaptions.Settings.Editing;

/// <summary>Why a change of the settings cannot be made.</summary>
/// <param name="Key">The setting; null: several together.</param>
/// <param name="Message">A sentence.</param>
internal sealed record SettingFault(string? Key, string Message);

/// <summary>Changes of settings that cannot be made; nothing was written.</summary>
/// <param name="faults">All of them.</param>
internal sealed class SettingsRefusedException(IReadOnlyList<SettingFault> faults)
    : Exception("Nothing was changed. " + string.Join(' ', faults.Select(fault => fault.Message))),
        IUserFacingError
{
    public IReadOnlyList<SettingFault> Faults => faults;
}

/// <summary>The settings file cannot be read, or somebody else has changed it; nothing was written.</summary>
internal sealed class SettingsConflictException(string message) : Exception(message), IUserFacingError;

/// <summary>The settings file could not be written.</summary>
internal sealed class SettingsNotWrittenException(string message, Exception cause) : Exception(message, cause), IUserFacingError;
