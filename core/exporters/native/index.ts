export { exportNative, nativeExporter } from './exportNative.ts';
