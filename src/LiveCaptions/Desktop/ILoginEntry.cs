namespace LiveCaptions.Desktop;

/// <summary>The entry that starts the program when its user logs in, as each system keeps it.</summary>
internal interface ILoginEntry
{
    /// <summary>Where the entry is, for people.</summary>
    string Place { get; }

    /// <summary>Whether the system starts the program: there is an entry, and it is not disabled in the system's own settings.</summary>
    bool IsOn { get; }

    /// <summary>Whether the entry is the one that <see cref="Write"/> would write.</summary>
    bool Is(StartCommand command);

    /// <exception cref="AutostartException">It cannot be written.</exception>
    void Write(StartCommand command);

    /// <summary>Removes the entry, if there is one.</summary>
    /// <exception cref="AutostartException">It cannot be removed.</exception>
    void Remove();
}
