export { engineErrorOf } from './hostError.ts';
export { connectHost, getHost } from './host.ts';
