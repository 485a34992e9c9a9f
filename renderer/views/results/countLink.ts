/** Opens the customers behind a counter; null where a result has no saved run. */
export type OnCount = ((key: string, title: string) => void) | null;
