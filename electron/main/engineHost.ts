import { existsSync } from 'node:fs';
import { MessageChannelMain, utilityProcess, type UtilityProcess, type WebContents } from 'electron';
import { ipcChannels } from '../shared/ipc.ts';

export interface EngineHostOptions {
  readonly modulePath: string;
  readonly appFolder: string;
  readonly version: string;
  /** Workspace to open when the engine starts, if any. */
  readonly workspace: string | null;
}

/** The engine's process: hands each window its own port to it, and starts it again when it dies. */
export class EngineHost {
  private readonly options: EngineHostOptions;
  private readonly windows = new Set<WebContents>();
  private process: UtilityProcess;
  private stopping = false;

  constructor(options: EngineHostOptions) {
    this.options = options;
    this.process = this.start(options.workspace);
  }

  private start(workspace: string | null): UtilityProcess {
    const { modulePath, appFolder, version } = this.options;
    const started = utilityProcess.fork(
      modulePath,
      [
        JSON.stringify({
          appFolder,
          version,
          workspace: workspace !== null && existsSync(workspace) ? workspace : null,
        }),
      ],
      { serviceName: 'Yeojeong engine', stdio: 'inherit' },
    );
    started.once('exit', () => {
      if (this.stopping) return;
      this.process = this.start(null);
      for (const contents of this.windows) this.sendPort(contents);
    });
    return started;
  }

  /** Gives the window a port to the engine, now and after each restart of the engine. */
  connect(contents: WebContents): void {
    if (!this.windows.has(contents)) {
      this.windows.add(contents);
      contents.once('destroyed', () => this.windows.delete(contents));
    }
    this.sendPort(contents);
  }

  private sendPort(contents: WebContents): void {
    const { port1, port2 } = new MessageChannelMain();
    this.process.postMessage({ kind: 'client' }, [port1]);
    contents.postMessage(ipcChannels.port, null, [port2]);
  }

  /** Lets the engine close its file; every edit is on disk already, so a hard end loses nothing either. */
  async stop(): Promise<void> {
    this.stopping = true;
    const ended = new Promise<void>((resolve) => this.process.once('exit', () => resolve()));
    this.process.postMessage({ kind: 'stop' });
    const timer = setTimeout(() => this.process.kill(), 3000);
    await ended;
    clearTimeout(timer);
  }
}
