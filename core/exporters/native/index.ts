export { exportNative } from './exportNative.ts';
