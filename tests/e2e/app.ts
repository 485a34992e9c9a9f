import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');

/** The built app in browser mode with a folder of its own, as `yeojeong serve` starts it. */
export class ServedApp {
  readonly home = mkdtempSync(join(tmpdir(), 'yeojeong-e2e-'));
  #child: ChildProcess | null = null;

  /** Starts (again, on the same folder) and resolves with the address, which is good for one page. */
  async start(...args: string[]): Promise<string> {
    const child = spawn(process.execPath, [join(root, 'dist', 'shell', 'cli.js'), 'serve', ...args], {
      env: { ...process.env, YEOJEONG_HOME: this.home },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    return new Promise((resolve, reject) => {
      let output = '';
      const read = (chunk: Buffer) => {
        output += chunk.toString('utf8');
        const url = /http:\/\/127\.0\.0\.1:\d+\/#token=[\w-]+/.exec(output)?.[0];
        if (url !== undefined) resolve(url);
      };
      child.stdout?.on('data', read);
      child.stderr?.on('data', read);
      child.once('exit', (code) => reject(new Error(`serve ended with ${code}: ${output}`)));
    });
  }

  /** Ends the process at once, without a chance to tidy up. */
  async kill(): Promise<void> {
    const child = this.#child;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
  }

  async remove(): Promise<void> {
    await this.kill();
    rmSync(this.home, { recursive: true, force: true });
  }
}
