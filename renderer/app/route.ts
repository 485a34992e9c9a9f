/** The screens of the app; the address's fragment names the one shown, so that reload and Back work. */
export type Route =
  | { readonly screen: 'journeys' }
  | { readonly screen: 'journey'; readonly journeyId: string }
  | { readonly screen: 'customers'; readonly customerId: string | null }
  | { readonly screen: 'segments'; readonly segmentId: string | null }
  | { readonly screen: 'forecasts' }
  | { readonly screen: 'run'; readonly runId: number }
  | { readonly screen: 'compare'; readonly runIds: readonly [number, number] }
  | { readonly screen: 'exports' }
  | { readonly screen: 'settings' };

export function fragmentOf(route: Route): string {
  switch (route.screen) {
    case 'journey':
      return `#/journeys/${encodeURIComponent(route.journeyId)}`;
    case 'customers':
      return route.customerId === null ? '#/customers' : `#/customers/${encodeURIComponent(route.customerId)}`;
    case 'segments':
      return route.segmentId === null ? '#/segments' : `#/segments/${encodeURIComponent(route.segmentId)}`;
    case 'run':
      return `#/runs/${route.runId}`;
    case 'compare':
      return `#/compare/${route.runIds[0]}/${route.runIds[1]}`;
    case 'journeys':
    case 'forecasts':
    case 'exports':
    case 'settings':
      return `#/${route.screen}`;
  }
}

/** The route of a fragment; anything unknown is the list of journeys. */
export function routeOf(fragment: string): Route {
  const [screen = '', first, second] = fragment.replace(/^#\/?/, '').split('/').map(decoded);
  switch (screen) {
    case 'journeys':
      return first ? { screen: 'journey', journeyId: first } : { screen: 'journeys' };
    case 'customers':
      return { screen: 'customers', customerId: first ? first : null };
    case 'segments':
      return { screen: 'segments', segmentId: first ? first : null };
    case 'runs':
      return isId(first) ? { screen: 'run', runId: Number(first) } : { screen: 'forecasts' };
    case 'compare':
      return isId(first) && isId(second)
        ? { screen: 'compare', runIds: [Number(first), Number(second)] }
        : { screen: 'forecasts' };
    case 'forecasts':
    case 'exports':
    case 'settings':
      return { screen };
    default:
      return { screen: 'journeys' };
  }
}

function isId(part: string | undefined): boolean {
  return part !== undefined && /^\d{1,15}$/.test(part);
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
