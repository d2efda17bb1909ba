namespace LiveCaptions.Settings;

/// <summary>The property is the key of an entry and has no key of its own.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class NotASettingAttribute : Attribute;

/// <summary>The text may be empty.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class MayBeEmptyAttribute : Attribute;

/// <summary>The text may have line ends and tabs.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SeveralLinesAttribute : Attribute;

/// <summary>The setting's name in the version before, which this version still accepts with a warning.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class FormerNameAttribute(string name) : Attribute
{
    public string Name => name;
}

/// <summary>The value is never shown: not on a page, not in an error, not in the log.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SecretAttribute : Attribute;
