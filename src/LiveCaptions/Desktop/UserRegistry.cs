using System.Runtime.Versioning;
using Microsoft.Win32;

namespace LiveCaptions.Desktop;

/// <summary>Values of the user's own part of the registry of Windows; tests put a dictionary in its place.</summary>
internal interface IUserRegistry
{
    /// <summary>Null: there is no such value.</summary>
    object? Read(string key, string name);

    void Write(string key, string name, string value);

    /// <summary>Removes the value, if there is one.</summary>
    void Remove(string key, string name);
}

/// <summary>HKEY_CURRENT_USER.</summary>
[SupportedOSPlatform("windows")]
internal sealed class UserRegistry : IUserRegistry
{
    public object? Read(string key, string name)
    {
        using var opened = Registry.CurrentUser.OpenSubKey(key);
        return opened?.GetValue(name);
    }

    public void Write(string key, string name, string value)
    {
        using var opened = Registry.CurrentUser.CreateSubKey(key);
        opened.SetValue(name, value);
    }

    public void Remove(string key, string name)
    {
        using var opened = Registry.CurrentUser.OpenSubKey(key, writable: true);
        opened?.DeleteValue(name, throwOnMissingValue: false);
    }
}
