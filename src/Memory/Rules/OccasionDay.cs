namespace TotalMemory.Rules;

/// <summary>Occasions of one day: sessions in which a rule applied.</summary>
/// <param name="Judged">Occasions on which a rule was obeyed or violated.</param>
/// <param name="Repeated">Occasions on which the known mistake was repeated.</param>
public sealed record OccasionDay(DateOnly Day, int Judged, int Repeated);
