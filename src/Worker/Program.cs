// The worker as a program of its own, where the one native program does not hold it: Windows, macOS, and machines that build.
TotalMemory.Spool.Files.OwnerRights.Keep();
TotalMemory.Spool.Files.WriteLimit.FailInsteadOfEnding();
return await TotalMemory.Worker.WorkerProgram.RunAsync(args);
