export { engineErrorOf } from './hostError.ts';
export { connectHost, getHost, setHost } from './host.ts';
