#!/usr/bin/env node
// Starts the built program on a Node that can run it, whatever Node the user has: the project brings its own.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const program = join(root, 'dist', 'shell', 'cli.js');

function stop(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(3);
}

function findNode() {
  if (Number(process.versions.napi) >= 10) return process.execPath;
  try {
    const folder = dirname(createRequire(join(root, 'package.json')).resolve('node/package.json'));
    const own = join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
    return existsSync(own) ? own : null;
  } catch {
    return null;
  }
}

const node = findNode();
if (node === null) {
  stop(
    `Yeojeong needs Node 24 (this is ${process.version}) and its own copy is missing. Run "npm ci" again, or install Node 24.\n` +
      `여정을 실행하려면 Node 24가 필요합니다(지금은 ${process.version}). "npm ci"를 다시 실행하거나 Node 24를 설치하세요.`,
  );
}
if (!existsSync(program)) {
  stop(
    'Yeojeong is not built yet. Run "npm run build".\n여정이 아직 빌드되지 않았습니다. "npm run build"를 실행하세요.',
  );
}

const child = spawn(node, [program, ...process.argv.slice(2)], { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('error', (error) => stop(error.message));
child.on('exit', (code, signal) => process.exit(signal === null ? (code ?? 3) : 130));
