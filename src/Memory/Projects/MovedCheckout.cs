using TotalMemory.Spool;

namespace TotalMemory.Projects;

/// <summary>A checkout whose remote has changed.</summary>
/// <param name="Root">Its folder.</param>
/// <param name="Project">Its project according to the current remote.</param>
/// <param name="Was">The project it belonged to.</param>
public sealed record MovedCheckout(string Root, string Project, ProjectIdentity Was);
