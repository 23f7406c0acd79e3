// How long a process may hold a delivery before another takes it over. Longer than any try (see the limit of timeoutMs) and its wait in the lane.

export const leaseMs = 90_000;

/** The longest time-out a destination may have: a try must end well within its lease. */
export const longestTimeoutMs = 60_000;
