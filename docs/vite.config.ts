import type { ProxyOptions, UserConfig } from 'vite';

/** The Go server as this computer reaches it. */
const goServer: ProxyOptions = {
  target: 'http://go.internal:8153',
  // Redirects of the Go server that name its own host lead to Vite's; the path is passed on letter for letter.
  autoRewrite: true,
  // A cookie that names a host would be one of the Go server's host alone.
  cookieDomainRewrite: '',
};
const proxy = { '/go': goServer };

// For `vite` and `vite preview`: in your own vite.config.ts, beside what is there.
export default { server: { proxy }, preview: { proxy } } satisfies UserConfig;
