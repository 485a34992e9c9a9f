export { createEngine, type Engine } from './engine.ts';
export { attachEngine, replyTo, type PortLike } from './wire.ts';
