namespace TotalMemory.Spool;

/// <summary>It cannot be said where something of the person's is; the message tells them what to set.</summary>
public sealed class UnknownHomeException(string message) : Exception(message)
{
    /// <param name="variable">Of the environment.</param>
    /// <param name="value">Not an absolute path; empty if there is none.</param>
    public static UnknownHomeException Relative(string variable, string value) =>
        new(
            value.Length == 0
                ? $"Your home folder is not known. Set {variable} to an absolute path."
                : $"{variable} is '{value}', which is no absolute path: files would be written into whatever folder you work in. "
                    + "Set it to an absolute path."
        );
}
