import { mkdtempSync, rmSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errors as english } from '../../core/i18n/en/errors.ts';
import { createTranslator } from '../../core/i18n/index.ts';
import { errors as korean } from '../../core/i18n/ko/errors.ts';
import { serve, type Served } from '../../electron/browser/serve.ts';

let served: Served;
let base: URL;
let token: string;
const home = mkdtempSync(join(tmpdir(), 'yeojeong-serve-'));

interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
}

function ask(method: string, path: string, headers: Record<string, string> = {}, body = ''): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      { host: '127.0.0.1', port: base.port, method, path, headers: { host: base.host, ...headers } },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => (text += chunk));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }));
      },
    );
    request.on('error', reject);
    request.end(body);
  });
}

const call = (name: string, input: unknown, headers: Record<string, string> = {}) =>
  ask('POST', '/api/call', { 'x-yeojeong-token': token, ...headers }, JSON.stringify({ name, input }));

beforeAll(async () => {
  process.env.YEOJEONG_HOME = home;
  served = await serve({ workspace: null, port: 0, openBrowser: false });
  base = new URL(served.url);
  const oneTime = new URLSearchParams(base.hash.slice(1)).get('token') ?? '';
  const answer = await ask('POST', '/api/session', {}, JSON.stringify({ token: oneTime }));
  token = JSON.parse(answer.text).token;
});

afterAll(async () => {
  await served.close();
  rmSync(home, { recursive: true, force: true });
});

describe('the server of browser mode', () => {
  it('answers a call that carries the session token', async () => {
    const answer = await call('workspace.current', {});
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.text)).toEqual({ ok: true, value: null });
  });

  it('refuses a call without a token, with the spent one-time token, or with a wrong one', async () => {
    const spent = new URLSearchParams(base.hash.slice(1)).get('token') ?? '';
    for (const wrong of ['', spent, `${token}x`]) {
      expect((await call('workspace.current', {}, { 'x-yeojeong-token': wrong })).status).toBe(401);
    }
    expect((await ask('POST', '/api/session', {}, JSON.stringify({ token: spent }))).status).toBe(401);
  });

  it('refuses requests of another origin, another site, or a rebound host name, even with the token', async () => {
    expect((await call('workspace.current', {}, { origin: 'http://evil.example' })).status).toBe(403);
    expect((await call('workspace.current', {}, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await call('workspace.current', {}, { host: `evil.example:${base.port}` })).status).toBe(421);
    expect((await ask('GET', '/', { host: 'localhost' })).status).toBe(421);
  });

  it('sends the strict policy with every answer, refusals included', async () => {
    for (const answer of [
      await ask('GET', '/'),
      await ask('GET', '/nothing.js'),
      await call('workspace.current', {}),
    ]) {
      const policy = String(answer.headers['content-security-policy']);
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toContain('unsafe');
      expect(policy).not.toContain('http');
      expect(answer.headers['x-content-type-options']).toBe('nosniff');
    }
  });

  it('never leaves the folder of the page', async () => {
    for (const path of [
      '/../package.json',
      '/..%2f..%2fpackage.json',
      '/%2e%2e/%2e%2e/etc/passwd',
      '/assets/..%5c..',
      '/%00',
    ]) {
      expect((await ask('GET', path)).status).toBe(404);
    }
  });

  it('imports only files that the page uploaded', async () => {
    const answer = await call('import.preview', {
      source: { path: '/etc/passwd', name: 'passwd' },
      dialect: null,
      mapping: null,
    });
    expect(JSON.parse(answer.text)).toMatchObject({ ok: false, error: { kind: 'input', code: 'import.fileMissing' } });
  });

  const outer = Object.values(networkInterfaces())
    .flat()
    .find((entry) => entry && !entry.internal && entry.family === 'IPv4');
  it.skipIf(!outer)('takes no connection from the network (needs an address beside loopback)', async () => {
    const reached = await new Promise<boolean>((resolve) => {
      const socket = connect({ host: outer!.address, port: Number(base.port) }, () => {
        socket.destroy();
        resolve(true);
      });
      socket.on('error', () => resolve(false));
    });
    expect(reached).toBe(false);
  });

  it('names a taken port in both languages', async () => {
    const error: unknown = await serve({ workspace: null, port: Number(base.port), openBrowser: false }).catch(
      (reason: unknown) => reason,
    );
    expect(error).toMatchObject({
      data: { kind: 'input', code: 'serve.portTaken', params: { port: Number(base.port) } },
    });
    for (const [language, catalog] of [
      ['ko', korean],
      ['en', english],
    ] as const) {
      const text = createTranslator({ language, zone: 'Asia/Seoul' }, catalog);
      expect(text('error.serve.portTaken', { port: base.port })).toContain(base.port);
      expect(text('error.serve.failed', { port: base.port, reason: 'EACCES' })).toContain('EACCES');
    }
  });

  it('answers an unknown call and a malformed one with an error, not a crash', async () => {
    expect(JSON.parse((await call('no.such', {})).text)).toMatchObject({ ok: false });
    expect((await ask('POST', '/api/call', { 'x-yeojeong-token': token }, '{')).status).toBe(400);
    expect((await call('workspace.current', {})).status).toBe(200);
  });
});
