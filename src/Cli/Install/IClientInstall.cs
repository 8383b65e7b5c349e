using TotalMemory.Cli.Doctor;

namespace TotalMemory.Cli.Install;

/// <summary>A client that the memory can be registered with.</summary>
internal interface IClientInstall
{
    /// <summary>As given to <c>--client</c>.</summary>
    string Name { get; }

    /// <summary>As its users call it.</summary>
    string Title { get; }

    bool IsPresent { get; }

    /// <summary>Its settings start our server.</summary>
    bool IsRegistered { get; }

    /// <summary>It is registered with wherever it is found; others only when they are named.</summary>
    bool IsUsual => false;

    /// <summary>Registers; a line for each step. Safe to repeat.</summary>
    /// <exception cref="CommandException">Its settings are not understood; they were not changed.</exception>
    IEnumerable<string> Install(InstallChoices wishes);

    /// <summary>Takes out what is ours.</summary>
    IEnumerable<string> Uninstall();

    /// <summary>What the doctor looks at.</summary>
    IEnumerable<ICheck> Checks() => [];
}

/// <summary>What a person wants beside the registration. Where it is not said, they are asked.</summary>
/// <param name="TrustsHooks">A client that wants hooks trusted may run ours.</param>
/// <param name="ShowsStatusLine">A client with a status line shows what is remembered.</param>
internal sealed record InstallChoices(bool TrustsHooks, bool ShowsStatusLine);
