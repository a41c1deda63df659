import { AsyncLocalStorage } from 'node:async_hooks';
import ipaddr from 'ipaddr.js';
import { env } from '#server/env';

/** Used if no address was attached (under `next dev` and `next start`): all calls then count as one client. */
const unknownAddress = 'unknown';

// The host and Next's own bundles each load this module in the same process; these symbols make them share state.
type Shared = { [key: symbol]: unknown };
const shared = globalThis as Shared;
const requestsKey = Symbol.for('session-desk.addresses-of-requests');
const pagesKey = Symbol.for('session-desk.address-of-page');

function ofRequests(): WeakMap<Request, string> {
  shared[requestsKey] ??= new WeakMap<Request, string>();
  return shared[requestsKey] as WeakMap<Request, string>;
}

function ofPage(): AsyncLocalStorage<string> {
  shared[pagesKey] ??= new AsyncLocalStorage<string>();
  return shared[pagesKey] as AsyncLocalStorage<string>;
}

/** Attaches the client's address to a Request, where nothing a client sends can change it. */
export function attachAddress(request: Request, address: string): void {
  ofRequests().set(request, address);
}

/** The client address of a Request. */
export function addressOf(request: Request): string {
  return ofRequests().get(request) ?? pageAddress();
}

/** Runs Next's handler so that pages and sign-in know the client's address. */
export function withPageAddress<T>(address: string, work: () => T): T {
  return ofPage().run(address, work);
}

/** The client address of the page or sign-in being answered. */
export function pageAddress(): string {
  return ofPage().getStore() ?? unknownAddress;
}

/**
 * Returns the client's address: the socket's, unless TRUSTED_PROXIES contains the peer; then the right-most entry of
 * X-Forwarded-For that no trusted proxy wrote. `forwardedFor` is that header as received.
 */
export function clientAddress(peer: string | undefined, forwardedFor: string | undefined): string {
  const blocks = env().trustedProxies.map((block) => ipaddr.parseCIDR(block));
  const isTrusted = (address: string) =>
    blocks.some(([network, bits]) => {
      const parsed = ipaddr.process(address);
      return parsed.kind() === network.kind() && parsed.match([network, bits] as never);
    });
  let address = plain(peer) ?? unknownAddress;
  const entries = forwardedFor?.split(',') ?? [];
  while (address !== unknownAddress && isTrusted(address)) {
    const next = plain(entries.pop()?.trim());
    if (next === undefined) break;
    address = next;
  }
  return address;
}

/** The unit that limits count: the address, or the /64 of an IPv6 address, because one client has all of it. */
export function addressGroup(address: string): string {
  if (!ipaddr.isValid(address)) return address;
  const parsed = ipaddr.process(address);
  if (parsed.kind() === 'ipv4') return parsed.toString();
  return `${(parsed as ipaddr.IPv6).parts
    .slice(0, 4)
    .map((part) => part.toString(16))
    .join(':')}::/64`;
}

function plain(address: string | undefined): string | undefined {
  if (address === undefined || !ipaddr.isValid(address)) return undefined;
  return ipaddr.process(address).toString();
}
