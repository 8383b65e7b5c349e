namespace TotalMemory.Delivery;

public enum HandoffEnding
{
    Answered,
    Stopped,
    NotAnswered,
}
