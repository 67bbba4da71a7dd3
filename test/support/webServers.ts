import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { preview } from 'vite';

/** What a web server's documented configuration is filled in with. */
interface Filling {
  /** A folder of its own, for whatever it writes. */
  readonly folder: string;
  readonly port: number;
  /** The Go server, as `127.0.0.1:PORT`. */
  readonly goHost: string;
  /** The folder of the built page. */
  readonly page: string;
}

/** A web server with its configuration of `docs/`, running. */
interface RunningServer {
  readonly stop: () => Promise<void>;
}

/** A web server that `docs/` has a configuration for. */
export interface WebServer {
  readonly name: 'nginx' | 'Caddy' | 'Vite';
  /** The program's file; undefined where it is not on this computer. */
  readonly program: string | undefined;
  readonly start: (filling: Filling) => Promise<RunningServer>;
}

/** Those of which the page is served for good: with a policy, with caching, with a mark on cookies. */
export const WEB_SERVERS: readonly WebServer[] = [
  { name: 'nginx', program: find('nginx'), start: startNginx },
  { name: 'Caddy', program: find('caddy'), start: startCaddy },
  { name: 'Vite', program: process.execPath, start: startVite },
];

/** Starts a web server in front of a Go server, with the page at `/stage-history/`. */
export async function startWebServer(
  server: WebServer,
  goHost: string,
  page: string,
): Promise<RunningServer & { readonly origin: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'stage-history-proxy-'));
  const port = await freePort();
  const running = await server.start({ folder, port, goHost, page });
  return {
    origin: `http://localhost:${port}`,
    stop: async () => {
      await running.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function find(program: string): string | undefined {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin'];
  return folders.map((folder) => join(folder, program)).find((file) => existsSync(file));
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** A file of `docs/` with other names in it. Throws where one is not there, so that none is left out unseen. */
function documented(file: string, names: readonly (readonly [from: string, to: string])[]): string {
  let text = readFileSync(join('docs', file), 'utf8');
  for (const [from, to] of names) {
    if (!text.includes(from)) throw new Error(`docs/${file} has no “${from}”.`);
    text = text.replaceAll(from, to);
  }
  return text;
}

/** The host names go; certificates too, since the tests speak plain http on this computer. All else stays. */
async function startNginx({ folder, port, goHost, page }: Filling): Promise<RunningServer> {
  const site = documented('nginx.conf', [
    ['listen 443 ssl http2;', `listen 127.0.0.1:${port};`],
    ['ssl_certificate     /etc/ssl/certs/ci.example.com.pem;', ''],
    ['ssl_certificate_key /etc/ssl/private/ci.example.com.key;', ''],
    ['server_name ci.example.com', 'server_name localhost'],
    ['go.internal:8153', goHost],
    ['/var/www/stage-history/', `${page}/`],
  ]);
  writeFileSync(join(folder, 'site.conf'), site);
  const places = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  const main = `
    daemon off;
    pid ${folder}/nginx.pid;
    error_log stderr warn;
    ${process.getuid?.() === 0 ? 'user root;' : ''}
    events {}
    http {
      types { text/html html; text/css css; text/javascript js; image/svg+xml svg; }
      access_log off;
      ${places.map((place) => `${place}_temp_path ${folder}/${place};`).join('\n')}
      include ${folder}/site.conf;
    }`;
  writeFileSync(join(folder, 'nginx.conf'), main);
  return run(WEB_SERVERS[0]?.program, ['-p', folder, '-c', join(folder, 'nginx.conf')], folder, port);
}

async function startCaddy({ folder, port, goHost, page }: Filling): Promise<RunningServer> {
  const site = documented('Caddyfile', [
    ['ci.example.com {', `http://localhost:${port} {`],
    ['go.internal:8153', goHost],
    ['go\\.internal:8153', goHost.replaceAll('.', '\\.')],
    ['root * /var/www/stage-history', `root * ${page}`],
  ]);
  const file = join(folder, 'Caddyfile');
  writeFileSync(file, `{\n\tadmin off\n\tauto_https off\n}\n${site}`);
  return run(WEB_SERVERS[1]?.program, ['run', '--adapter', 'caddyfile', '--config', file], folder, port);
}

async function startVite({ folder, port, goHost, page }: Filling): Promise<RunningServer> {
  const configFile = join(folder, 'vite.config.ts');
  writeFileSync(configFile, documented('vite.config.ts', [['go.internal:8153', goHost]]));
  mkdirSync(join(folder, 'root'));
  const server = await preview({
    configFile,
    root: join(folder, 'root'),
    base: '/stage-history/',
    logLevel: 'silent',
    build: { outDir: page },
    preview: { port, strictPort: true },
  });
  return { stop: () => server.close() };
}

/** Runs a program until it is stopped; resolves once it listens. Throws with what it wrote where it ends before. */
async function run(
  program: string | undefined,
  args: readonly string[],
  folder: string,
  port: number,
): Promise<RunningServer> {
  if (program === undefined) throw new Error('There is no such program on this computer.');
  const child = spawn(program, args, {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder },
  });
  let written = '';
  child.stderr.on('data', (part: Buffer) => (written += part.toString()));
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const failed = ended.then(() => Promise.reject(new Error(`${program} ended: ${written}`)));
  await Promise.race([failed, listens(port)]);
  failed.catch(() => undefined);
  return {
    stop: async () => {
      child.kill();
      await ended;
    },
  };
}

async function listens(port: number): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    const answered = await fetch(`http://127.0.0.1:${port}/stage-history/`).then(
      () => true,
      () => false,
    );
    if (answered) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`Nothing listens at port ${port} after ten seconds.`);
}
