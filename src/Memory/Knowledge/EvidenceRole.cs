namespace TotalMemory.Knowledge;

public enum EvidenceRole
{
    Source,
    Fix,
}
