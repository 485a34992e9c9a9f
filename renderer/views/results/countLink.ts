/** Opens the customers behind a counter; null where a result has no saved run. */
export type OnCount = ((key: string, title: string) => void) | null;

/** Shows one customer's way through a run elsewhere on the screen. */
export type OnTrace = (trace: { readonly runId: number; readonly customerId: string }) => void;
