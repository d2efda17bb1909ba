namespace LiveCaptions.Bench;

/// <summary>Does the work and shows how far it is.</summary>
/// <param name="name">What is being worked on.</param>
/// <param name="total">All there is to do, in the unit that the work reports; null: unknown.</param>
/// <param name="work">Reports how much is done.</param>
internal delegate Task ShowProgress(string name, double? total, Func<Action<double>, Task> work);
