import { parentPort } from 'node:worker_threads';
import { contentChunks } from '../../../core/dataset/index.ts';
import { invariant } from '../../../core/lib/invariant.ts';
import { hashInTurns } from '../../turns/hashInTurns.ts';
import { ColumnWorker } from './columnWork.ts';
import { readPart } from './part.ts';
import { memoryOf } from './plainPart.ts';
import type { Answer, Request } from './secondThread.ts';

/** A thread that reads one part of a file, and then works on columns until it is stopped. */
const columns = new ColumnWorker();
const port = parentPort;
invariant(port !== null, 'a thread has a port');

port.on('message', async (request: Request) => {
  if (request.kind === 'read') {
    const part = await readPart(request.part);
    answer({ kind: 'part', part }, part === null ? [] : memoryOf(part.rows));
  } else if (request.kind === 'digest') {
    answer({ kind: 'digest', hash: await hashInTurns(contentChunks(request.dataset)) });
  } else {
    columns.run(request.work);
    answer({ kind: 'done' });
  }
});

function answer(message: Answer, handedOver: ArrayBuffer[] = []): void {
  port?.postMessage(message, handedOver);
}
