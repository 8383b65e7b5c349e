namespace TotalMemory.Transcripts;

/// <param name="Chunks">How many the session has.</param>
public readonly record struct SessionChunk(string Text, int Chunks);
