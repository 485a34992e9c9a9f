import { parentPort, workerData } from 'node:worker_threads';
import { type PartRequest, readPart } from './part.ts';

/** A thread that reads one part of a file and ends. */
const part = await readPart(workerData as PartRequest);
parentPort?.postMessage(part);
