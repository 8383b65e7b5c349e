using TotalMemory.Cli;

return Application.Run(args);
