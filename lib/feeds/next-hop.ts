/** The ports on which the open web is served. */
export const webPorts: readonly number[] = [80, 443];

/**
 * Where an address leads, or undefined when it isn't one to go to: only http and https, without user
 * name or password, on these ports.
 * @param from the address that led there; from https there is no way back to http
 */
export function hop(address: string, ports: readonly number[] = webPorts, from?: URL): URL | undefined {
  if (address.length > 2_000 || !URL.canParse(address, from)) return undefined;
  const url = new URL(address, from);
  if (url.protocol !== "https:" && (url.protocol !== "http:" || from?.protocol === "https:")) return undefined;
  if (url.username !== "" || url.password !== "" || url.hostname === "") return undefined;
  return ports.includes(Number(url.port || (url.protocol === "https:" ? 443 : 80))) ? url : undefined;
}

/** The host as a resolver or socket takes it: IPv6 without its brackets. */
export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[(.*)\]$/, "$1");
}
