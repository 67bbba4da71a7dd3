/** Whether a path is one of the simulated server's: `/go`, or below `/go/` or `/sim/`. */
export function isServedPath(pathname: string): boolean {
  return pathname === '/go' || pathname.startsWith('/go/') || pathname.startsWith('/sim/');
}
