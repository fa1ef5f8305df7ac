import ipaddr from "ipaddr.js";

/**
 * Public by their range, but inside a data centre: where clouds tell a machine of itself, its keys included.
 * Their other such addresses are link-local, private or shared, and refused as that.
 */
const insideClouds = new Set(["168.63.129.16"]);

/** What of IPv6 is given out to the Internet at all. */
const given: [ipaddr.IPv6, number] = [ipaddr.IPv6.parse("2000::"), 3];

/**
 * Whether an IP address is one of the open Internet: not of this machine, of a network around it, of
 * many machines, or reserved; nor a form of IPv6 that stands for an address of IPv4 (mapped, NAT64,
 * 6to4, Teredo), whatever that is, since it may lead where the other may not.
 * @param address as a resolver or URL gives it, IPv6 without brackets; what is none is not public
 */
export function isPublicAddress(address: string): boolean {
  if (address.includes("%") || !ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  if (insideClouds.has(parsed.toString()) || parsed.range() !== "unicast") return false;
  return parsed.kind() === "ipv4" || (parsed as ipaddr.IPv6).match(given);
}
