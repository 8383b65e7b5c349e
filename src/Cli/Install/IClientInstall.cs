using TotalMemory.Cli.Doctor;

namespace TotalMemory.Cli.Install;

/// <summary>A client that the memory can be registered with.</summary>
internal interface IClientInstall
{
    /// <summary>The value of <c>--client</c>.</summary>
    string Name { get; }

    /// <summary>Display name.</summary>
    string Title { get; }

    bool IsPresent { get; }

    /// <summary>Its settings start our server.</summary>
    bool IsRegistered { get; }

    /// <summary>Registered wherever it is found; other clients only when named.</summary>
    bool IsUsual => false;

    /// <summary>Registers; returns a line for each step. Safe to repeat.</summary>
    /// <exception cref="CommandException">Its settings are not understood; they were not changed.</exception>
    IEnumerable<string> Install(InstallChoices wishes);

    /// <summary>Removes our registrations.</summary>
    IEnumerable<string> Uninstall();

    /// <summary>The doctor's checks of this client.</summary>
    IEnumerable<ICheck> Checks() => [];
}

/// <summary>Choices given on the command line; where one is missing, the person is asked.</summary>
/// <param name="TrustsHooks">Trust our hooks in clients that require it.</param>
/// <param name="ShowsStatusLine">Register the status line in clients that have one.</param>
internal sealed record InstallChoices(bool TrustsHooks, bool ShowsStatusLine);
